import DomainModel
public import DroverCore
import Logging
import Synchronization

extension DomainService {
  /// Takes over the guest that a process runs (`virDomainQemuAttach`), by the same way in which a guest of our own is
  /// found again.
  ///
  /// One that libvirt left keeps name, uuid, number and aliases, and libvirt's files stay as they are. Any other is
  /// described by its command line and by what its QEMU answers.
  ///
  /// Errors: `operationInvalid` for what is no QEMU, for a domain that runs here already, and while libvirt's daemon
  /// lives; `operationFailed` when another domain has the name or the uuid, or QEMU does not answer. Nothing is changed
  /// then.
  ///
  /// - Parameter patience: how long a monitor that somebody else holds is waited for, if the flags say so; nil: as long as
  ///   for a job.
  public func attach(
    pid: Int32, flags: AttachFlags, patience: Duration? = nil, caller: Caller
  ) async throws(VirtError) -> Attached {
    try check(flags, knows: [.wait, .processOnly, .owned, .addMonitor], "virDomainQemuAttach")
    guard !flags.contains(.processOnly) || flags.isDisjoint(with: [.wait, .addMonitor]) else {
      throw VirtError(.invalidArg, "one that is taken over without its monitor waits for none, and gets none")
    }
    // To the kernel, zero and numbers below it are no process but groups of them.
    guard pid > 0 else { throw VirtError(.invalidArg, "\(pid) is the number of no process") }
    try refuseWhileStopping()
    if let known = context.registry.all.first(where: { $0.read { $0.live?.process?.pid } == pid }) {
      throw VirtError(.operationInvalid, "process \(pid) is the guest of '\(known.read { $0.name })' already")
    }
    let hypervisor = context.parts.hypervisor
    let found = try await hypervisor.guestLeft(byLibvirt: pid)
    let left =
      if let found { found } else { try await hypervisor.guest(runningAs: pid, monitor: wish(flags, patience)) }
    let domain: DomainReference
    do throws(VirtError) {
      domain = try await introduce(identified(left), flags, caller)
    } catch {
      await hypervisor.leave(left)
      throw error
    }
    return Attached(domain: domain, report: left.notes)
  }

  /// What came of taking a guest over.
  public struct Attached: Sendable {
    /// The domain that stands for it from now on.
    public var domain: DomainReference
    /// What of its command line has no place of its own in the definition, and what else its user should know.
    public var report: [String]
  }

  /// A machine without a uuid is who has its name: one that was kept, and let go, is taken up again as the same.
  private func identified(_ left: LeftGuest) -> LeftGuest {
    guard left.hasMadeUUID, let known = context.registry.domain(name: left.record.domain.name),
      known.read({ $0.live == nil })
    else { return left }
    var left = left
    left.record.domain = DomainReference(name: left.record.domain.name, uuid: known.uuid, id: left.record.domain.id)
    left.record.definition?.uuid = known.uuid
    return left
  }

  private func introduce(
    _ left: LeftGuest, _ flags: AttachFlags, _ caller: Caller
  ) async throws(VirtError) -> DomainReference {
    let identity = left.record.domain
    while true {
      switch try context.registry.claim(name: identity.name, uuid: identity.uuid) {
      case .busy(let latch): try await wait(for: latch, identity)
      case .existing(let domain): return try await adopt(left, domain, flags, caller)
      case .reserved(let reservation):
        let domain = Domain(name: reservation.name, uuid: reservation.uuid, context: context)
        context.registry.fulfil(reservation, with: domain)
        do {
          return try await adopt(left, domain, flags, caller)
        } catch {
          leave(domain)
          throw error
        }
      }
    }
  }

  private func wish(_ flags: AttachFlags, _ patience: Duration?) -> MonitorWish {
    if flags.contains(.processOnly) { return .none }
    let waits = flags.contains(.wait) ? patience ?? context.settings.jobDeadline : nil
    if flags.contains(.addMonitor) { return .adding(waits) }
    return waits.map { .patient($0) } ?? .free
  }

  private func adopt(
    _ left: LeftGuest, _ domain: Domain, _ flags: AttachFlags, _ caller: Caller
  ) async throws(VirtError) -> DomainReference {
    let request = JobRequest(.async, call: "virDomainQemuAttach", caller: caller, needsGuest: false, operation: .start)
    let reference = try await domain.withJob(request) { () async throws(VirtError) in
      try self.refuseActive(domain)
      return try await shielded { () async throws(VirtError) in
        try await self.adopt(left, domain, owner: flags.contains(.owned) ? caller : nil)
      }
    }
    await keep(left, caller)
    return reference
  }

  private func adopt(
    _ left: LeftGuest, _ domain: Domain, owner: Caller?
  ) async throws(VirtError) -> DomainReference {
    var record = left.record
    // A number that a guest of ours has is not given twice.
    if record.domain.id < 1 || context.registry.domain(id: record.domain.id) != nil {
      record.domain = DomainReference(
        name: record.domain.name, uuid: record.domain.uuid, id: context.registry.issueID(for: domain))
    }
    record.definition?.id = record.domain.id
    let id = record.domain.id
    domain.adopt(record)
    await domain.recover(record)
    let guest = domain.read { state in state.live?.id == id ? state.live?.guest : nil }
    guard let guest, left.monitorObstacle != nil || guest.monitorCondition.takesQuestions else {
      let lost = domain.read { $0.live?.lost }
      guest?.detach()
      await domain.shutOff(id: id, tells: false)
      throw lost ?? VirtError(.operationFailed, "the QEMU of '\(record.domain.name)' does not answer")
    }
    domain.transact { state in
      if let owner { state.live?.owner = LiveRecord.Owner(owner) }
      _ = domain.note(&state, events: [.lifecycle(.started(.booted))])
    }
    if let owner, !context.autodestroy.withLock({ $0.claim(domain.uuid, by: owner.connection) }) {
      await domain.letGo(id: id)
      throw VirtError(.operationAborted, "the client that is to own the guest went away")
    }
    await domain.settle()
    return domain.reference
  }

  /// A guest that libvirt keeps is kept here too. One whose definition is not taken stays for as long as it runs.
  private func keep(_ left: LeftGuest, _ caller: Caller) async {
    guard let xml = left.persistentXML else { return }
    do throws(VirtError) {
      _ = try await define(xml, flags: [], caller: caller)
    } catch {
      context.log.warning(
        "the definition that libvirt keeps is not taken over",
        metadata: ["domain": "\(left.record.domain.name)", "error": "\(error)"])
    }
  }
}
