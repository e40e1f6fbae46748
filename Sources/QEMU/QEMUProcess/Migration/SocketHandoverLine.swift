import Domains
import DroverCore
import DroverHost
import Synchronization

/// The source's end of the line between two daemons, on a socket.
final class SocketHandoverLine: HandoverLine {
  private let socket: StreamSocket
  private let reader = Mutex(HandoverReader())
  private let answer: @Sendable () async -> Bool
  private let ended: OneTime<HandoverOutcome>

  init(
    _ socket: StreamSocket, answer: @escaping @Sendable () async -> Bool,
    ended: @escaping @Sendable (HandoverOutcome) -> Void
  ) {
    self.socket = socket
    self.answer = answer
    self.ended = OneTime(ended)
  }

  /// Shows who we are, and waits to be asked.
  func open(_ token: String) throws(VirtError) {
    try socket.start(
      receive: { [weak self] bytes, _ in self?.heard(Array(bytes)) },
      closed: { [ended] _ in ended.run(.unknown) })
    socket.send(HandoverWord.hello(token: token).bytes)
  }

  private func heard(_ bytes: [UInt8]) {
    let (words, isSpoilt) = reader.withLock { reader in (reader.read(bytes), reader.isSpoilt) }
    for word in words {
      switch word {
      case .take:
        Task { [socket, answer] in
          let isGiven = await answer()
          socket.send((isGiven ? HandoverWord.yours : .mine).bytes)
        }
      case .runs: ended.run(.runs)
      case .gone: ended.run(.gone)
      default: socket.close()
      }
    }
    if isSpoilt { socket.close() }
  }

  func close() { socket.closeWhenSent() }
}
