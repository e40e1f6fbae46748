import CShims
public import DroverCore
import Glibc

extension StreamSocket {
  /// Connects to a port of a host, by name or number; on a thread for blocking work, as names are looked up.
  ///
  /// - Parameter network: where the host is; nil: in our own network.
  /// - Throws: `systemError` in the words of libvirt's clients; `operationTimeout` when the deadline passes.
  public static func connect(
    host: String, port: UInt16, within network: NetworkNamespace? = nil, deadline: Deadline, reactor: Reactor
  ) async throws(VirtError) -> StreamSocket {
    let number = try await FileWork.foreign.run { () throws(VirtError) in
      let milliseconds = Int32(clamping: min(deadline.remaining, .seconds(86_400)).milliseconds)
      var resolver: Int32 = 0
      let result = drover_tcp_connect(host, "\(port)", network?.rawValue ?? -1, milliseconds, &resolver)
      guard resolver == 0 else {
        let words = drover_resolver_words(resolver).map { String(cString: $0) } ?? "error \(resolver)"
        throw VirtError(
          .systemError, "Unable to resolve address '\(host)' service '\(port)'", origin: .rpc, causes: [words])
      }
      guard result != 0 &- ETIMEDOUT || !deadline.isPast else {
        throw VirtError(.operationTimeout, "nobody answers at '\(host):\(port)'", origin: .rpc)
      }
      do throws(SystemFailure) {
        return try SystemFailure.check(result)
      } catch {
        throw VirtError(
          .systemError, "unable to connect to server at '\(host):\(port)'", origin: .rpc, causes: [error.words])
      }
    }
    let descriptor = Descriptor(adopting: number)
    _ = drover_tcp_watch_peer(descriptor.rawValue, 0, 0)
    return StreamSocket(adopting: descriptor, reactor: reactor)
  }
}

extension Descriptor {
  /// Sends at once what is written to a socket of TCP, and finds out that its peer is gone for good: after so many
  /// questions of the kernel, at such intervals in seconds, that nobody answered. An interval of 0 never asks.
  public borrowing func watchPeer(interval: Int, count: Int) {
    _ = drover_tcp_watch_peer(rawValue, Int32(clamping: interval), Int32(clamping: count))
  }
}
