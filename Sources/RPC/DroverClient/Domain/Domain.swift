public import DroverCore
import LibvirtWire

/// A virtual machine, as a client holds it: its connection and its names.
///
/// A value: it holds nothing open at the daemon. When the domain is renamed, stopped or removed, the value stays
/// as it was and calls answer what the daemon then says; the UUID is what counts.
public struct Domain: Sendable {
  /// The connection that it was asked for on.
  public let connection: Connection
  /// Its names at that time.
  public let identity: DomainIdentity

  /// Joins both.
  public init(connection: Connection, identity: DomainIdentity) {
    self.connection = connection
    self.identity = identity
  }

  /// The name that the definition gives.
  public var name: String { identity.name }
  /// The identifier that stays.
  public var uuid: UUID { identity.uuid }
  /// The number of the run; nil when there was no QEMU at that time.
  public var id: Int32? { identity.id }
}

extension Domain {
  init(_ connection: Connection, _ reference: Remote.DomainReference) {
    self.init(connection: connection, identity: DomainIdentity(reference))
  }

  /// The names as the wire has them.
  var reference: Remote.DomainReference {
    Remote.DomainReference(name: name, uuid: uuid, id: id ?? -1)
  }
}

extension DomainIdentity {
  init(_ reference: Remote.DomainReference) {
    self.init(name: reference.name, uuid: reference.uuid, id: reference.id < 0 ? nil : reference.id)
  }
}
