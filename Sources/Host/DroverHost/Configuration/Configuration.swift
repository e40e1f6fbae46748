public import DroverCore
public import Logging

/// What clients without credentials may do.
public enum NetworkAuthentication: String, Hashable, Sendable {
  /// They may only look.
  case readOnly = "readonly"
  /// They may do everything: whoever reaches the port is root.
  case none
}

/// What the configuration file says, defaults elsewhere. A value: a reload makes a new one.
public struct Configuration: Hashable, Sendable {
  /// The user that QEMU runs as; nil: the daemon's.
  public var user: String?
  /// The group that QEMU runs as; nil: that user's.
  public var group: String?
  /// The user and group that the programs of TPMs run as; nil: `tss` where root's daemon finds it, else the daemon's own.
  public var swtpmUser: String?, swtpmGroup: String?
  /// The program that plays TPMs, and the one that makes their keys and certificates.
  public var swtpm = "/usr/bin/swtpm", swtpmSetup = "/usr/bin/swtpm_setup"
  /// Folders of descriptors of programs that serve devices, the one of the least weight first.
  public var vhostUserFolders = ["/usr/share/qemu/vhost-user", "/etc/qemu/vhost-user"]
  /// Where libvirt's QEMU driver writes down its running guests, which can be taken over from it.
  public var libvirtFolders = ["/run/libvirt/qemu"]
  /// QEMU binaries' folders, searched in order.
  public var emulatorFolders = ["/usr/bin", "/usr/local/bin", "/usr/libexec"]
  /// The host's name for clients and migration; nil: the kernel's.
  public var hostname: String?
  /// The host's identity; nil: the firmware's.
  public var hostUUID: UUID?
  /// Where VNC servers listen when the definition does not say.
  public var vncListen = "127.0.0.1"
  /// The first port that VNC servers get when the definition leaves it open.
  public var vncPortMin: UInt16 = 5900
  /// The last of them; not less than the first.
  public var vncPortMax: UInt16 = 65_535
  /// The first and the last port to which guests are sent from other hosts.
  public var migrationPortMin: UInt16 = 49_152, migrationPortMax: UInt16 = 49_215
  /// The address of this host at which guests arrive; in numbers.
  public var migrationAddress = "0.0.0.0"
  /// The name by which other hosts find this one; nil: its own.
  public var migrationHost: String?
  /// How many seconds a guest may be on its way to a target that takes nothing.
  public var migrationStall = 30
  /// Permissions of the read-write socket.
  public var readWriteMode: UInt32 = 0o600
  /// Permissions of the read-only socket.
  public var readOnlyMode: UInt32 = 0o666
  /// The group that owns both sockets; nil: the daemon's.
  public var socketGroup: String?
  /// Whether clients are taken over the network, by TCP without encryption.
  public var listensTCP = false
  /// Where: an address in numbers, and the port.
  public var listenAddress = "127.0.0.1", tcpPort: UInt16 = 16_509
  /// What a client that comes by TCP has to show: nobody knows who it is.
  public var tcpAuthentication = NetworkAuthentication.readOnly
  /// Seconds for which a guest whose owner's connection ended with the daemon waits for that owner to come back.
  public var autodestroyGrace = 0
  /// The most clients at once; further ones wait.
  public var maxClients = 5_000
  /// The most calls of one client that are worked on at once; further ones wait in its socket.
  public var maxClientRequests = 64
  /// The most bytes of events that wait for one client; a client that leaves more unread is disconnected.
  public var maxClientQueue = 16 << 20
  /// Seconds without a word after which a client is asked whether it lives; 0 or less: never.
  public var keepaliveInterval = 5
  /// How many questions may stay unanswered.
  public var keepaliveCount = 5
  /// Seconds that a call waits for its turn on a domain.
  public var jobTimeout = 30
  /// Seconds within which a new QEMU has to greet, and one more for each GiB of its guest's memory.
  public var monitorDeadlineGreeting = 30
  /// Seconds within which QEMU has to answer what only looks something up or flips a switch.
  public var monitorDeadlineQuick = 10
  /// Seconds within which QEMU has to answer what touches disks or back ends.
  public var monitorDeadlineBlock = 30
  /// Seconds within which QEMU has to answer what may take its time: a client's own commands, anything that walks the
  /// guest's memory.
  public var monitorDeadlineHeavy = 120
  /// Seconds within which the kernel has to let go of a QEMU that was killed.
  public var killDeadline = 15
  /// The most bytes of a guest's log file before it is rotated.
  public var maxLogSize = 2 << 20
  /// The program that keeps the logs of guests; nil: the one that lies beside the daemon.
  public var logKeeper: String?
  /// How much is logged.
  public var logLevel = Logger.Level.info

  /// The defaults.
  public init() {}

  /// The defaults of a daemon of the host (root's) or of one user.
  public init(isSystem: Bool) {
    readOnlyMode = isSystem ? 0o666 : 0o600
  }

  /// The ports to which guests are sent, both ends included.
  public var migrationPorts: ClosedRange<UInt16> { migrationPortMin...max(migrationPortMin, migrationPortMax) }

  /// The ports of VNC servers, both ends included.
  public var vncPorts: ClosedRange<UInt16> { vncPortMin...max(vncPortMin, vncPortMax) }
}
