import DroverCore
import Synchronization

/// Who is told of what.
///
/// One event after another, in the order in which they are published; `deliver` is called under the hub's mutex: it only
/// queues, and calls nothing of the hub. That is why nothing comes after `unsubscribe` returned.
final class EventHub: Sendable {
  fileprivate struct Subscription {
    var id: SubscriptionID
    var connection: ConnectionID
    var domain: UUID?
    var interest: Interest
  }

  fileprivate enum Interest {
    case domainEvents(EventID, @Sendable (DomainEvent, SubscriptionID) -> Void)
    case monitorEvents(MonitorEventFilter, @Sendable (DomainReference, MonitorEvent, SubscriptionID) -> Void)
  }

  fileprivate struct State {
    // In the order in which they were made.
    var subscriptions: [Subscription] = []
    var nextID: Int32 = 0
    var wantsMonitorEvents = false
  }

  private let state = Mutex(State())

  /// Begins a subscription to a kind of event, of one domain or of all.
  func subscribe(
    to kind: EventID, of domain: UUID?, by connection: ConnectionID,
    deliver: @escaping @Sendable (DomainEvent, SubscriptionID) -> Void
  ) -> SubscriptionID {
    add(domain: domain, connection: connection, .domainEvents(kind, deliver))
  }

  /// Begins a subscription to QEMU's own events.
  func subscribe(
    toMonitorEvents filter: MonitorEventFilter, of domain: UUID?, by connection: ConnectionID,
    deliver: @escaping @Sendable (DomainReference, MonitorEvent, SubscriptionID) -> Void
  ) -> SubscriptionID {
    add(domain: domain, connection: connection, .monitorEvents(filter, deliver))
  }

  /// Ends a subscription; false when the connection has none of this number.
  func unsubscribe(_ id: SubscriptionID, by connection: ConnectionID) -> Bool {
    state.withLock { state in
      let before = state.subscriptions.count
      state.subscriptions.removeAll { $0.id == id && $0.connection == connection }
      state.refresh()
      return state.subscriptions.count != before
    }
  }

  /// Ends all subscriptions of a connection.
  func removeAll(of connection: ConnectionID) {
    state.withLock { state in
      state.subscriptions.removeAll { $0.connection == connection }
      state.refresh()
    }
  }

  /// Tells everybody who wants to know.
  func publish(_ event: DomainEvent) {
    state.withLock { state in
      for subscription in state.subscriptions where subscription.covers(event.domain.uuid) {
        guard case .domainEvents(let kind, let deliver) = subscription.interest, event.isSent(as: kind) else {
          continue
        }
        deliver(event, subscription.id)
      }
    }
  }

  /// Passes an event of QEMU's on.
  func publish(_ event: MonitorEvent, of domain: DomainReference) {
    state.withLock { state in
      guard state.wantsMonitorEvents else { return }
      for subscription in state.subscriptions where subscription.covers(domain.uuid) {
        guard case .monitorEvents(let filter, let deliver) = subscription.interest, filter.matches(event.name) else {
          continue
        }
        deliver(domain, event, subscription.id)
      }
    }
  }

  private func add(domain: UUID?, connection: ConnectionID, _ interest: Interest) -> SubscriptionID {
    state.withLock { state in
      let id = SubscriptionID(rawValue: state.nextID)
      // Numbers go round after 2³¹; one that is still in use is passed over.
      repeat { state.nextID = state.nextID == .max ? 0 : state.nextID + 1 } while state.isUsed(state.nextID)
      state.subscriptions.append(Subscription(id: id, connection: connection, domain: domain, interest: interest))
      state.refresh()
      return id
    }
  }
}

extension EventHub.Subscription {
  fileprivate func covers(_ uuid: UUID) -> Bool { domain == nil || domain == uuid }
}

extension EventHub.State {
  fileprivate func isUsed(_ number: Int32) -> Bool { subscriptions.contains { $0.id.rawValue == number } }

  fileprivate mutating func refresh() {
    wantsMonitorEvents = subscriptions.contains { if case .monitorEvents = $0.interest { true } else { false } }
  }
}

extension MonitorEventFilter {
  /// Whether an event of a name is wanted.
  func matches(_ name: String) -> Bool {
    switch self {
    case .all: true
    case .name(let wanted, ignoringCase: false): wanted == name
    case .name(let wanted, ignoringCase: true): wanted.lowercased() == name.lowercased()
    case .pattern(let pattern): pattern.matches(name)
    }
  }
}
