public import DroverCore

/// The number of a subscription; unique in the daemon.
public struct SubscriptionID: RawRepresentable, Hashable, Sendable {
  /// The number, from 0 on: the callback id on the wire.
  public let rawValue: Int32
  /// Takes any number.
  public init(rawValue: Int32) { self.rawValue = rawValue }
}

extension DomainService {
  /// Asks to be told of a kind of event, of one domain or of all.
  ///
  /// Events come one after another in the order in which they happened. `deliver` returns at once (it queues) and calls
  /// nothing here. After `unsubscribe` or `connectionClosed` returned, none comes any more. Errors: `noDomain`.
  public func subscribe(
    to kind: EventID, of domain: DomainReference?, caller: Caller,
    deliver: @escaping @Sendable (DomainEvent, SubscriptionID) -> Void
  ) throws(VirtError) -> SubscriptionID {
    if let domain { _ = try self.domain(domain) }
    return context.hub.subscribe(to: kind, of: domain?.uuid, by: caller.connection, deliver: deliver)
  }

  /// Ends a subscription of the caller's. Errors: `invalidArg` when there is none of this number.
  public func unsubscribe(_ id: SubscriptionID, caller: Caller) throws(VirtError) {
    guard context.hub.unsubscribe(id, by: caller.connection) else {
      throw VirtError(.invalidArg, "there is no subscription with the number \(id.rawValue)")
    }
  }

  /// Asks for QEMU's own events (`virConnectDomainQemuMonitorEventRegister`), by name or all. Errors: `noDomain`.
  public func subscribeToMonitorEvents(
    named name: MonitorEventFilter, of domain: DomainReference?, caller: Caller,
    deliver: @escaping @Sendable (DomainReference, MonitorEvent, SubscriptionID) -> Void
  ) throws(VirtError) -> SubscriptionID {
    if let domain { _ = try self.domain(domain) }
    return context.hub.subscribe(
      toMonitorEvents: name, of: domain?.uuid, by: caller.connection, deliver: deliver)
  }
}

/// Which of QEMU's events are wanted.
public enum MonitorEventFilter: Hashable, Sendable {
  /// All.
  case all
  /// One, by name; letters of either case when it says so.
  case name(String, ignoringCase: Bool)
  /// Those whose names match.
  case pattern(EventPattern)
}
