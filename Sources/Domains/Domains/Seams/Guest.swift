public import DroverCore

/// One living QEMU, as Domains sees it.
///
/// Implemented by `QEMUProcess`. Every asynchronous function has a deadline of its own, and throws
/// `VirtError.notRunning` as soon as `condemn` was called or the process ended.
public protocol Guest: AnyObject, Sendable, GuestDirtyRate, GuestBalloonFigures, GuestControls, GuestMigration,
  GuestThreads, GuestBlocks, GuestFrontEnds, GuestResources, GuestAgent, GuestLines
{
  /// The process and how to find it again.
  var process: ProcessRecord { get }

  /// How the way to QEMU is doing; from memory, at once.
  var monitorCondition: MonitorCondition { get }

  /// Why QEMU cannot be asked for figures, ever: it was attached without a monitor that can tell them.
  var figuresObstacle: VirtError? { get }

  /// Stops the CPUs.
  func pause() async throws(VirtError)
  /// Sets the CPUs going.
  func resume() async throws(VirtError)
  /// Presses the power button.
  func powerDown() async throws(VirtError)
  /// Presses the reset button.
  func reset() async throws(VirtError)
  /// Asks what QEMU does.
  func status() async throws(VirtError) -> GuestStatus
  /// Wakes a guest that suspended itself to memory.
  func wakeUp() async throws(VirtError)
  /// Passes a command of the user's on; the answer is text (for QMP a JSON object with `return` or `error`).
  func monitorCommand(_ text: String, dialect: MonitorDialect) async throws(VirtError) -> String
  /// Asks for figures, all in one flight; what QEMU refuses to tell is left out.
  ///
  /// - Parameter limit: how long the answers may take; shorter than for other commands, because many are asked.
  /// Errors: `operationTimeout` when the monitor does not answer in time.
  func statistics(_ groups: GuestStatistics.Groups, limit: Duration) async throws(VirtError) -> GuestStatistics

  /// What the kernel knows of the process, read from /proc at once; nil when the process is gone.
  func processStatistics() -> ProcessStatistics?

  /// The guest is going to be ended: every wait on its monitor, now and later, fails with `VirtError.notRunning`.
  ///
  /// Returns at once; may be called any number of times, on any thread.
  func condemn()

  /// Ends the process by a ladder, and returns when it is gone (a zombie counts as gone).
  ///
  /// A process that is stopped is killed at once. May be called again after an error. When the process is already
  /// gone it returns at once.
  /// Errors: `operationTimeout`/`systemError` when it does not go, with where it sleeps; a later end is still reported
  /// by `GuestObserver.guestEnded`.
  func end(_ ladder: EndingLadder) async throws(VirtError)

  /// Removes what the ended guest left on the host: sockets, folder, descriptors. Called once, after `guestEnded`.
  func removeTraces(keepingLogs: Bool) async

  /// Lets go of a guest that lives on: the daemon stops, another will find it. Nothing is told to the observer then.
  func detach()

  /// Lets go of a guest that was taken over, for good: what was added to it is taken away, and it lives on.
  func letGo() async
}

extension Guest {
  /// Nothing was added to it.
  public func letGo() async { detach() }
}

/// The two languages of QEMU's monitor.
public enum MonitorDialect: Hashable, Sendable {
  /// JSON.
  case qmp
  /// The human monitor.
  case hmp
}

/// How a guest is ended.
public enum EndingLadder: Hashable, Sendable {
  /// The guest shut itself down: QEMU flushes and goes by SIGTERM; SIGKILL if it does not.
  case afterShutdown
  /// SIGTERM, and SIGKILL if the process does not go soon.
  case destroy
  /// SIGTERM only (`VIR_DOMAIN_DESTROY_GRACEFUL`).
  case gracefulOnly
  /// SIGKILL at once.
  case kill
}

/// What identifies a process for as long as the host runs, and where its monitor is.
public struct ProcessRecord: Hashable, Sendable {
  /// The process.
  public var pid: Int32
  /// Its start, in clock ticks since boot (`/proc/PID/stat`, field 22): a pid alone is never believed.
  public var startTime: UInt64
  /// What it executes (`/proc/PID/exe`).
  public var executable: String
  /// The socket of its monitor; nil for a guest without.
  public var monitorPath: String?
  /// Whatever else the hypervisor needs to find the guest again, by names of its own; written down as it is.
  public var details: [Detail]

  /// Makes a record.
  public init(
    pid: Int32, startTime: UInt64, executable: String, monitorPath: String? = nil, details: [Detail] = []
  ) {
    self.pid = pid
    self.startTime = startTime
    self.executable = executable
    self.monitorPath = monitorPath
    self.details = details
  }

  /// One more fact.
  public struct Detail: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: String

    /// Makes a fact.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// What QEMU says of itself (`query-status`), with QEMU's names.
public enum GuestStatus: String, Hashable, Sendable, CaseIterable {
  case running
  case paused
  case debug
  case inMigrate = "inmigrate"
  case internalError = "internal-error"
  case ioError = "io-error"
  case postMigrate = "postmigrate"
  case preLaunch = "prelaunch"
  case finishMigrate = "finish-migrate"
  case restoreVM = "restore-vm"
  case saveVM = "save-vm"
  case shutdown
  case suspended
  case watchdog
  case guestPanicked = "guest-panicked"
  case colo
}

/// What the kernel knows of a guest's process.
public struct ProcessStatistics: Hashable, Sendable {
  /// CPU time in nanoseconds, user and system together.
  public var cpuTime: UInt64
  /// CPU time in user mode, nanoseconds.
  public var userTime: UInt64
  /// CPU time in the kernel, nanoseconds.
  public var systemTime: UInt64
  /// Resident memory in KiB.
  public var residentMemory: UInt64

  /// Makes a record.
  public init(cpuTime: UInt64, userTime: UInt64, systemTime: UInt64, residentMemory: UInt64) {
    self.cpuTime = cpuTime
    self.userTime = userTime
    self.systemTime = systemTime
    self.residentMemory = residentMemory
  }
}

extension Guest {
  /// A guest that can be asked.
  public var figuresObstacle: VirtError? { nil }
}
