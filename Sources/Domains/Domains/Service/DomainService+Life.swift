public import DroverCore

extension DomainService {
  /// Loads what is written down, finds running guests again, in parallel, and destroys those whose owner is gone.
  /// When it returns every domain is known with its true state.
  public func restore() async throws(VirtError) {}

  /// Starts the domains that start with the host, once in each boot.
  public func autostart() async {}

  /// The daemon stops: nothing new begins, what is to be written down is written, guests are let go and live on.
  public func shutDown() async {}

  /// A client is there.
  public func connectionOpened(_ caller: Caller) {}

  /// A client is gone: its subscriptions end, the guests that it owns are destroyed, in parallel. Returns at once.
  public func connectionClosed(_ caller: Caller) {}
}
