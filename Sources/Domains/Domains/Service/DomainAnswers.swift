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
  /// The number of `virDomainJobType`: 0 none, 1 bounded, 2 unbounded.
  public var type: Int32
  /// How long it has been going on.
  public var elapsed: UInt64

  /// Makes a record.
  public init(type: Int32, elapsed: UInt64) {
    self.type = type
    self.elapsed = elapsed
  }

  /// No job.
  public static let none = JobInformation(type: 0, elapsed: 0)
}

/// What `virDomainGetControlInfo` tells.
public struct ControlInformation: Hashable, Sendable {
  /// The number of `virDomainControlState`: 0 ok, 1 a job, 2 waiting for the monitor, 3 error.
  public var state: UInt32
  /// The number of `virDomainControlErrorReason`.
  public var details: UInt32
  /// How long, in milliseconds.
  public var stateTime: UInt64

  /// Makes a record.
  public init(state: UInt32, details: UInt32, stateTime: UInt64) {
    self.state = state
    self.details = details
    self.stateTime = stateTime
  }
}

extension DomainState {
  /// State and reason for `virDomainGetState`.
  public var numbers: (state: Int32, reason: Int32) { (number, reasonNumber) }
}
