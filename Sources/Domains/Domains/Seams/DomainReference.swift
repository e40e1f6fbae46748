public import DroverCore

/// What a client holds of a domain: its name, its identity and, while it runs, its number (`remote_nonnull_domain`).
///
/// Every call is made to the uuid; name and number are for messages.
public struct DomainReference: Hashable, Sendable {
  /// The name at the time of the look-up.
  public var name: String
  /// The identity.
  public var uuid: UUID
  /// The number of the running guest, −1 for one that is shut off.
  public var id: Int32

  /// Makes a reference.
  public init(name: String, uuid: UUID, id: Int32 = -1) {
    self.name = name
    self.uuid = uuid
    self.id = id
  }
}
