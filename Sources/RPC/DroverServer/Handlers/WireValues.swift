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

extension Remote.TypedParameter {
  init(_ parameter: TypedParameter) {
    let value: Remote.TypedValue =
      switch parameter.value {
      case .int(let value): .int32(value)
      case .uint(let value): .uint32(value)
      case .long(let value): .int64(value)
      case .ulong(let value): .uint64(value)
      case .double(let value): .double(value)
      case .boolean(let value): .boolean(value ? 1 : 0)
      case .string(let value): .string(value)
      }
    self.init(field: parameter.name, value: value)
  }
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
