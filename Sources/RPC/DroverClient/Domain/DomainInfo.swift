public import DroverCore

/// The short description of a domain (`virDomainInfo`).
public struct DomainInfo: Sendable, Hashable {
  /// The number of the state (`virDomainState`).
  public var stateNumber: Int32
  /// The most memory that the guest may have.
  public var maximumMemory: ByteCount
  /// The memory that it has.
  public var memory: ByteCount
  /// Its CPUs.
  public var virtualCPUs: Int
  /// The time that they used, all together.
  public var cpuTime: Duration

  /// Takes the parts.
  public init(
    stateNumber: Int32, maximumMemory: ByteCount, memory: ByteCount, virtualCPUs: Int, cpuTime: Duration
  ) {
    self.stateNumber = stateNumber
    self.maximumMemory = maximumMemory
    self.memory = memory
    self.virtualCPUs = virtualCPUs
    self.cpuTime = cpuTime
  }
}
