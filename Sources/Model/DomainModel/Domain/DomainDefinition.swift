public import DroverCore
public import DroverXML

/// `<domain>`: what a virtual machine is.
public struct DomainDefinition: Sendable, Equatable {
  /// What runs the guest's instructions.
  public var type: DomainType = .qemu
  /// The number of a running domain.
  public var id: Int32?
  /// How people call it.
  public var name: String?
  /// `<uuid>`.
  public var uuid: UUID?
  /// `<genid>`.
  public var genid: GenerationID?
  /// One line for people.
  public var title: String?
  /// A text for people.
  public var description: String?
  /// What applications keep with it.
  public var metadata: XMLElement?
  /// `<maxMemory>`.
  public var maxMemory: MaximumMemory?
  /// The guest's memory.
  public var memory: DomainMemory?
  /// What the balloon leaves.
  public var currentMemory: MemoryAmount?
  /// `<blkiotune>`.
  public var blkiotune: BlockIOTune?
  /// `<memtune>`.
  public var memtune: MemoryTune?
  /// `<memoryBacking>`.
  public var memoryBacking: MemoryBacking?
  /// `<vcpu>`.
  public var vcpu: VirtualCPUs?
  /// `<vcpus>`.
  public var vcpus: VirtualCPUList?
  /// `<iothreads>`.
  public var iothreads: UInt32?
  /// `<iothreadids>`.
  public var iothreadids: IOThreads?
  /// `<defaultiothread>`.
  public var defaultiothread: DefaultIOThread?
  /// `<cputune>`.
  public var cputune: CPUTune?
  /// `<numatune>`.
  public var numatune: NUMATune?
  /// `<resource>`.
  public var resource: DomainResource?
  /// `<throttlegroups>`.
  public var throttlegroups: ThrottleGroups?
  /// `<sysinfo>`.
  public var systemInformation: [SystemInformation] = []
  /// `<bootloader>`.
  public var bootloader: String?
  /// `<bootloader_args>`.
  public var bootloaderArgs: String?
  /// How it boots.
  public var os: OperatingSystem?
  /// `<idmap>`.
  public var idmap: IDMap?
  /// `<features>`.
  public var features: Features?
  /// `<cpu>`.
  public var cpu: CPU?
  /// `<clock>`.
  public var clock: Clock?
  /// `<on_poweroff>`.
  public var onPoweroff: LifecycleAction?
  /// `<on_reboot>`.
  public var onReboot: LifecycleAction?
  /// `<on_crash>`.
  public var onCrash: CrashAction?
  /// `on_lockfailure`: `poweroff` | `restart` | `pause` | `ignore`.
  public var onLockFailure: OnLockFailure?
  /// `<pm>`.
  public var pm: PowerManagement?
  /// `<perf>`.
  public var perf: PerformanceEvents?
  /// `<devices>`.
  public var devices: Devices?
  /// `<seclabel>`.
  public var securityLabels: [SecurityLabel] = []
  /// `<keywrap>`.
  public var keywrap: KeyWrap?
  /// `<launchSecurity>`.
  public var launchSecurity: LaunchSecurity?
  /// `<commandline>`.
  public var commandline: QEMUCommandLineElement?
  /// `<capabilities>`.
  public var capabilities: QEMUCapabilitiesElement?
  /// `<override>`.
  public var override: QEMUOverride?
  /// `<deprecation>`.
  public var deprecation: QEMUDeprecation?

  /// An element with nothing in it.
  public init() {}

  /// What `on_lockfailure` may be.
  public enum OnLockFailure: String, XMLText, CaseIterable, Hashable {
    /// `poweroff`
    case poweroff
    /// `restart`
    case restart
    /// `pause`
    case pause
    /// `ignore`
    case ignore
  }
}

/// What runs the guest's instructions.
public enum DomainType: String, XMLText, CaseIterable, Hashable {
  /// `qemu`
  case qemu
  /// `kvm`
  case kvm
  /// `hvf`
  case hvf
  /// `xen`
  case xen
  /// `uml`
  case uml
  /// `lxc`
  case lxc
  /// `test`
  case test
  /// `vmware`
  case vmware
  /// `hyperv`
  case hyperv
  /// `vbox`
  case vbox
  /// `phyp`
  case phyp
  /// `parallels`
  case parallels
  /// `bhyve`
  case bhyve
  /// `vz`
  case vz
  /// `kqemu`
  case kqemu
  /// `openvz`
  case openvz
}

/// What follows the end of a guest.
public enum LifecycleAction: String, XMLText, CaseIterable, Hashable {
  /// `destroy`
  case destroy
  /// `restart`
  case restart
  /// `rename-restart`
  case renameRestart = "rename-restart"
  /// `preserve`
  case preserve
}

/// What follows the crash of a guest.
public enum CrashAction: String, XMLText, CaseIterable, Hashable {
  /// `destroy`
  case destroy
  /// `restart`
  case restart
  /// `rename-restart`
  case renameRestart = "rename-restart"
  /// `preserve`
  case preserve
  /// `coredump-destroy`
  case coredumpDestroy = "coredump-destroy"
  /// `coredump-restart`
  case coredumpRestart = "coredump-restart"
}

/// `<genid>`: changes when a guest is run from an earlier state.
public struct GenerationID: Sendable, Equatable {
  /// The text.
  public var uuid: UUID?

  /// An element with nothing in it.
  public init() {}
}

/// `<resource>`: where the host counts what the guest uses.
public struct DomainResource: Sendable, Equatable {
  /// `<partition>`.
  public var partition: String?
  /// `<fibrechannel>`.
  public var fibrechannel: ResourceFibreChannel?

  /// An element with nothing in it.
  public init() {}
}

/// `<fibrechannel>`
public struct ResourceFibreChannel: Sendable, Equatable {
  /// `appid`.
  public var appid: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<idmap>`: users and groups of the host that stand for the guest's.
public struct IDMap: Sendable, Equatable {
  /// `<uid>`.
  public var users: [IDRange] = []
  /// `<gid>`.
  public var groups: [IDRange] = []

  /// An element with nothing in it.
  public init() {}
}

/// A range of numbers and what it becomes.
public struct IDRange: Sendable, Equatable {
  /// `start`.
  public var start: UInt32 = 0
  /// `target`.
  public var target: UInt32 = 0
  /// `count`.
  public var count: UInt32 = 0

  /// An element with nothing in it.
  public init() {}
}

/// `<pm>`: which ways to sleep the guest is offered.
public struct PowerManagement: Sendable, Equatable {
  /// `<suspend-to-mem>`.
  public var suspendToMem: PowerState?
  /// `<suspend-to-disk>`.
  public var suspendToDisk: PowerState?

  /// An element with nothing in it.
  public init() {}
}

/// One way to sleep.
public struct PowerState: Sendable, Equatable {
  /// `enabled`.
  public var enabled: YesNo?

  /// An element with nothing in it.
  public init() {}
}

/// `<perf>`: events that are counted.
public struct PerformanceEvents: Sendable, Equatable {
  /// `<event>`.
  public var events: [PerformanceEvent] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<event>`
public struct PerformanceEvent: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// `enabled`.
  public var enabled: YesNo = .yes

  /// An element with nothing in it.
  public init() {}
}
