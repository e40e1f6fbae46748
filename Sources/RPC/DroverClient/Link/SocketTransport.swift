import Domains
package import DroverCore
import DroverHost

/// A socket on the library's reactor.
package final class SocketTransport: Transport {
  private let socket: StreamSocket
  private let reactor: Reactor

  /// Takes a connected socket.
  init(_ socket: StreamSocket) {
    self.socket = socket
    reactor = socket.reactor
  }

  /// Connects to where an endpoint is.
  static func connect(to endpoint: Endpoint, deadline: Deadline) async throws(VirtError) -> SocketTransport {
    guard let server = endpoint.server else { return try await connect(to: endpoint.sockets, deadline: deadline) }
    return SocketTransport(
      try await StreamSocket.connect(
        host: server.host, port: server.port, deadline: deadline, reactor: ClientReactor.shared()))
  }

  /// Connects to the first of several sockets that somebody listens on.
  ///
  /// - Throws: `systemError` with what each of them said; `noConnect` when there is none to try.
  static func connect(to paths: [String], deadline: Deadline) async throws(VirtError) -> SocketTransport {
    let reactor = try ClientReactor.shared()
    guard !paths.isEmpty else { throw VirtError(.noConnect, "an address without a socket", origin: .rpc) }
    var failures: [VirtError] = []
    for path in paths {
      do {
        return SocketTransport(try await StreamSocket.connect(path: path, deadline: deadline, reactor: reactor))
      } catch {
        failures.append(error)
      }
    }
    if let only = failures.first, failures.count == 1 { throw only }
    throw VirtError(.systemError, failures.map(\.message).joined(separator: "; "), origin: .rpc)
  }

  package func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, closed: @escaping @Sendable (String) -> Void
  ) {
    do {
      // Descriptors that a daemon sends without being asked go with the array that holds them.
      try socket.start { bytes, _ in
        receive(bytes)
      } closed: { reason in
        closed("\(reason)")
      }
    } catch {
      reactor.enqueue { closed(error.message) }
    }
  }

  package func send(_ bytes: [UInt8]) { socket.send(bytes) }

  package func close() { socket.close() }

  package func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any TransportTimer {
    ReactorTimer(work: reactor.schedule(at: deadline, body))
  }
}

/// A timer of the reactor.
private struct ReactorTimer: TransportTimer {
  let work: any ScheduledWork

  func cancel() { work.cancel() }
}

/// The thread that all connections of the process share. It starts with the first of them and stays: a program that
/// had one connection will have another.
enum ClientReactor {
  private static let started = Result<Reactor, VirtError> { () throws(VirtError) in
    let reactor = try Reactor(name: "drover-client")
    try reactor.start()
    return reactor
  }

  static func shared() throws(VirtError) -> Reactor { try started.get() }
}
