import CShims
public import DroverCore
import Glibc

extension ListeningSocket {
  /// Makes a socket of the network that listens.
  ///
  /// - Parameters:
  ///   - address: in numbers, `127.0.0.1`, `::1`; `0.0.0.0` and `::` stand for all.
  ///   - port: 0 takes any that is free.
  /// - Throws: `invalidArg` for an address that is a name, `systemError` when the port is taken or not for us.
  public static func bind(address: String, port: UInt16, backlog: Int32 = 128) throws(VirtError) -> Descriptor {
    let number = drover_tcp_listen(address, port, backlog)
    guard number != 0 &- EINVAL else {
      throw VirtError(.invalidArg, "'\(address)' is no address in numbers to listen at", origin: .rpc)
    }
    do throws(SystemFailure) {
      return Descriptor(adopting: try SystemFailure.check(number))
    } catch {
      throw error.error("listen at \(address), port \(port)", origin: .rpc)
    }
  }
}
