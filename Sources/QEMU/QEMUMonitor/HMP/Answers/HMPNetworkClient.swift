/// One end of a network connection in the answer to `info network`.
public struct HMPNetworkClient: Hashable, Sendable {
  /// Its id, or the name that QEMU made.
  public let name: String
  /// `nic`, `user`, `tap`, …
  public let type: String
  /// What else it says: `macaddr=52:54:00:12:34:56`, by key.
  public let facts: [String: String]
  /// Whether it is the back end of the one before it.
  public let isPeer: Bool

  /// Reads the answer: `virtio-net-pci.0: index=0,type=nic,model=virtio-net-pci,macaddr=…`, and behind a backslash the
  /// other end of it.
  public static func list(_ text: String) -> [HMPNetworkClient] { text.answerLines.compactMap { HMPNetworkClient($0) } }

  private init?(_ line: Substring) {
    var rest = line.drop { $0 == " " }
    isPeer = rest.hasPrefix("\\ ")
    if isPeer { rest = rest.dropFirst(2) }
    guard let colon = rest.firstRange(ofWord: ": index=") else { return nil }
    name = String(rest[..<colon])
    var facts: [String: String] = [:]
    for part in rest[rest.index(colon, offsetBy: 2)...].split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, facts[String(pair[0])] == nil { facts[String(pair[0])] = String(pair[1]) }
    }
    guard let type = facts["type"] else { return nil }
    self.type = type
    self.facts = facts
  }
}
