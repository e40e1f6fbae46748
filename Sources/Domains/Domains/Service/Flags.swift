// The flags of libvirt's calls, under its numbers. A bit that a function does not know is an error
// (`invalidArg`, "unsupported flags"), not passed over.

/// Flags of create and create XML (`virDomainCreateFlags`).
public struct CreateFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_START_PAUSED`
  public static let paused = CreateFlags(rawValue: 1)
  /// `VIR_DOMAIN_START_AUTODESTROY`
  public static let autodestroy = CreateFlags(rawValue: 2)
  /// `VIR_DOMAIN_START_BYPASS_CACHE`
  public static let bypassCache = CreateFlags(rawValue: 4)
  /// `VIR_DOMAIN_START_FORCE_BOOT`
  public static let forceBoot = CreateFlags(rawValue: 8)
  /// `VIR_DOMAIN_START_VALIDATE`
  public static let validate = CreateFlags(rawValue: 16)
  /// `VIR_DOMAIN_START_RESET_NVRAM`
  public static let resetNVRAM = CreateFlags(rawValue: 32)
}

/// Flags of define (`virDomainDefineFlags`).
public struct DefineFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_DEFINE_VALIDATE`
  public static let validate = DefineFlags(rawValue: 1)
}

/// Flags of undefine (`virDomainUndefineFlagsValues`).
public struct UndefineFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_UNDEFINE_MANAGED_SAVE`
  public static let managedSave = UndefineFlags(rawValue: 1)
  /// `VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA`
  public static let snapshotsMetadata = UndefineFlags(rawValue: 2)
  /// `VIR_DOMAIN_UNDEFINE_NVRAM`
  public static let nvram = UndefineFlags(rawValue: 4)
  /// `VIR_DOMAIN_UNDEFINE_KEEP_NVRAM`
  public static let keepNVRAM = UndefineFlags(rawValue: 8)
  /// `VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA`
  public static let checkpointsMetadata = UndefineFlags(rawValue: 16)
  /// `VIR_DOMAIN_UNDEFINE_TPM`
  public static let tpm = UndefineFlags(rawValue: 32)
  /// `VIR_DOMAIN_UNDEFINE_KEEP_TPM`
  public static let keepTPM = UndefineFlags(rawValue: 64)
}

/// Flags of destroy (`virDomainDestroyFlagsValues`).
public struct DestroyFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_DESTROY_GRACEFUL`
  public static let graceful = DestroyFlags(rawValue: 1)
  /// `VIR_DOMAIN_DESTROY_REMOVE_LOGS`
  public static let removeLogs = DestroyFlags(rawValue: 2)
}

/// Flags of shutdown and of reboot (`virDomainShutdownFlagValues`, `virDomainRebootFlagValues`: the same numbers).
public struct ShutdownFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN`
  public static let acpiPowerButton = ShutdownFlags(rawValue: 1)
  /// `VIR_DOMAIN_SHUTDOWN_GUEST_AGENT`
  public static let guestAgent = ShutdownFlags(rawValue: 2)
  /// `VIR_DOMAIN_SHUTDOWN_INITCTL`
  public static let initctl = ShutdownFlags(rawValue: 4)
  /// `VIR_DOMAIN_SHUTDOWN_SIGNAL`
  public static let signal = ShutdownFlags(rawValue: 8)
  /// `VIR_DOMAIN_SHUTDOWN_PARAVIRT`
  public static let paravirt = ShutdownFlags(rawValue: 16)
}

/// Flags of the XML description (`virDomainXMLFlags`).
public struct XMLFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_XML_SECURE`
  public static let secure = XMLFlags(rawValue: 1)
  /// `VIR_DOMAIN_XML_INACTIVE`
  public static let inactive = XMLFlags(rawValue: 2)
  /// `VIR_DOMAIN_XML_UPDATE_CPU`
  public static let updateCPU = XMLFlags(rawValue: 4)
  /// `VIR_DOMAIN_XML_MIGRATABLE`
  public static let migratable = XMLFlags(rawValue: 8)
}

