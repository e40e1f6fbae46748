// What the agent of a guest tells of it. Every word of it may be made up.

/// Somebody who is logged in.
public struct AgentUser: Hashable, Sendable {
  /// The name, and for Windows its domain.
  public var name: String, domain: String?
  /// When the session began: milliseconds since 1970.
  public var loginTime: UInt64

  /// Makes a record.
  public init(name: String, domain: String?, loginTime: UInt64) {
    self.name = name
    self.domain = domain
    self.loginTime = loginTime
  }
}

/// Which system a guest runs.
public struct AgentSystem: Hashable, Sendable {
  /// Something that the agent says of it.
  public struct Fact: Hashable, Sendable {
    /// The agent's name for it (`pretty-name`, `kernel-release`), and what it is.
    public var name: String, value: String

    /// Makes a fact.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The facts, in the order in which clients are told them.
  public var facts: [Fact]

  /// The names that there are.
  public static let names = [
    "id", "name", "pretty-name", "version", "version-id", "machine", "variant", "variant-id", "kernel-release",
    "kernel-version",
  ]

  /// Makes a record.
  public init(facts: [Fact]) { self.facts = facts }
}

/// A guest's time zone.
public struct AgentTimeZone: Hashable, Sendable {
  /// Its name, when the guest has one for it.
  public var name: String?
  /// Seconds that it is ahead of UTC.
  public var offset: Int32

  /// Makes a record.
  public init(name: String?, offset: Int32) {
    self.name = name
    self.offset = offset
  }
}

/// Where a guest sees a disk.
public struct AgentDiskPlace: Hashable, Sendable {
  /// A place on a PCI bus.
  public struct PCIPlace: Hashable, Sendable {
    /// Its parts.
    public var domain: UInt32, bus: UInt32, slot: UInt32, function: UInt32

    /// Makes a place.
    public init(domain: UInt32, bus: UInt32, slot: UInt32, function: UInt32) {
      self.domain = domain
      self.bus = bus
      self.slot = slot
      self.function = function
    }
  }

  /// `virtio`, `scsi`, `sata`…
  public var busType = ""
  /// The place of the disk, or of its controller; nil when the guest does not know it.
  public var pci: PCIPlace?
  /// Where it stands at its controller.
  public var bus: UInt32 = 0, target: UInt32 = 0, unit: UInt32 = 0
  /// Its serial number, and the guest's name of its device.
  public var serial: String?, device: String?

  /// A place that nobody knows.
  public init() {}
}

/// A mounted filesystem.
public struct AgentFilesystem: Hashable, Sendable {
  /// Where it is mounted, the guest's name of its device, and its type.
  public var mountPoint: String, name: String, type: String
  /// Bytes; nil when the guest does not tell.
  public var totalBytes: UInt64?, usedBytes: UInt64?
  /// The disks that it lies on.
  public var disks: [AgentDiskPlace]

  /// Makes a record.
  public init(mountPoint: String, name: String, type: String, disks: [AgentDiskPlace] = []) {
    self.mountPoint = mountPoint
    self.name = name
    self.type = type
    self.disks = disks
  }
}

/// A disk of the guest's, or a part of one.
public struct AgentDisk: Hashable, Sendable {
  /// The guest's name of its device.
  public var name: String
  /// Whether it is a partition.
  public var isPartition: Bool
  /// The devices that it is made of.
  public var dependencies: [String]
  /// The guest's name for people.
  public var alias: String?
  /// Where it is.
  public var place: AgentDiskPlace?

  /// Makes a record.
  public init(name: String, isPartition: Bool, dependencies: [String], alias: String?, place: AgentDiskPlace?) {
    self.name = name
    self.isPartition = isPartition
    self.dependencies = dependencies
    self.alias = alias
    self.place = place
  }
}

/// A network device of a guest, with its addresses (`virDomainInterface`).
public struct GuestInterface: Hashable, Sendable {
  /// An address of it.
  public struct Address: Hashable, Sendable {
    /// Whether it is one of IPv6.
    public var isIPv6: Bool
    /// The address as text.
    public var address: String
    /// How many bits its network has in common.
    public var prefix: UInt32

    /// Makes an address.
    public init(isIPv6: Bool, address: String, prefix: UInt32) {
      self.isIPv6 = isIPv6
      self.address = address
      self.prefix = prefix
    }
  }

  /// Its name.
  public var name: String
  /// Its hardware address, when it has one.
  public var hardwareAddress: String?
  /// Its addresses.
  public var addresses: [Address]

  /// Makes a record.
  public init(name: String, hardwareAddress: String?, addresses: [Address]) {
    self.name = name
    self.hardwareAddress = hardwareAddress
    self.addresses = addresses
  }
}

/// A processor as the guest sees it.
public struct AgentProcessor: Hashable, Sendable {
  /// Its number.
  public var number: Int64
  /// Whether it works, and whether the guest may let it rest.
  public var isOnline: Bool, canRest: Bool

  /// Makes a record.
  public init(number: Int64, isOnline: Bool, canRest: Bool) {
    self.number = number
    self.isOnline = isOnline
    self.canRest = canRest
  }
}
