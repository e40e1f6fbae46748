public import DroverCore
public import Logging

/// What the configuration file says, defaults elsewhere. A value: a reload makes a new one.
public struct Configuration: Hashable, Sendable {
  /// The user that QEMU runs as; nil: the daemon's.
  public var user: String?
  /// The group that QEMU runs as; nil: that user's.
  public var group: String?
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
  /// Permissions of the read-write socket.
  public var readWriteMode: UInt32 = 0o600
  /// Permissions of the read-only socket.
  public var readOnlyMode: UInt32 = 0o666
  /// The group that owns both sockets; nil: the daemon's.
  public var socketGroup: String?
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

  /// The ports of VNC servers, both ends included.
  public var vncPorts: ClosedRange<UInt16> { vncPortMin...max(vncPortMin, vncPortMax) }
}
