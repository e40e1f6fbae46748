import Glibc

/// What is done when: a line is `occasion: act; act`, `#` begins a comment.
///
/// An occasion is `start` (before the monitor is looked at), `accept` (a client connected), `SIGTERM`, or the name of a
/// command; `cont@2` is its second time. What has no line is done as QEMU does it.
struct Script {
  private var rules: [String: [Act]] = [:]

  init(text: String) throws(Unplayable) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.drop { $0 == " " }
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":") else {
        throw Unplayable(reason: "line \(number + 1) names no occasion")
      }
      var acts: [Act] = []
      for words in line[line.index(after: colon)...].split(separator: ";") {
        guard let act = Act(words.split(separator: " ").map(String.init)) else {
          throw Unplayable(reason: "line \(number + 1) asks for '\(words)', which is no act")
        }
        acts.append(act)
      }
      rules[String(line[..<colon])] = acts
    }
  }

  /// What is done on an occasion, the count of which begins with 1; nil: what QEMU does.
  func acts(on occasion: String, _ count: Int = 1) -> [Act]? {
    rules["\(occasion)@\(count)"] ?? rules[occasion]
  }

  static func read(_ path: String) throws(Unplayable) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Unplayable(reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
