public import DroverCore

/// One character device in the answer to `query-chardev`.
public struct QMPCharacterDevice: Hashable, Sendable {
  /// Its id on the command line: `charserial0`.
  public let label: String
  /// Where it leads: `pty:/dev/pts/3`, `unix:/run/…,server=on`, `file`, …
  public let target: String
  /// Whether somebody is connected at the guest's end.
  public let frontendOpen: Bool

  /// Makes a device.
  public init(label: String, target: String, frontendOpen: Bool) {
    self.label = label
    self.target = target
    self.frontendOpen = frontendOpen
  }

  /// Reads one item of the answer; nil when it is none.
  public init?(_ json: JSON) {
    guard let label = json["label"]?.string, let target = json["filename"]?.string else { return nil }
    self.init(label: label, target: target, frontendOpen: json["frontend-open"]?.bool ?? false)
  }

  /// Reads the answer; items without meaning are left out.
  public static func list(_ json: JSON) -> [QMPCharacterDevice] {
    (json.array ?? []).compactMap(QMPCharacterDevice.init)
  }

  /// The path of the terminal; nil when it is none.
  public var terminal: String? {
    guard target.hasPrefix("pty:") else { return nil }
    let path = target.dropFirst(4)
    return path.hasPrefix("/") ? String(path) : nil
  }
}
