/// `/proc/meminfo` and its like for NUMA nodes.
enum MemoryInformation {
  /// Names and KiB. Lines of nodes begin with `Node N`, which is passed over.
  static func parse(_ text: String) -> [String: UInt64] {
    var values: [String: UInt64] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = parts[0].split(separator: " ").last else { continue }
      guard let number = parts[1].split(separator: " ").first.flatMap({ UInt64($0) }) else { continue }
      values[String(name)] = number
    }
    return values
  }
}
