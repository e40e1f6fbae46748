import Domains
import DroverCore
import LibvirtWire

// The values that the service and the wire both know.

extension Remote.DomainReference {
  init(_ domain: DomainReference) { self.init(name: domain.name, uuid: domain.uuid, id: domain.id) }
}

extension DomainReference {
  init(_ domain: Remote.DomainReference) { self.init(name: domain.name, uuid: domain.uuid, id: domain.id) }
}

extension Remote.DomainEventGraphicsAddress {
  init(_ address: DomainEvent.Graphics.Address) {
    self.init(family: address.family, node: address.node, service: address.service)
  }
}

extension Int32 {
  /// A truth as C has it.
  init(_ truth: Bool) { self = truth ? 1 : 0 }
}
