public import DroverXML

/// `<seclabel>`: how the host confines the guest.
public struct SecurityLabel: Sendable, Equatable {
  /// `type`: `none` | `dynamic` | `static`.
  public var type: Kind?
  /// `model`.
  public var model: String?
  /// `relabel`.
  public var relabel: YesNo?
  /// `<label>`.
  public var label: String?
  /// `<imagelabel>`.
  public var imagelabel: String?
  /// `<baselabel>`.
  public var baselabel: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `dynamic`
    case dynamic
    /// `static`
    case `static`
  }
}

/// `<seclabel>` of a source: how one file is labelled.
public struct DeviceSecurityLabel: Sendable, Equatable {
  /// `model`.
  public var model: String?
  /// `relabel`.
  public var relabel: YesNo?
  /// `labelskip`.
  public var labelskip: YesNo?
  /// `<label>`.
  public var label: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<keywrap>`: keys of the mainframe.
public struct KeyWrap: Sendable, Equatable {
  /// `<cipher>`.
  public var ciphers: [KeyWrapCipher] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<cipher>` of `<keywrap>`.
public struct KeyWrapCipher: Sendable, Equatable {
  /// `name`: `aes` | `dea`.
  public var name: Name = .aes
  /// `state`.
  public var state: OnOff = .on

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `aes`
    case aes
    /// `dea`
    case dea
  }
}
