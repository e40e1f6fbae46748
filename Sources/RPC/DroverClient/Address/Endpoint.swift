public import DroverCore

/// What a connection needs to begin: sockets to try, and the name that the first call carries.
public struct Endpoint: Sendable, Hashable {
  /// Paths of Unix sockets; the first that exists is taken.
  public var sockets: [String]
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

  /// The sockets that a URI stands for.
  ///
  /// `qemu:///system` and `qemu:///session` stand for libvirt's sockets, that of the one daemon for everything before
  /// that of the daemon for QEMU, as libvirt's own clients look for them. The parameter `socket` names one itself.
  ///
  /// - Throws: `noConnect` for another driver, `invalidArg` for a transport over the network,
  ///   `internalError` for a path that is neither `/system` nor `/session` (libvirt's numbers).
  public init(_ uri: ConnectionURI, readOnly: Bool = false, in environment: UserEnvironment) throws(VirtError) {
    guard uri.driver == "qemu" else { throw VirtError(.noConnect, "\(uri)", origin: .none) }
    if let transport = uri.transport, transport != "unix" {
      throw VirtError(.invalidArg, "transport '\(transport)' in \(uri) is not known: only unix is", origin: .remote)
    }
    if let server = uri.server {
      throw VirtError(.invalidArg, "\(uri) names the server '\(server)': only sockets are reached", origin: .remote)
    }
    guard uri.path == "/system" || uri.path == "/session" else {
      throw VirtError(.internalError, "unexpected qemu URI path '\(uri.path)', try qemu:///system", origin: .qemu)
    }
    self.init(sockets: [], name: "qemu://\(uri.path)", readOnly: readOnly)
    if let socket = uri[parameter: "socket"] {
      sockets = [socket]
    } else {
      let suffix = readOnly && uri.path == "/system" ? "-ro" : ""
      let folder = uri.path == "/system" ? "/run/libvirt" : "\(environment.userRunFolder)/libvirt"
      sockets = ["\(folder)/libvirt-sock\(suffix)", "\(folder)/virtqemud-sock\(suffix)"]
    }
  }

  private static func droverSocket(_ readOnly: Bool) -> String { readOnly ? "drover-ro.sock" : "drover.sock" }
}
