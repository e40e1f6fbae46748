/// Where a hypervisor is found, as libvirt writes it: `driver[+transport]://[server]/path[?name=value…]`.
///
/// `qemu:///system` and `qemu:///session` name the daemons of the host and of the user;
/// `qemu+unix:///system?socket=/path` names a socket, `qemu+tcp://host:port/system` a port of a host. Only the driver
/// `qemu`, Unix sockets and plain TCP are known here: what else a URI says is kept, and refused when somebody connects.
public struct ConnectionURI: Sendable, Hashable {
  /// One `name=value` after the question mark, decoded.
  public struct Parameter: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value; empty when there is no equals sign.
    public var value: String

    /// Takes both parts, decoded.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The part before `+` or `:`: `qemu`.
  public var driver: String
  /// The part after `+`: `unix`, `ssh`, …; nil when the URI names none.
  public var transport: String?
  /// What stands between `//` and the path: user, host and port in one; nil when it is empty.
  public var server: String?
  /// The path, with its leading slash: `/system`.
  public var path: String
  /// What stands behind the question mark, in its order.
  public var parameters: [Parameter]

  /// Takes the parts.
  public init(
    driver: String, transport: String? = nil, server: String? = nil, path: String, parameters: [Parameter] = []
  ) {
    self.driver = driver
    self.transport = transport
    self.server = server
    self.path = path
    self.parameters = parameters
  }

  /// The value of the first parameter of a name.
  public subscript(parameter name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// The URI of the daemon of the host.
  public static let system = ConnectionURI(driver: "qemu", path: "/system")

  /// The URI of the daemon of the calling user.
  public static let session = ConnectionURI(driver: "qemu", path: "/session")

  /// The URI of a socket.
  public static func socket(_ path: String) -> ConnectionURI {
    ConnectionURI(
      driver: "qemu", transport: "unix", path: "/system", parameters: [Parameter(name: "socket", value: path)])
  }
}

extension ConnectionURI: CustomStringConvertible {
  /// The text, with what needs it percent-encoded.
  public var description: String {
    var text = driver
    if let transport { text += "+" + transport }
    // What follows two slashes is a server up to the next one: a path that begins otherwise must not stand there.
    text += server == nil && !path.isEmpty && !path.hasPrefix("/") ? ":" : "://" + (server ?? "")
    text += PercentEncoding.encode(path)
    for (index, parameter) in parameters.enumerated() {
      text += index == 0 ? "?" : "&"
      text += PercentEncoding.encode(parameter.name) + "=" + PercentEncoding.encode(parameter.value)
    }
    return text
  }
}
