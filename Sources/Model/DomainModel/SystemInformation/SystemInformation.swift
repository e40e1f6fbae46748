public import DroverXML

/// `<sysinfo>`: what the guest reads in its SMBIOS tables or firmware configuration.
public struct SystemInformation: Sendable, Equatable {
  /// `type`: `smbios` | `fwcfg`.
  public var type: Kind = .smbios
  /// `<bios>`.
  public var bios: SystemInformationTable?
  /// `<system>`.
  public var system: SystemInformationTable?
  /// `<baseBoard>`.
  public var baseBoards: [SystemInformationTable] = []
  /// `<chassis>`.
  public var chassis: SystemInformationTable?
  /// `<oemStrings>`.
  public var oemStrings: SystemInformationStrings?
  /// `<entry>`.
  public var entries: [SystemInformationEntry] = []

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `smbios`
    case smbios
    /// `fwcfg`
    case fwcfg
  }
}

/// One SMBIOS table.
public struct SystemInformationTable: Sendable, Equatable {
  /// `<entry>`.
  public var entries: [SystemInformationEntry] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<entry>`: one value.
public struct SystemInformationEntry: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// `file`.
  public var file: String?
  /// The text.
  public var value: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<oemStrings>`
public struct SystemInformationStrings: Sendable, Equatable {
  /// `<entry>`.
  public var entries: [String] = []

  /// An element with nothing in it.
  public init() {}
}
