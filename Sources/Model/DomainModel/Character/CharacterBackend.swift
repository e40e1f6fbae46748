public import DroverXML

/// The host's end of a line: which kind, where, and what is spoken there.
public struct CharacterBackend: Sendable, Equatable {
  /// The kinds.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `null`
    case null
    /// `vc`
    case vc
    /// `pty`
    case pty
    /// `dev`
    case dev
    /// `file`
    case file
    /// `pipe`
    case pipe
    /// `stdio`
    case stdio
    /// `udp`
    case udp
    /// `tcp`
    case tcp
    /// `unix`
    case unix
    /// `spicevmc`
    case spicevmc
    /// `spiceport`
    case spiceport
    /// `nmdm`
    case nmdm
    /// `qemu-vdagent`
    case qemuVDAgent = "qemu-vdagent"
    /// `dbus`
    case dbus
  }

  /// The attribute `type`; nothing stands for `null` or, for consoles, a pty.
  public var type: Kind?
  /// The attribute `tty` of a running domain's pty.
  public var tty: String?
  /// `<source>`; a UDP line has two, one of each mode.
  public var sources: [CharacterSource] = []
  /// `<protocol>` of a TCP line.
  public var protocolElement: CharacterProtocol?
  /// `<log>`
  public var log: CharacterLog?

  /// Nothing said.
  public init() {}

  /// The first source.
  public var source: CharacterSource? { sources.first }

  /// The source that listens.
  public var bindSource: CharacterSource? { sources.first { $0.mode == .bind } }
  /// The source that connects; that is what a source without a mode does.
  public var connectSource: CharacterSource? { sources.first { $0.mode != .bind } }

  mutating func mapAttributes<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    if m.includesLiveState { try m.attribute("tty", &tty) }
  }

  mutating func mapChildren<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    // The terminal is the one that a start was given.
    if m.includesLiveState || type != .pty { try m.children("source", &sources) }
    try m.child("protocol", &protocolElement)
    try m.child("log", &log)
  }
}
