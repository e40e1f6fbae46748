public import DroverCore
import LibvirtWire

extension Connection {
  /// Events of domains.
  ///
  /// - Parameters:
  ///   - kinds: which.
  ///   - domain: of which; nil for all, those that are defined later too.
  ///   - skippingUnknown: passes over kinds that the daemon does not have, as long as it has one of them.
  /// - Throws: the daemon's error for a kind that it does not have.
  public func events(
    _ kinds: [DomainEventKind], of domain: Domain? = nil, skippingUnknown: Bool = false
  ) async throws(VirtError) -> DomainEvents {
    let (stream, continuation) = AsyncThrowingStream<DomainEvent, any Error>.makeStream(
      bufferingPolicy: .bufferingOldest(options.eventBuffer))
    let reader = EventReader(continuation)
    continuation.onTermination = { [weak link] _ in link?.forget(reader) }
    var unknown: VirtError?
    var registered = false
    for kind in kinds {
      do {
        try await register(reader, for: kind, of: domain)
        registered = true
      } catch {
        guard skippingUnknown, Self.meansUnknownKind(error) else {
          link.forget(reader)
          throw error
        }
        unknown = error
      }
    }
    if let unknown, !registered { throw unknown }
    return DomainEvents(stream)
  }

  /// The changes in the lives of domains.
  public func lifecycleEvents(of domain: Domain? = nil) async throws(VirtError) -> DomainEvents {
    try await events([.lifecycle], of: domain)
  }

  private func register(
    _ reader: EventReader, for kind: DomainEventKind, of domain: Domain?
  ) async throws(VirtError) {
    let arguments = Remote.ConnectDomainEventCallbackRegisterAnyArguments(
      eventID: kind.rawValue, domain: domain?.reference)
    // The number has to lead to the reader before the frame behind the reply is looked at: it may be an event.
    let reply = try await link.call(
      RemoteProcedure.connectDomainEventCallbackRegisterAny, arguments, deadline: callDeadline
    ) { frame, routes in
      guard let result = try? frame.decode(Remote.ConnectDomainEventCallbackRegisterAnyResult.self) else { return }
      routes.add(reader, callback: result.callbackID)
    }
    _ = try Self.decode(reply, as: Remote.ConnectDomainEventCallbackRegisterAnyResult.self)
  }

  /// libvirtd calls a number that it does not know an internal error.
  private static func meansUnknownKind(_ error: VirtError) -> Bool {
    [.internalError, .invalidArg, .noSupport, .argumentUnsupported].contains(error.code)
  }
}
