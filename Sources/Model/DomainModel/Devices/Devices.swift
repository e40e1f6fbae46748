/// `<devices>`: everything that is plugged in.
public struct Devices: Sendable, Equatable {
  /// The path of the QEMU binary.
  public var emulator: String?
  /// `<disk>`.
  public var disks: [Disk] = []
  /// `<controller>`.
  public var controllers: [Controller] = []
  /// `<lease>`.
  public var leases: [Lease] = []
  /// `<filesystem>`.
  public var filesystems: [Filesystem] = []
  /// `<interface>`.
  public var interfaces: [NetworkInterface] = []
  /// `<smartcard>`.
  public var smartcards: [Smartcard] = []
  /// `<serial>`.
  public var serials: [CharacterDevice] = []
  /// `<parallel>`.
  public var parallels: [CharacterDevice] = []
  /// `<console>`.
  public var consoles: [CharacterDevice] = []
  /// `<channel>`.
  public var channels: [CharacterDevice] = []
  /// `<input>`.
  public var inputs: [Input] = []
  /// `<tpm>`.
  public var tpms: [TPM] = []
  /// `<graphics>`.
  public var graphics: [Graphics] = []
  /// `<sound>`.
  public var sounds: [Sound] = []
  /// `<audio>`.
  public var audios: [Audio] = []
  /// `<video>`.
  public var videos: [Video] = []
  /// `<hostdev>`.
  public var hostDevices: [HostDevice] = []
  /// `<redirdev>`.
  public var redirectedDevices: [RedirectedDevice] = []
  /// `<redirfilter>`.
  public var redirectionFilter: RedirectionFilter?
  /// `<hub>`.
  public var hubs: [Hub] = []
  /// `<watchdog>`.
  public var watchdogs: [Watchdog] = []
  /// `<memballoon>`.
  public var balloon: Balloon?
  /// `<rng>`.
  public var rngs: [RNG] = []
  /// `<nvram>`.
  public var nvram: NVRAMDevice?
  /// `<panic>`.
  public var panics: [Panic] = []
  /// `<shmem>`.
  public var sharedMemories: [SharedMemory] = []
  /// `<memory>`.
  public var memories: [MemoryDevice] = []
  /// `<iommu>`.
  public var iommus: [IOMMU] = []
  /// `<vsock>`.
  public var vsock: VSock?
  /// `<crypto>`.
  public var cryptos: [Crypto] = []
  /// `<pstore>`.
  public var persistentStore: PersistentStore?

  /// An element with nothing in it.
  public init() {}
}
