public import DroverCore

/// Which guests die with which connection: pure logic.
///
/// A guest has one owner at most. A connection that is not open cannot own: so no guest is left behind by a connection
/// that ends while its guest is being started.
public struct AutodestroyRegistry: Sendable {
  // Invariant: `owners[g] == c` exactly when `guests[c]` has `g`; `guests` has a key for each open connection.
  private var guests: [ConnectionID: Set<UUID>] = [:]
  private var owners: [UUID: ConnectionID] = [:]
  /// Guests whose owner's connection ended with an earlier daemon. None of them is in `owners`.
  private var awaited: [UUID: OwnerToken] = [:]

  /// A registry without connections.
  public init() {}

  /// A connection is there.
  ///
  /// - Parameter token: by what it is known again.
  /// - Returns: the guests that waited for it, and are its own from now on.
  @discardableResult
  public mutating func open(_ connection: ConnectionID, as token: OwnerToken? = nil) -> Set<UUID> {
    if guests[connection] == nil { guests[connection] = [] }
    guard let token else { return [] }
    let taken = Set(awaited.filter { $0.value == token }.keys)
    for guest in taken { _ = claim(guest, by: connection) }
    return taken
  }

  /// Whether a connection has begun and not ended.
  public func isOpen(_ connection: ConnectionID) -> Bool { guests[connection] != nil }

  /// A guest waits for its owner to come back.
  public mutating func expect(_ token: OwnerToken, for guest: UUID) {
    release(guest)
    awaited[guest] = token
  }

  /// Nobody is waited for any longer.
  ///
  /// - Returns: the guests whose owner has not come, once.
  public mutating func giveUpWaiting() -> Set<UUID> {
    defer { awaited = [:] }
    return Set(awaited.keys)
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
    awaited[guest] = nil
    guard let owner = owners.removeValue(forKey: guest) else { return }
    guests[owner]?.remove(guest)
  }

  /// The owner of a guest.
  public func owner(of guest: UUID) -> ConnectionID? { owners[guest] }

  /// How many guests have an owner.
  public var count: Int { owners.count }
}
