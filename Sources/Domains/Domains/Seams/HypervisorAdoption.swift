public import DroverCore

/// What Domains asks of QEMU about guests that another manager left running.
public protocol HypervisorAdoption: Sendable {
  /// What libvirt wrote down of the guest that a process is; nil for a process of which it wrote nothing.
  ///
  /// Nothing is changed, neither at the process nor in libvirt's files. Errors: `operationInvalid` while libvirt's
  /// daemon lives, which manages the guest; `internalError` for a state that cannot be read.
  func guestLeft(byLibvirt pid: Int32) async throws(VirtError) -> LeftGuest?

  /// The guest that a process runs which anybody started: of its command line, corrected by what QEMU answers.
  ///
  /// Nothing of it is changed, unless a monitor is to be added.
  ///
  /// - Parameter search: what is done about its monitor.
  /// Errors: `operationInvalid` for what is no QEMU; `operationFailed` for a process that is gone, and for a monitor
  /// that somebody holds; `operationDenied` for a process that we may not look at.
  func guest(runningAs pid: Int32, monitor search: MonitorWish) async throws(VirtError) -> LeftGuest

  /// A guest that was found is not taken over after all: what was added to it is taken away.
  func leave(_ guest: LeftGuest) async

  /// Guests of an earlier daemon of which nothing is written down any more, as `sweep` found them.
  var strays: [Int32] { get }

  /// Every QEMU that runs on this host. Nothing is asked of any.
  ///
  /// - Parameter pids: those that are known already.
  func discover(excluding pids: Set<Int32>) async throws(VirtError) -> [DiscoveredGuest]
}

extension HypervisorAdoption {
  /// None: for a hypervisor that knows no other manager.
  public func guestLeft(byLibvirt pid: Int32) async throws(VirtError) -> LeftGuest? { nil }

  /// Nothing: for a hypervisor that adds nothing.
  public func leave(_ guest: LeftGuest) async {}

  /// None.
  public var strays: [Int32] { [] }

  /// None.
  public func discover(excluding pids: Set<Int32>) async throws(VirtError) -> [DiscoveredGuest] { [] }

  /// None: for a hypervisor that takes over nobody.
  public func guest(runningAs pid: Int32, monitor search: MonitorWish) async throws(VirtError) -> LeftGuest {
    throw VirtError(.operationUnsupported, "process \(pid) cannot be taken over")
  }
}

/// What is done about the monitor of a guest that somebody else started.
public enum MonitorWish: Hashable, Sendable {
  /// One that is free is taken; one that somebody else holds is an error.
  case free
  /// One that somebody else holds is waited for, so long.
  case patient(Duration)
  /// As `free`, or as `patient` with a time; one that has only a human monitor is given a QMP monitor, if its QEMU can.
  case adding(Duration?)
  /// None is tried.
  case none
}

/// A guest that somebody else started.
public struct LeftGuest: Sendable {
  /// What it was doing, its process, its live definition with aliases and addresses. Its number is the other manager's.
  public var record: LiveRecord
  /// The definition that the other manager would start next time; nil for a guest that it does not keep.
  public var persistentXML: String?
  /// Why its QEMU cannot be asked anything; nil when it can.
  public var monitorObstacle: String?
  /// Whether its uuid was made here, as the machine has none.
  public var hasMadeUUID = false
  /// What of its command line has no place of its own in the definition, and what else its user should know.
  public var notes: [String]

  /// Makes a record.
  public init(
    record: LiveRecord, persistentXML: String? = nil, monitorObstacle: String? = nil, notes: [String] = []
  ) {
    self.record = record
    self.persistentXML = persistentXML
    self.monitorObstacle = monitorObstacle
    self.notes = notes
  }
}
