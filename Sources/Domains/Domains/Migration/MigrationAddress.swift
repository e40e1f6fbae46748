public import DroverCore

/// Where a guest is sent: `tcp://HOST:PORT`, `tcp:HOST:PORT`, `unix:///PATH`.
public enum MigrationAddress: Hashable, Sendable {
  /// A port of a host.
  case tcp(host: String, port: UInt16)
  /// A socket on the same host, or one that somebody carries over.
  case unix(path: String)

  /// What a client asks for: a target that has still to choose its port leaves it out.
  public struct Wish: Hashable, Sendable {
    /// The host; nil for a socket.
    public var host: String?
    /// The port.
    public var port: UInt16?
    /// The socket.
    public var path: String?
  }

  /// Reads what a client wrote. Errors: `invalidArg` for what is no such address; `argumentUnsupported` for `rdma`.
  public static func wish(_ text: String) throws(VirtError) -> Wish {
    if let rest = text.dropping("unix:") {
      let path = rest.dropping("//") ?? rest
      guard path.hasPrefix("/"), path.utf8.count < 108, !path.utf8.contains(0) else {
        throw VirtError(.invalidArg, "the path of the socket in '\(text)' is not absolute, or too long")
      }
      return Wish(path: String(path))
    }
    guard let rest = text.dropping("tcp:") else {
      throw VirtError(.argumentUnsupported, "unsupported scheme in migration URI \(text)")
    }
    let isURI = rest.hasPrefix("//")
    var authority = Substring(rest.dropping("//") ?? rest)
    if isURI { authority = authority.prefix { $0 != "/" && $0 != "?" } }
    let (host, port) = split(authority)
    guard isHost(host, isBracketed: authority.first == "[") else {
      throw VirtError(.invalidArg, "missing host in migration URI: \(text)")
    }
    guard let port, !port.isEmpty else { return Wish(host: host) }
    guard let number = UInt16(port), number > 0 else { throw VirtError(.invalidArg, "invalid port in '\(text)'") }
    return Wish(host: host, port: number)
  }

  /// Whether it can be a name or an address: nothing that means something else to QEMU. Colons are in brackets.
  private static func isHost(_ host: String, isBracketed: Bool) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x25: true
        case 0x3A: isBracketed
        default: false
        }
      }
  }

  /// Reads an address that has everything.
  public init(_ text: String) throws(VirtError) {
    let wish = try Self.wish(text)
    if let path = wish.path {
      self = .unix(path: path)
    } else if let host = wish.host, let port = wish.port {
      self = .tcp(host: host, port: port)
    } else {
      throw VirtError(.invalidArg, "missing port in migration URI: \(text)")
    }
  }

  /// As clients know it.
  public var uri: String {
    switch self {
    case .tcp(let host, let port): "tcp:\(host.contains(":") ? "[\(host)]" : host):\(port)"
    case .unix(let path): "unix://\(path)"
    }
  }

  /// `HOST`, `HOST:PORT`, `[V6]`, `[V6]:PORT`
  private static func split(_ text: Substring) -> (host: String, port: Substring?) {
    if text.first == "[", let end = text.firstIndex(of: "]") {
      let host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if rest.isEmpty { return (String(host), nil) }
      // What follows the bracket and is no port makes it no address.
      return rest.first == ":" ? (String(host), rest.dropFirst()) : ("", nil)
    }
    guard let colon = text.lastIndex(of: ":") else { return (String(text), nil) }
    return (String(text[..<colon]), text[text.index(after: colon)...])
  }
}

extension StringProtocol {
  /// What follows a beginning; nil when it begins otherwise.
  fileprivate func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
