public import DroverCore

/// A port of a host.
public struct NetworkServer: Sendable, Hashable {
  /// The name or the address in numbers, an IPv6 one without brackets.
  public var host: String
  /// The port; libvirt's for plain TCP is 16509.
  public var port: UInt16

  /// Takes both.
  public init(host: String, port: UInt16 = 16_509) {
    self.host = host
    self.port = port
  }

  /// Reads `[user@]host[:port]`; without a host it is this one, as libvirt's clients have it.
  ///
  /// - Throws: `invalidArg` for a port that is none.
  public init(_ text: String) throws(VirtError) {
    // Whoever comes by TCP is not asked for a name.
    let place = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text[...]
    var (host, port) = (place, Substring())
    if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
      host = place[place.index(after: place.startIndex)..<end]
      port = place[place.index(after: end)...]
    } else if let colon = place.lastIndex(of: ":") {
      (host, port) = (place[..<colon], place[colon...])
    }
    self.init(host: host.isEmpty ? "localhost" : String(host))
    guard !port.isEmpty else { return }
    guard port.hasPrefix(":"), let number = UInt16(port.dropFirst()), number > 0 else {
      throw VirtError(.invalidArg, "'\(text)' has no port between 1 and 65535 behind its colon", origin: .uri)
    }
    self.port = number
  }
}

/// What a connection needs to begin: sockets to try, and the name that the first call carries.
public struct Endpoint: Sendable, Hashable {
  /// Paths of Unix sockets; the first that exists is taken.
  public var sockets: [String]
  /// A host and its port instead of sockets.
  public var server: NetworkServer?
  /// The name that the daemon is opened with: `qemu:///system`.
  public var name: String
  /// Whether the connection may only read.
  public var readOnly: Bool

  /// Takes the parts.
  public init(sockets: [String], name: String = "qemu:///system", readOnly: Bool = false) {
    self.sockets = sockets
    self.name = name
    self.readOnly = readOnly
  }

  /// The socket of a droverd that keeps everything below a folder.
  public static func root(_ folder: String, readOnly: Bool = false) -> Endpoint {
    Endpoint(sockets: ["\(folder)/run/\(droverSocket(readOnly))"], readOnly: readOnly)
  }

  /// The socket of the droverd of the host, or, for an ordinary user, of that user, then of the host.
  public static func drover(readOnly: Bool = false, in environment: UserEnvironment) -> Endpoint {
    let host = "/run/drover/\(droverSocket(readOnly))"
    guard environment.userID != 0 else { return Endpoint(sockets: [host], readOnly: readOnly) }
    let own = "\(environment.userRunFolder)/drover/\(droverSocket(readOnly))"
    return Endpoint(sockets: [own, host], name: "qemu:///session", readOnly: readOnly)
  }

  /// The sockets, or the port of a host, that a URI stands for: `qemu+tcp://host:port/system`.
  ///
  /// `qemu:///system` and `qemu:///session` stand for libvirt's sockets, that of the one daemon for everything before
  /// that of the daemon for QEMU, as libvirt's own clients look for them. The parameter `socket` names one itself.
  ///
  /// - Throws: `noConnect` for another driver, `invalidArg` for an encrypted transport over the network,
  ///   `internalError` for a path that is neither `/system` nor `/session` (libvirt's numbers).
  public init(_ uri: ConnectionURI, readOnly: Bool = false, in environment: UserEnvironment) throws(VirtError) {
    guard uri.driver == "qemu" else { throw VirtError(.noConnect, "\(uri)", origin: .none) }
    if let transport = uri.transport, transport != "unix", transport != "tcp" {
      throw VirtError(
        .invalidArg, "transport '\(transport)' in \(uri) is not known: only unix and tcp are", origin: .remote)
    }
    if let server = uri.server, uri.transport != "tcp" {
      throw VirtError(.invalidArg, "\(uri) names the server '\(server)': only sockets are reached", origin: .remote)
    }
    guard uri.path == "/system" || uri.path == "/session" else {
      throw VirtError(.internalError, "unexpected qemu URI path '\(uri.path)', try qemu:///system", origin: .qemu)
    }
    self.init(sockets: [], name: "qemu://\(uri.path)", readOnly: readOnly)
    if uri.transport == "tcp" {
      server = try NetworkServer(uri.server ?? "")
    } else if let socket = uri[parameter: "socket"] {
      sockets = [socket]
    } else {
      let suffix = readOnly && uri.path == "/system" ? "-ro" : ""
      let folder = uri.path == "/system" ? "/run/libvirt" : "\(environment.userRunFolder)/libvirt"
      sockets = ["\(folder)/libvirt-sock\(suffix)", "\(folder)/virtqemud-sock\(suffix)"]
    }
  }

  private static func droverSocket(_ readOnly: Bool) -> String { readOnly ? "drover-ro.sock" : "drover.sock" }
}
