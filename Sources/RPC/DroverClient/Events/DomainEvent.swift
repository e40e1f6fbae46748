public import DroverCore

/// An event of a domain.
public struct DomainEvent: Sendable, Equatable {
  /// Its kind.
  public var kind: DomainEventKind
  /// Which domain, as it was then.
  public var domain: DomainIdentity
  /// What it says, by the names of libvirt's callback: `action`, `offset`, `path`; nothing for a lifecycle event.
  public var details: [TypedParameter]
  /// What happened, of a lifecycle event.
  public var lifecycle: LifecycleEvent?

  /// Takes the parts.
  public init(
    kind: DomainEventKind, domain: DomainIdentity, details: [TypedParameter] = [], lifecycle: LifecycleEvent? = nil
  ) {
    self.kind = kind
    self.domain = domain
    self.details = details
    self.lifecycle = lifecycle
  }
}
