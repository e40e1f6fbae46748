import CShims
public import Domains
import Glibc

/// Finds out whether a TCP port is free by listening on it for a moment, at the address that will be used.
public struct PortTester: PortProbe {
  /// Makes a tester.
  public init() {}

  /// Whether nobody listens on the port at the address, and we may.
  ///
  /// - Parameter address: numeric, or a wildcard; nil, and a name, stand for all addresses of both families.
  public func isFree(port: UInt16, address: String?) -> Bool {
    switch address {
    case nil, "", "*", "::", "0.0.0.0": return drover_port_test(nil, port) == 0
    case "localhost": return drover_port_test("127.0.0.1", port) == 0 && isFreeOrAbsent("::1", port)
    case let address?:
      let result = drover_port_test(address, port)
      // A name: whatever it means, everywhere is safe.
      return result == 0 &- EINVAL ? drover_port_test(nil, port) == 0 : result == 0
    }
  }

  private func isFreeOrAbsent(_ address: String, _ port: UInt16) -> Bool {
    let result = drover_port_test(address, port)
    return result == 0 || result == 0 &- EADDRNOTAVAIL
  }
}
