/// A change in the life of a domain (`VIR_DOMAIN_EVENT_ID_LIFECYCLE`).
public struct LifecycleEvent: Sendable, Equatable {
  /// What happened; the raw value is the number on the wire (`virDomainEventType`).
  public enum Kind: Int32, Sendable, CaseIterable {
    case defined = 0, undefined, started, suspended, resumed, stopped, shutdown, pmSuspended, crashed
  }

  /// Which domain, as it was then.
  public var domain: DomainIdentity
  /// What happened, by number: a newer daemon may send one that is not known here.
  public var kindNumber: Int32
  /// How, by number; its meaning depends on the kind (`virDomainEvent…DetailType`).
  public var detail: Int32

  /// Takes the parts.
  public init(domain: DomainIdentity, kindNumber: Int32, detail: Int32) {
    self.domain = domain
    self.kindNumber = kindNumber
    self.detail = detail
  }

  /// What happened; nil for a number that is not known.
  public var kind: Kind? { Kind(rawValue: kindNumber) }
}
