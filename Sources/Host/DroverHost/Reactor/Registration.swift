/// The watch over one descriptor by a reactor.
///
/// The descriptor must stay open until `cancel` has been called: the kernel keeps a watch as long as anybody, a child
/// for example, has the open file.
public final class Registration: Sendable {
  private let descriptor: Int32
  private let token: UInt64
  private let reactor: Reactor

  init(descriptor: Int32, token: UInt64, reactor: Reactor) {
    self.descriptor = descriptor
    self.token = token
    self.reactor = reactor
  }

  /// Changes what the handler wants to hear of; nothing after `cancel`.
  public func update(_ interest: Readiness) { reactor.update(token, descriptor, interest) }

  /// Ends the watch. Called on the reactor, the handler never runs after this; elsewhere it may be running now.
  public func cancel() { reactor.cancelRegistration(token, descriptor) }
}
