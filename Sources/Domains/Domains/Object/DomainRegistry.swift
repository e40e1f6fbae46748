import DroverCore
import Synchronization

/// All domains of the host.
///
/// A name and a uuid belong to one domain. While one is being defined or is on its way out, its name and its uuid are
/// busy: who wants them waits.
final class DomainRegistry: Sendable {
  /// A name and a uuid that somebody has for himself while he makes or removes a domain of them.
  struct Reservation: Sendable {
    let name: String
    let uuid: UUID
    fileprivate let latch = Latch()
  }

  /// What became of a claim.
  enum Claim: Sendable {
    /// There is such a domain.
    case existing(Domain)
    /// There is none; nobody else can make it meanwhile.
    case reserved(Reservation)
    /// Somebody else is about to make or remove it: wait, and claim again.
    case busy(Latch)
  }

  /// A name that somebody has for himself while a domain gets it, or is rid of it.
  struct NameReservation: Sendable {
    let name: String
    fileprivate let latch = Latch()
  }

  /// What became of a claim of another name.
  enum NameClaim: Sendable {
    /// Nobody else can take it meanwhile.
    case reserved(NameReservation)
    /// Somebody else is about to make or remove a domain of it: wait, and claim again.
    case busy(Latch)
  }

  fileprivate struct Tables {
    // Invariant: a domain is in all of `byUUID`, `byName` and `ordered`, or in none.
    var byUUID: [UUID: Domain] = [:]
    var byName: [String: Domain] = [:]
    var ordered: [Domain] = []
    var byID: [Int32: Domain] = [:]
    var busyNames: [String: Latch] = [:]
    var busyUUIDs: [UUID: Latch] = [:]
    var nextID: Int32 = 1
  }

  private let tables = Mutex(Tables())

  func domain(uuid: UUID) -> Domain? { tables.withLock { $0.byUUID[uuid] } }
  func domain(name: String) -> Domain? { tables.withLock { $0.byName[name] } }
  func domain(id: Int32) -> Domain? { tables.withLock { $0.byID[id] } }

  /// All, in the order in which they came.
  var all: [Domain] { tables.withLock { $0.ordered } }

  /// Those that have a guest.
  var active: [DomainReference] { tables.withLock { Array($0.byID.values) }.map(\.reference).filter { $0.id >= 0 } }

  /// Claims a name and a uuid for a definition.
  ///
  /// Errors: `operationFailed` when the one belongs to a domain and the other does not, in libvirt's words.
  func claim(name: String, uuid: UUID) throws(VirtError) -> Claim {
    try tables.withLock { (tables) throws(VirtError) -> Claim in
      if let latch = tables.busyUUIDs[uuid] ?? tables.busyNames[name] { return .busy(latch) }
      if let known = tables.byUUID[uuid] {
        if tables.byName[name] === known { return .existing(known) }
        let other = known.read { $0.name }
        throw VirtError(.operationFailed, "domain '\(other)' is already defined with uuid \(uuid)", origin: .domain)
      }
      if let known = tables.byName[name] {
        throw VirtError(
          .operationFailed, "domain '\(name)' already exists with uuid \(known.uuid)", origin: .domain)
      }
      let reservation = Reservation(name: name, uuid: uuid)
      tables.busyNames[name] = reservation.latch
      tables.busyUUIDs[uuid] = reservation.latch
      return .reserved(reservation)
    }
  }

  /// Claims another name for a domain. Errors: `operationInvalid` when a domain has it, in libvirt's words.
  func claim(newName name: String, for domain: Domain) throws(VirtError) -> NameClaim {
    try tables.withLock { (tables) throws(VirtError) -> NameClaim in
      if let latch = tables.busyNames[name] { return .busy(latch) }
      guard tables.byName[name] == nil else {
        throw VirtError(.operationInvalid, "domain with name '\(name)' already exists", origin: .domain)
      }
      let reservation = NameReservation(name: name)
      tables.busyNames[name] = reservation.latch
      return .reserved(reservation)
    }
  }

  /// A domain has the name that was reserved for it.
  ///
  /// - Returns: its old name, which stays reserved until `cancel`.
  func rename(_ domain: Domain, from old: String, _ new: NameReservation) -> NameReservation {
    let freed = NameReservation(name: old)
    tables.withLock { tables in
      tables.busyNames[new.name] = nil
      tables.busyNames[old] = freed.latch
      guard tables.byName[old] === domain else { return }
      tables.byName[old] = nil
      tables.byName[new.name] = domain
    }
    new.latch.open()
    return freed
  }

  /// A reserved name is free again.
  func cancel(_ reservation: NameReservation) {
    tables.withLock { $0.busyNames[reservation.name] = nil }
    reservation.latch.open()
  }

  /// The reserved name and uuid have a domain now.
  func fulfil(_ reservation: Reservation, with domain: Domain) {
    tables.withLock { tables in
      tables.busyNames[reservation.name] = nil
      tables.busyUUIDs[reservation.uuid] = nil
      tables.insert(domain, name: reservation.name)
    }
    reservation.latch.open()
  }

  /// The reserved name and uuid are free again.
  func cancel(_ reservation: Reservation) {
    tables.withLock { tables in
      tables.busyNames[reservation.name] = nil
      tables.busyUUIDs[reservation.uuid] = nil
    }
    reservation.latch.open()
  }

  /// Takes a domain out; its name and uuid stay reserved until `cancel`.
  func remove(_ domain: Domain, name: String) -> Reservation {
    let reservation = Reservation(name: name, uuid: domain.uuid)
    tables.withLock { tables in
      if tables.byUUID[domain.uuid] === domain {
        tables.byUUID[domain.uuid] = nil
        tables.byName[name] = nil
        tables.ordered.removeAll { $0 === domain }
      }
      tables.busyNames[name] = reservation.latch
      tables.busyUUIDs[domain.uuid] = reservation.latch
    }
    return reservation
  }

  /// Adds a domain that was found when the daemon started; false when its name or uuid is taken.
  func add(_ domain: Domain, name: String) -> Bool {
    tables.withLock { tables in
      guard tables.byUUID[domain.uuid] == nil, tables.byName[name] == nil else { return false }
      tables.insert(domain, name: name)
      return true
    }
  }

  /// Gives the number for a start. Numbers are not used again.
  func issueID(for domain: Domain) -> Int32 {
    tables.withLock { tables in
      let id = tables.nextID
      tables.nextID = id == .max ? 1 : id + 1
      tables.byID[id] = domain
      return id
    }
  }

  /// Notes the number that a guest had before the daemon started.
  func adopt(id: Int32, of domain: Domain) {
    tables.withLock { tables in
      tables.byID[id] = domain
      if id >= tables.nextID { tables.nextID = id == .max ? 1 : id + 1 }
    }
  }

  /// The guest with the number is gone.
  func retire(id: Int32) { tables.withLock { $0.byID[id] = nil } }
}

extension DomainRegistry.Tables {
  fileprivate mutating func insert(_ domain: Domain, name: String) {
    byUUID[domain.uuid] = domain
    byName[name] = domain
    ordered.append(domain)
  }
}
