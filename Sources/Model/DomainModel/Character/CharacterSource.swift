public import DroverXML

/// `<source>`: the host's end of a line.
public struct CharacterSource: Sendable, Equatable {
  /// `mode`: `connect` | `bind`.
  public var mode: Mode?
  /// `path`.
  public var path: String?
  /// `host`.
  public var host: String?
  /// `service`.
  public var service: String?
  /// The name of a SPICE port or D-Bus channel.
  public var channel: String?
  /// `master`.
  public var master: String?
  /// `slave`.
  public var slave: String?
  /// `append`.
  public var append: OnOff?
  /// `tls`.
  public var tls: YesNo?
  /// `tlsFromConfig`.
  public var tlsFromConfig: String?
  /// `<clipboard>`.
  public var clipboard: CharacterClipboard?
  /// `<mouse>`.
  public var mouse: CharacterMouse?
  /// `<reconnect>`.
  public var reconnect: CharacterReconnect?
  /// `<seclabel>`.
  public var securityLabels: [DeviceSecurityLabel] = []

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `connect`
    case connect
    /// `bind`
    case bind
  }
}

/// `<reconnect>`: whether and after how many seconds a lost connection is tried again.
public struct CharacterReconnect: Sendable, Equatable {
  /// `enabled`.
  public var enabled: YesNo = .no
  /// `timeout`.
  public var timeout: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<clipboard>` of the agent.
public struct CharacterClipboard: Sendable, Equatable {
  /// `copypaste`.
  public var copypaste: YesNo = .yes

  /// An element with nothing in it.
  public init() {}
}

/// `<mouse>` of the agent.
public struct CharacterMouse: Sendable, Equatable {
  /// `mode`: `client` | `server`.
  public var mode: Mode = .client

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `client`
    case client
    /// `server`
    case server
  }
}

/// `<protocol>`: what is spoken on a TCP connection.
public struct CharacterProtocol: Sendable, Equatable {
  /// `type`: `raw` | `telnet` | `telnets` | `tls`.
  public var type: Kind = .raw

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `raw`
    case raw
    /// `telnet`
    case telnet
    /// `telnets`
    case telnets
    /// `tls`
    case tls
  }
}

/// `<log>`: a file that gets a copy of the output.
public struct CharacterLog: Sendable, Equatable {
  /// `file`.
  public var file: String = ""
  /// `append`.
  public var append: OnOff?

  /// An element with nothing in it.
  public init() {}
}
