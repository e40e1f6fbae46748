import DroverCore
import DroverHost
import Foundation
import LibvirtWire
import ScriptedDaemon
import Synchronization
import Testing

@testable import DroverClient

/// A daemon behind a real socket.
private final class SocketDaemon: Answering {
  let path: String
  private let listener: UnixListener
  private let wire = Mutex(WireConnection())
  private let socket = Mutex<StreamSocket?>(nil)
  private let host: SmallHost

  init(_ host: SmallHost) throws {
    self.host = host
    path = NSTemporaryDirectory() + "/dc-\(UInt32.random(in: 0 ... .max)).sock"
    let reactor = try ClientReactor.shared()
    listener = try UnixListener(path: path, mode: 0o600, reactor: reactor)
    try listener.start { [weak self] descriptor, _ in
      let socket = StreamSocket(adopting: descriptor, reactor: reactor)
      guard let daemon = self else { return }
      daemon.socket.withLock { $0 = socket }
      try? socket.start { [weak daemon] bytes, _ in
        daemon?.receive(bytes)
      } closed: { _ in
      }
    }
  }

  deinit {
    listener.close()
    unlink(path)
  }

  func push(_ bytes: [UInt8]?) {
    if let bytes { socket.withLock { $0 }?.send(bytes) }
  }

  func hangUp() { socket.withLock { $0 }?.close() }

  private func receive(_ bytes: UnsafeRawBufferPointer) {
    let frames = wire.withLock { try? $0.receiveOwned(bytes).frames } ?? []
    for call in frames {
      // A daemon that dies in the middle of a call.
      if call.remote == .connectGetHostname { hangUp() } else { host.answer(call, self) }
    }
  }
}

@Suite struct SocketTests {
  let host = SmallHost([SmallHost.Guest("alpha", id: 3, state: .running(.booted))])

  @Test("a connection over a real socket, past addresses where nobody is") func connects() async throws {
    let daemon = try SocketDaemon(host)
    let connection = try await Connection.open(Endpoint(sockets: ["/nonexistent/a.sock", daemon.path]))
    let states = try await withThrowingTaskGroup(of: DomainState.self) { group in
      for _ in 0..<50 { group.addTask { try await connection.domain(named: "alpha").state() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(states == Array(repeating: .running(.booted), count: 50))
    await connection.close()
    #expect(connection.ending != nil)
  }

  @Test("a daemon that dies in the middle of a call") func dies() async throws {
    let daemon = try SocketDaemon(host)
    let connection = try await Connection.open(Endpoint(sockets: [daemon.path]))
    await #expect { try await connection.hostname() } throws: { ($0 as? VirtError)?.code == .systemError }
  }

  @Test("no socket: the error names every place that was tried") func nobody() async {
    await #expect {
      try await Connection.open(Endpoint(sockets: ["/nonexistent/a.sock", "/nonexistent/b.sock"]))
    } throws: {
      ($0 as? VirtError)?.code == .systemError && "\($0)".contains("a.sock") && "\($0)".contains("b.sock")
    }
    await #expect { try await Connection.open(Endpoint(sockets: [])) } throws: {
      ($0 as? VirtError)?.code == .noConnect
    }
  }
}
