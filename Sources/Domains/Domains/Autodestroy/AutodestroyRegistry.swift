public import DroverCore

/// Which guests die with which connection: pure logic.
///
/// A guest has one owner at most. A connection that is not open cannot own: so no guest is left behind by a connection
/// that ends while its guest is being started.
public struct AutodestroyRegistry: Sendable {
  // Invariant: `owners[g] == c` exactly when `guests[c]` has `g`; `guests` has a key for each open connection.
  private var guests: [ConnectionID: Set<UUID>] = [:]
  private var owners: [UUID: ConnectionID] = [:]

  /// A registry without connections.
  public init() {}

  /// A connection is there.
  public mutating func open(_ connection: ConnectionID) {
    if guests[connection] == nil { guests[connection] = [] }
  }

  /// A connection has ended, in whichever way.
  ///
  /// - Returns: the guests that are to be destroyed, once: a second call gives none. They have no owner any more.
  public mutating func close(_ connection: ConnectionID) -> Set<UUID> {
    let orphans = guests.removeValue(forKey: connection) ?? []
    for guest in orphans { owners[guest] = nil }
    return orphans
  }

  /// Makes a connection the owner of a guest, in place of whoever was.
  ///
  /// - Returns: false when the connection is not open: the guest is not to live.
  public mutating func claim(_ guest: UUID, by connection: ConnectionID) -> Bool {
    guard guests[connection] != nil else { return false }
    release(guest)
    guests[connection]?.insert(guest)
    owners[guest] = connection
    return true
  }

  /// The guest is gone, or lives on without an owner.
  public mutating func release(_ guest: UUID) {
    guard let owner = owners.removeValue(forKey: guest) else { return }
    guests[owner]?.remove(guest)
  }

  /// The owner of a guest.
  public func owner(of guest: UUID) -> ConnectionID? { owners[guest] }

  /// How many guests have an owner.
  public var count: Int { owners.count }
}
