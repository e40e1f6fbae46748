import Glibc
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct SignalSourceTests {
  @Test func `signals arrive on the reactor as events`() async throws {
    let signals = Inbox<Int32>()
    let running = try start(signals)
    // Each to the reactor's own thread: other threads of the tests have not blocked them.
    running.reactor.enqueue { pthread_kill(pthread_self(), SIGUSR2) }
    #expect(await signals.next() == SIGUSR2)
    running.reactor.enqueue { pthread_kill(pthread_self(), SIGUSR2) }
    #expect(await signals.next() == SIGUSR2)
  }

  /// As a program begins: the source first, then the thread, which inherits the mask.
  private func start(_ signals: Inbox<Int32>) throws -> RunningReactor {
    let source = try SignalSource([SIGUSR2])
    let running = try RunningReactor()
    try source.start(on: running.reactor) { signals.put($0) }
    return running
  }
}
