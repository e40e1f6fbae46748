public import DroverCore

/// What `virDomainGetInfo` tells.
public struct DomainInformation: Hashable, Sendable {
  /// State; its reason is not part of the call.
  public var state: DomainState
  /// The most memory and the current memory, in KiB.
  public var maximumMemory: UInt64, memory: UInt64
  /// Virtual CPUs.
  public var virtualCPUs: UInt32
  /// CPU time in nanoseconds.
  public var cpuTime: UInt64

  /// Makes a record.
  public init(
    state: DomainState, maximumMemory: UInt64, memory: UInt64, virtualCPUs: UInt32, cpuTime: UInt64
  ) {
    self.state = state
    self.maximumMemory = maximumMemory
    self.memory = memory
    self.virtualCPUs = virtualCPUs
    self.cpuTime = cpuTime
  }
}

/// One value of `virDomainMemoryStats`.
public struct MemoryStatistic: Hashable, Sendable {
  /// The number of `virDomainMemoryStatTags`.
  public var tag: Int32
  /// KiB, or what the tag says.
  public var value: UInt64

  /// Makes a value.
  public init(tag: Int32, value: UInt64) {
    self.tag = tag
    self.value = value
  }
}

/// The statistics of one domain (`virDomainStatsRecord`).
public struct DomainStatistics: Hashable, Sendable {
  /// Whose.
  public var domain: DomainReference
  /// Names and values as libvirt's.
  public var parameters: [TypedParameter]

  /// Makes a record.
  public init(domain: DomainReference, parameters: [TypedParameter]) {
    self.domain = domain
    self.parameters = parameters
  }
}

/// What `virDomainGetJobInfo` tells; times in milliseconds, sizes in bytes.
public struct JobInformation: Hashable, Sendable {
  /// The number of `virDomainJobType`: 0 none, 1 bounded, 2 unbounded, 3 completed, 4 failed,
  /// 5 cancelled.
  public var type: Int32
  /// What the job does.
  public var operation: JobOperation
  /// How long it has been going on.
  public var elapsed: UInt64
  /// How far it is, for a move to another host.
  public var figures: MigrationFigures?

  /// Makes a record.
  public init(type: Int32, operation: JobOperation, elapsed: UInt64, figures: MigrationFigures? = nil) {
    self.type = type
    self.operation = operation
    self.elapsed = elapsed
    self.figures = figures
  }

  /// No job.
  public static let none = JobInformation(type: 0, operation: .unknown, elapsed: 0)
}

/// What `virDomainGetControlInfo` tells.
public struct ControlInformation: Hashable, Sendable {
  /// `virDomainControlState`
  public enum State: UInt32, Sendable {
    case ok = 0, job, occupied, error
  }

  /// `virDomainControlErrorReason`
  public enum Details: UInt32, Sendable {
    case none = 0, unknown, monitor, locking
  }

  /// What the way to QEMU is doing.
  public var state: State
  /// What is wrong.
  public var details: Details
  /// How long, in milliseconds.
  public var stateTime: UInt64

  /// Makes a record.
  public init(_ state: State, _ details: Details = .none, stateTime: UInt64 = 0) {
    self.state = state
    self.details = details
    self.stateTime = stateTime
  }
}

extension DomainState {
  /// State and reason for `virDomainGetState`.
  public var numbers: (state: Int32, reason: Int32) { (number, reasonNumber) }
}
