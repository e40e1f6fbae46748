public import DroverCore

/// What calls that look at the host want to know of it. Implemented by `DroverHost`.
///
/// What is asked is answered at once, from the kernel's memory; what changes the host may wait.
public protocol HostInspection: Sendable {
  /// The CPUs that are there, and those that are online.
  func processorMap() throws(VirtError) -> ProcessorMap
  /// What one CPU did since the host booted, or all together. Errors: `invalidArg` for a CPU that is not there.
  func processorTimes(_ cpu: Int?) throws(VirtError) -> ProcessorTimes
  /// Memory of a NUMA cell, or of the whole host, in KiB, by libvirt's names. Errors: `invalidArg`.
  func memoryFigures(cell: Int?) throws(VirtError) -> [(name: String, kibibytes: UInt64)]
  /// What the kernel says of merging equal pages (KSM), by libvirt's names. Errors: `operationUnsupported` without it.
  func sharedMemoryParameters() throws(VirtError) -> [TypedParameter]
  /// Changes how equal pages are merged. Errors: `invalidArg` for a name or type that is none.
  func setSharedMemory(_ parameters: [TypedParameter]) async throws(VirtError)
  /// Free pages of some sizes (KiB) in a cell; nil for the whole host. Errors: `operationFailed` for a size that the
  /// host does not have.
  func freePages(sizes: [UInt32], cell: Int?) throws(VirtError) -> [UInt64]
  /// Changes the number of huge pages of a size (KiB) in a cell; nil for the whole host.
  ///
  /// - Parameter adds: whether the count is added to what there is.
  /// Errors: `operationUnsupported` for the system's own pages.
  func allocatePages(_ count: UInt64, size: UInt32, cell: Int?, adds: Bool) async throws(VirtError)
  /// Free memory of NUMA cells in bytes, by number; there is at least one.
  func freeMemoryOfCells() throws(VirtError) -> [Int: UInt64]
  /// What the firmware says of the machine, as `<sysinfo>`. Errors: `configUnsupported` when it says nothing.
  func firmwareTables() async throws(VirtError) -> String
  /// The counters of a network device, as the host counts. Errors: `internalError` when there is none such.
  func counters(ofLink name: String) throws(VirtError) -> LinkCounters
  /// With whom the host spoke lately on its networks, by IPv4.
  func neighbours() throws(VirtError) -> [Neighbour]
}

/// One with whom the host spoke lately.
public struct Neighbour: Hashable, Sendable {
  /// The address.
  public var address: String
  /// Of what device.
  public var hardwareAddress: MACAddress

  /// Makes a record.
  public init(address: String, hardwareAddress: MACAddress) {
    self.address = address
    self.hardwareAddress = hardwareAddress
  }
}

/// CPUs of the host.
public struct ProcessorMap: Hashable, Sendable {
  /// How many there are: one more than the highest number.
  public var total: Int
  /// The numbers of those that are online.
  public var online: [Int]

  /// Makes a map.
  public init(total: Int, online: [Int]) {
    self.total = total
    self.online = online
  }
}

/// What CPUs did since the host booted, in nanoseconds.
public struct ProcessorTimes: Hashable, Sendable {
  /// For the kernel, for programs, nothing, and waiting for input and output.
  public var kernel: UInt64, user: UInt64, idle: UInt64, iowait: UInt64

  /// Makes a record.
  public init(kernel: UInt64, user: UInt64, idle: UInt64, iowait: UInt64) {
    self.kernel = kernel
    self.user = user
    self.idle = idle
    self.iowait = iowait
  }
}

/// The counters of a network device.
public struct LinkCounters: Hashable, Sendable {
  /// One direction.
  public struct Direction: Hashable, Sendable {
    /// Counts since the device came to be.
    public var bytes: UInt64 = 0, packets: UInt64 = 0, errors: UInt64 = 0, dropped: UInt64 = 0

    /// Nothing yet.
    public init() {}
  }

  /// What came in and what went out.
  public var received = Direction(), sent = Direction()

  /// Nothing yet.
  public init() {}

  /// What the other end of a cable counts: what goes out of a tap comes into the guest.
  public var fromTheOtherEnd: LinkCounters {
    var other = self
    (other.received, other.sent) = (sent, received)
    return other
  }
}

/// Nothing is known of a host that does not say.
extension HostInspection {
  /// A host with nothing to tell.
  public func processorMap() throws(VirtError) -> ProcessorMap { throw Self.silence }
  /// A host with nothing to tell.
  public func processorTimes(_ cpu: Int?) throws(VirtError) -> ProcessorTimes { throw Self.silence }
  /// A host with nothing to tell.
  public func memoryFigures(cell: Int?) throws(VirtError) -> [(name: String, kibibytes: UInt64)] { throw Self.silence }
  /// A host with nothing to tell.
  public func sharedMemoryParameters() throws(VirtError) -> [TypedParameter] { throw Self.silence }
  /// A host that does not change.
  public func setSharedMemory(_ parameters: [TypedParameter]) async throws(VirtError) { throw Self.silence }
  /// A host with nothing to tell.
  public func freePages(sizes: [UInt32], cell: Int?) throws(VirtError) -> [UInt64] { throw Self.silence }
  /// A host that does not change.
  public func allocatePages(_ count: UInt64, size: UInt32, cell: Int?, adds: Bool) async throws(VirtError) {
    throw Self.silence
  }
  /// A host with nothing to tell.
  public func freeMemoryOfCells() throws(VirtError) -> [Int: UInt64] { throw Self.silence }
  /// A host with nothing to tell.
  public func firmwareTables() async throws(VirtError) -> String { throw Self.silence }
  /// A host with nothing to tell.
  public func counters(ofLink name: String) throws(VirtError) -> LinkCounters { throw Self.silence }

  /// A host with nothing to tell.
  public func neighbours() throws(VirtError) -> [Neighbour] { throw Self.silence }

  private static var silence: VirtError { VirtError(.operationUnsupported, "the host does not tell", origin: .none) }
}
