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

extension Descriptor {
  /// The port that a socket of the network is bound to; nil for any other.
  public borrowing func localPort() -> UInt16? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let number = rawValue
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &length) }
    }
    guard result == 0 else { return nil }
    let family = Int32(storage.ss_family)
    return withUnsafePointer(to: &storage) { pointer in
      switch family {
      case AF_INET:
        pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
      case AF_INET6:
        pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin6_port) }
      default: nil
      }
    }
  }
}
