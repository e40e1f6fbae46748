import DroverCore

/// What QEMU answers when it refuses a command.
public struct QMPError: Error, Hashable, Sendable {
  /// The class of an error (`GenericError`, `CommandNotFound`, …). A struct, because QEMU may add one.
  public struct Class: RawRepresentable, Hashable, Sendable {
    /// The word on the wire.
    public let rawValue: String

    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Anything that has no class of its own.
    public static let generic = Class(rawValue: "GenericError")
    /// This QEMU has no such command, or the command does not go with how QEMU was started.
    public static let commandNotFound = Class(rawValue: "CommandNotFound")
    /// The device is not active.
    public static let deviceNotActive = Class(rawValue: "DeviceNotActive")
    /// There is no such device.
    public static let deviceNotFound = Class(rawValue: "DeviceNotFound")
    /// The command needs KVM and there is none.
    public static let kvmMissingCapability = Class(rawValue: "KVMMissingCap")
  }

  /// Which kind of error.
  public let errorClass: Class
  /// QEMU's sentence.
  public let text: String

  /// Makes an error.
  public init(errorClass: Class, text: String) {
    self.errorClass = errorClass
    self.text = text
  }

  /// Reads the `error` member of an answer. What is missing is empty: an error it stays.
  init(_ json: JSON) {
    errorClass = Class(rawValue: json["class"]?.string ?? "")
    text = json["desc"]?.string ?? ""
  }
}
