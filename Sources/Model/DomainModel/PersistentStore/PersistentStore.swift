public import DroverXML

/// `<pstore>`: keeps the guest's last words.
public struct PersistentStore: Sendable, Equatable, Device {
  /// `backend`: `acpi-erst`.
  public var backend: Backend = .acpiERST
  /// `<path>`.
  public var path: String?
  /// `<size>`.
  public var size: MemoryAmount?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `backend` may be.
  public enum Backend: String, XMLText, CaseIterable, Hashable {
    /// `acpi-erst`
    case acpiERST = "acpi-erst"
  }
}

/// `<nvram>` among the devices: the settings of POWER's firmware.
public struct NVRAMDevice: Sendable, Equatable, Device {
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}
