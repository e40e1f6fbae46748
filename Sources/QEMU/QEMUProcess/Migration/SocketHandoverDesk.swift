import Domains
import DroverCore
import DroverHost
import Glibc
import Synchronization

/// The target's end of the line between two daemons, on a socket.
final class SocketHandoverDesk: HandoverDesk {
  private struct State {
    var reader = HandoverReader()
    var socket: StreamSocket?
    /// The source has shown who it is.
    var isKnown = false
    var answer: OneTime<HandoverWord?>?
    var isClosed = false
  }

  let address: HandoverAddress
  private let listener: UnixListener
  private let path: String?
  private let reactor: Reactor
  private let state = Mutex(State())

  /// Listens beside where the guest arrives.
  init(
    at listenAddress: String?, _ place: MigrationAddress, reactor: Reactor
  ) throws(VirtError) {
    let token = UUID.random().description
    switch place {
    case .tcp(let host, _):
      let descriptor = try ListeningSocket.bind(address: listenAddress ?? "0.0.0.0", port: 0)
      guard let port = descriptor.localPort() else { throw VirtError(.internalError, "a socket without a port") }
      address = HandoverAddress(address: .tcp(host: host, port: port), token: token)
      path = nil
      listener = UnixListener(adopting: descriptor, reactor: reactor)
    case .unix(let socket):
      let own = socket + ".line"
      address = HandoverAddress(address: .unix(path: own), token: token)
      path = own
      listener = try UnixListener(path: own, mode: 0o600, replacing: true, reactor: reactor)
    }
    self.reactor = reactor
  }

  func open() throws(VirtError) {
    try listener.start { [weak self, reactor] descriptor, _ in
      self?.accept(StreamSocket(adopting: descriptor, reactor: reactor))
    }
  }

  var isConnected: Bool { state.withLock { $0.isKnown } }

  /// One at a time; who does not say the token with its first line is sent away.
  private func accept(_ socket: StreamSocket) {
    let isTaken = state.withLock { state in
      guard state.socket == nil, !state.isClosed else { return false }
      state.socket = socket
      state.reader = HandoverReader()
      return true
    }
    guard isTaken else { return socket.close() }
    do throws(VirtError) {
      try socket.start(
        receive: { [weak self] bytes, _ in self?.heard(Array(bytes), on: socket) },
        closed: { [weak self] _ in self?.lost(socket) })
    } catch {
      lost(socket)
    }
    reactor.schedule(at: .after(.seconds(5))) { [weak self] in
      if let self, !self.isConnected { socket.close() }
    }
  }

  private func heard(_ bytes: [UInt8], on socket: StreamSocket) {
    let (closes, answer, word) = state.withLock { state -> (Bool, OneTime<HandoverWord?>?, HandoverWord?) in
      let words = state.reader.read(bytes)
      var answer: HandoverWord?
      for word in words {
        switch word {
        case .hello(let token):
          guard !state.isKnown, token == address.token else { return (true, nil, nil) }
          state.isKnown = true
        case .yours, .mine:
          guard state.isKnown else { return (true, nil, nil) }
          answer = word
        default: return (true, nil, nil)
        }
      }
      return (state.reader.isSpoilt, answer == nil ? nil : state.answer, answer)
    }
    if closes { socket.close() }
    if let answer, let word { answer.run(word) }
  }

  private func lost(_ socket: StreamSocket) {
    let answer = state.withLock { state -> OneTime<HandoverWord?>? in
      guard state.socket === socket else { return nil }
      // One that was known stays so: the guest must not run without its word.
      if !state.isKnown { state.socket = nil }
      return state.answer
    }
    answer?.run(nil)
  }

  func ask(until deadline: Deadline) async throws(VirtError) -> Bool {
    let word: HandoverWord? = await withCheckedContinuation { continuation in
      let once = OneTime<HandoverWord?> { continuation.resume(returning: $0) }
      let alarm = reactor.schedule(at: deadline) { once.run(nil) }
      let socket = state.withLock { state in
        state.answer = once
        return state.socket
      }
      if socket?.send(HandoverWord.take.bytes) != true { once.run(nil) }
      _ = alarm
    }
    switch word {
    case .yours: return true
    case .mine: return false
    default:
      throw VirtError(
        .operationFailed, "the source does not say whether it gives the guest up: the line to its daemon is cut")
    }
  }

  func tell(_ outcome: HandoverOutcome) {
    let socket = state.withLock { state in
      state.isClosed = true
      defer { state.socket = nil }
      return state.socket
    }
    listener.close()
    if let path { unlink(path) }
    switch outcome {
    case .runs: socket?.send(HandoverWord.runs.bytes)
    case .gone: socket?.send(HandoverWord.gone.bytes)
    case .unknown: break
    }
    socket?.closeWhenSent()
  }
}
