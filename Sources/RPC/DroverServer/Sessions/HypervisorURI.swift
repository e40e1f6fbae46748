import DroverCore

/// The URI that a client opens, as far as it concerns the daemon: the transport has been taken off by the client.
enum HypervisorURI {
  /// What the URI is known as.
  ///
  /// - Parameter name: what the client asks for; nil or empty leaves the choice to the daemon.
  /// - Throws: `noConnect` for another hypervisor, `internalError` for a path that QEMU's driver has not.
  static func canonical(_ name: String?, default standard: String) throws(VirtError) -> String {
    guard let name, !name.isEmpty else { return standard }
    guard let scheme = name.firstRange(of: "://"), name[..<scheme.lowerBound] == "qemu" else {
      throw VirtError(.noConnect, name, origin: .none)
    }
    let rest = name[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let path = rest.drop { $0 != "/" }
    guard rest.first == "/" else { throw VirtError(.noConnect, name, origin: .none) }
    guard path == "/system" || path == "/session" else {
      throw VirtError(.internalError, "unexpected QEMU URI path '\(path)', try \(standard)", origin: .none)
    }
    return "qemu://\(path)"
  }
}