/// Filters of a list (`virConnectListAllDomainsFlags`): a group with both bits or none lets everything pass.
public struct ListFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_CONNECT_LIST_DOMAINS_ACTIVE`
  public static let active = ListFlags(rawValue: 1 << 0)
  /// `VIR_CONNECT_LIST_DOMAINS_INACTIVE`
  public static let inactive = ListFlags(rawValue: 1 << 1)
  /// `VIR_CONNECT_LIST_DOMAINS_PERSISTENT`
  public static let persistent = ListFlags(rawValue: 1 << 2)
  /// `VIR_CONNECT_LIST_DOMAINS_TRANSIENT`
  public static let transient = ListFlags(rawValue: 1 << 3)
  /// `VIR_CONNECT_LIST_DOMAINS_RUNNING`
  public static let running = ListFlags(rawValue: 1 << 4)
  /// `VIR_CONNECT_LIST_DOMAINS_PAUSED`
  public static let paused = ListFlags(rawValue: 1 << 5)
  /// `VIR_CONNECT_LIST_DOMAINS_SHUTOFF`
  public static let shutoff = ListFlags(rawValue: 1 << 6)
  /// `VIR_CONNECT_LIST_DOMAINS_OTHER`
  public static let other = ListFlags(rawValue: 1 << 7)
  /// `VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE`
  public static let managedSave = ListFlags(rawValue: 1 << 8)
  /// `VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE`
  public static let noManagedSave = ListFlags(rawValue: 1 << 9)
  /// `VIR_CONNECT_LIST_DOMAINS_AUTOSTART`
  public static let autostart = ListFlags(rawValue: 1 << 10)
  /// `VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART`
  public static let noAutostart = ListFlags(rawValue: 1 << 11)
  /// `VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT`
  public static let hasSnapshot = ListFlags(rawValue: 1 << 12)
  /// `VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT`
  public static let noSnapshot = ListFlags(rawValue: 1 << 13)
  /// `VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT`
  public static let hasCheckpoint = ListFlags(rawValue: 1 << 14)
  /// `VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT`
  public static let noCheckpoint = ListFlags(rawValue: 1 << 15)
}

/// The groups of statistics (`virDomainStatsTypes`); none asked for means all.
public struct StatisticsGroups: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_STATS_STATE`
  public static let state = StatisticsGroups(rawValue: 1)
  /// `VIR_DOMAIN_STATS_CPU_TOTAL`
  public static let cpuTotal = StatisticsGroups(rawValue: 2)
  /// `VIR_DOMAIN_STATS_BALLOON`
  public static let balloon = StatisticsGroups(rawValue: 4)
  /// `VIR_DOMAIN_STATS_VCPU`
  public static let vcpu = StatisticsGroups(rawValue: 8)
  /// `VIR_DOMAIN_STATS_INTERFACE`
  public static let interface = StatisticsGroups(rawValue: 16)
  /// `VIR_DOMAIN_STATS_BLOCK`
  public static let block = StatisticsGroups(rawValue: 32)
  /// `VIR_DOMAIN_STATS_PERF`
  public static let perf = StatisticsGroups(rawValue: 64)
  /// `VIR_DOMAIN_STATS_IOTHREAD`
  public static let iothread = StatisticsGroups(rawValue: 128)
  /// `VIR_DOMAIN_STATS_MEMORY`
  public static let memory = StatisticsGroups(rawValue: 256)
  /// `VIR_DOMAIN_STATS_DIRTYRATE`
  public static let dirtyRate = StatisticsGroups(rawValue: 512)
  /// `VIR_DOMAIN_STATS_VM`
  public static let vm = StatisticsGroups(rawValue: 1024)
  /// Who works on the domain and who waits: a group of our own, at the far end of the bits.
  public static let jobs = StatisticsGroups(rawValue: 1 << 31)
}

/// Flags of the statistics of all domains (`virConnectGetAllDomainStatsFlags`); the low bits are `ListFlags`.
public struct StatisticsFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT`
  public static let noWait = StatisticsFlags(rawValue: 1 << 29)
  /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING`
  public static let backing = StatisticsFlags(rawValue: 1 << 30)
  /// `VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS`
  public static let enforceStatistics = StatisticsFlags(rawValue: 1 << 31)
}

/// Flags of the monitor command (`virDomainQemuMonitorCommandFlags`).
public struct MonitorCommandFlags: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP`
  public static let hmp = MonitorCommandFlags(rawValue: 1)
}
