public import DroverCore

/// How a domain is named on the wire: by all three of its names.
public struct DomainIdentity: Sendable, Hashable {
  /// The name that its definition gives.
  public var name: String
  /// The identifier that stays, whatever its name.
  public var uuid: UUID
  /// The number of this run; nil while there is no QEMU.
  public var id: Int32?

  /// Takes the three.
  public init(name: String, uuid: UUID, id: Int32?) {
    self.name = name
    self.uuid = uuid
    self.id = id
  }
}
