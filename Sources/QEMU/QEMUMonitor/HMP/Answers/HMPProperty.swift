/// A property of one of QEMU's objects, as `qom-list` of the human monitor tells of it (since 2.12).
public struct HMPProperty: Hashable, Sendable {
  /// What it is called: `net0`, `device[3]`.
  public var name: String
  /// Its type: `string`, `child<e1000>`, `link<bus>`.
  public var type: String

  /// Makes a property.
  public init(name: String, type: String) {
    self.name = name
    self.type = type
  }

  /// Reads lines of the form `net0 (child<e1000>)`; others are passed over.
  public static func list(_ text: String) -> [HMPProperty] {
    text.answerLines.compactMap { line in
      guard line.last == ")", let space = line.lastIndex(of: " "), line[line.index(after: space)...].first == "(" else {
        return nil
      }
      let type = line[line.index(after: space)...].dropFirst().dropLast()
      return HMPProperty(name: String(line[..<space]), type: String(type))
    }
  }
}
