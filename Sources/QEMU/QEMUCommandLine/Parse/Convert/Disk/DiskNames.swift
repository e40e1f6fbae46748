/// The names of disks in the definition: `hda`, `vdb`, `sdaa`.
struct DiskNames {
  private var used: Set<String> = []
  private var next: [String: Int] = [:]

  /// A name that no disk has yet.
  ///
  /// - Parameter wanted: the place that the disk has on its bus, which gives its letter.
  mutating func take(_ prefix: String, wanted: Int? = nil) -> String {
    if let wanted, wanted < 26 * 26, used.insert(Self.name(prefix, wanted)).inserted {
      return Self.name(prefix, wanted)
    }
    var index = next[prefix] ?? 0
    while !used.insert(Self.name(prefix, index)).inserted { index += 1 }
    next[prefix] = index + 1
    return Self.name(prefix, index)
  }

  private static func name(_ prefix: String, _ index: Int) -> String {
    var letters = ""
    var rest = index
    while rest >= 0 {
      let letter = UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26))
      letters = String(Character(letter)) + letters
      rest = rest / 26 - 1
    }
    return prefix + letters
  }
}
