/// A timer of a reactor, to be cancelled.
public final class TimerToken: Sendable {
  private let id: TimerQueue<Reactor.Body>.ID
  private let reactor: Reactor

  init(id: TimerQueue<Reactor.Body>.ID, reactor: Reactor) {
    self.id = id
    self.reactor = reactor
  }

  /// Forgets the timer. Called on the reactor, its body never runs after this; elsewhere the body may be running now.
  public func cancel() { reactor.cancelTimer(id) }
}
