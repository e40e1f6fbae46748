public import DomainModel

/// What only a launch knows: where its files lie, which number the guest has, what the host has open for it.
public struct LaunchContext: Sendable {
  /// The id of the running domain; −1 while there is none.
  public var id: Int32 = -1
  /// The folder of the running domain: `…/domain-<id>-<short name>`.
  public var runFolder: String
  /// The folder for sockets of channels without a path.
  public var channelFolder: String
  /// The folder in which the helper of user networks puts its sockets.
  public var passtFolder: String
  /// Where the sockets of the buses for screens are.
  public var dbusFolder: String
  /// The folder for guest memory in files.
  public var memoryFolder: String
  /// Where huge pages are mounted, by size in KiB; the first is the standard one.
  public var hugePageMounts: [HugePageMount]
  /// The variables that are passed on besides those of the run folder.
  public var environment: [CommandLine.Variable]
  /// The number of the first descriptor that is passed; the others follow.
  public var firstDescriptor: Int32
  /// Whether the emulator has to begin with the guest stopped, which it does unless somebody debugs it.
  public var startsPaused = true
  /// What is to be received instead of booting: `defer`, `fd:7`, …
  public var incoming: String?
  /// Folders of certificates for encrypted lines.
  public var certificates = Certificates()
  /// How a secret of the definition is given to the emulator.
  public var secrets: any SecretSource
  /// How much libgfapi logs, from 0 to 9; libvirt's default.
  public var glusterDebugLevel = 4
  /// The NUMA nodes that the host has; nil when that is not known.
  public var hostNodes: CPUSet?
  /// Whether SPICE lets in whoever connects when there is no password.
  public var disablesSPICETickets = false
  /// Device files of the SCSI devices of the host, by host, bus, target and unit: `0:0:0:1`.
  public var scsiGenericDevices: [String: String] = [:]
  /// The socket of the program that plays a TPM; nil for the one in the run folder.
  public var tpmSocket: String?
  /// The folder for the sockets of shared memory.
  public var sharedMemoryFolder = "/var/lib/libvirt"
  /// Whether the kernel can carry packets between guest and tap (`/dev/vhost-net`).
  public var hasVHostNet = false
  /// The graphics card of the host that screens draw on when the definition names none.
  public var renderNode: String?
  /// The nodes of the host that were found to suit a guest that leaves the choice open.
  public var automaticNodes: CPUSet?
  /// The images that lie above those of disks whose changes are to be forgotten; without one, such a disk has its own
  /// alone.
  public var overlays: [TransientOverlay] = []
  /// Options of `sandbox`; empty for no sandbox.
  public var sandbox = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"

  /// A mount of hugetlbfs.
  public struct HugePageMount: Sendable, Hashable {
    /// The size of a page in KiB.
    public var pageSize: UInt64
    /// The folder of the guest's pages.
    public var folder: String

    /// Takes both.
    public init(pageSize: UInt64, folder: String) {
      self.pageSize = pageSize
      self.folder = folder
    }
  }

  /// Folders of certificates.
  public struct Certificates: Sendable, Hashable {
    /// Of VNC servers; nil when VNC is not encrypted.
    public var vnc: String?
    /// Of SPICE servers.
    public var spice = "/etc/pki/libvirt-spice"
    /// Of lines over TCP.
    public var characterDevices = "/etc/pki/libvirt-chardev"
    /// Of network disks.
    public var disks = "/etc/pki/libvirt-nbd"

    /// The folders that libvirt has.
    public init() {}
  }

  /// The context of a domain below some folders.
  ///
  /// - Parameters:
  ///   - stateFolder: what lives as long as the guest, such as `/var/lib/libvirt/qemu`.
  ///   - name: the name of the domain.
  public init(stateFolder: String, runtimeFolder: String, name: String, id: Int32, secrets: any SecretSource) {
    self.id = id
    self.secrets = secrets
    let short = Self.shortName(id: id, name: name)
    runFolder = "\(stateFolder)/domain-\(short)"
    channelFolder = "\(runtimeFolder)/channel/\(short)"
    passtFolder = "\(runtimeFolder)/passt"
    dbusFolder = "\(runtimeFolder)/dbus"
    memoryFolder = "\(stateFolder)/ram"
    hugePageMounts = []
    environment = []
    firstDescriptor = 3
  }

  /// A name that is short enough for the path of a socket: the id and twenty letters of the name.
  public static func shortName(id: Int32, name: String) -> String { "\(id)-\(name.prefix(20))" }

  /// The base name of this domain's files beside those in the run folder.
  func shortName(of name: String) -> String { Self.shortName(id: id, name: name) }
}
