import DomainModel
public import DroverHost
public import QEMUMonitor

/// Where QEMU's things are on this host, and as whom it runs.
public struct HypervisorConfiguration: Sendable, Equatable {
  /// Holds a folder for each running guest: its monitor's socket, its secrets.
  public var runFolder: String
  /// Holds a log file for each domain.
  public var logFolder: String
  /// Holds what was found out about each emulator.
  public var cacheFolder: String
  /// Holds what belongs to a guest beyond its run (firmware variables, saved state).
  public var stateFolder: String
  /// Whom QEMU runs as; nil: as the daemon itself.
  public var user: UserIdentity?
  /// Where emulators are looked for when a definition names none, in this order.
  public var emulatorFolders: [String]
  /// Where descriptors of firmware lie, the folder of the least weight first.
  public var firmwareFolders: [String]
  /// Where descriptors of programs that serve devices lie, the folder of the least weight first.
  public var vhostUserFolders: [String]
  /// Where libvirt's QEMU driver writes down its running guests; only ever read.
  public var libvirtFolders: [String] = ["/run/libvirt/qemu"]
  /// Holds the state of the TPMs of guests, in a folder for each guest.
  public var tpmFolder: String
  /// The program that plays a TPM, and the one that makes its keys and certificates.
  public var swtpm: String, swtpmSetup: String
  /// Whom both run as; nil: as the daemon itself.
  public var tpmUser: UserIdentity?
  /// A log file that has this many bytes is put aside.
  public var logLimit: UInt64
  /// How many log files that were put aside are kept for a domain.
  public var logBackups: Int
  /// The program that keeps the logs of guests.
  public var logKeeper: String
  /// Where displays listen when a definition does not say.
  public var listenAddress: String
  /// How long a guest may take to answer when a daemon finds it again, before the daemon goes on without; the answer
  /// counts whenever it comes.
  public var reconnectPatience: Duration
  /// How long QEMU may take to answer, by class of command. The greeting gets one second more for each GiB of memory.
  public var monitorDeadlines: QMPDeadlines
  /// How long the kernel may take to let go of a process that was killed, before whoever wants it gone is told what it
  /// does instead.
  public var killPatience: Duration

  /// Makes a configuration of folders, with libvirt's values for the rest.
  public init(runFolder: String, logFolder: String, cacheFolder: String, stateFolder: String) {
    self.runFolder = runFolder
    self.logFolder = logFolder
    self.cacheFolder = cacheFolder
    self.stateFolder = stateFolder
    emulatorFolders = ["/usr/bin", "/usr/local/bin", "/usr/libexec"]
    firmwareFolders = FirmwareCatalogue.folders()
    vhostUserFolders = VhostUserShelf.standardFolders
    tpmFolder = stateFolder + "/swtpm"
    swtpm = "/usr/bin/swtpm"
    swtpmSetup = "/usr/bin/swtpm_setup"
    logLimit = 2 << 20
    logBackups = 3
    logKeeper = LogKeeper.besideUs
    listenAddress = "127.0.0.1"
    reconnectPatience = .seconds(2)
    monitorDeadlines = QMPDeadlines()
    killPatience = .seconds(15)
  }

  /// Where the firmware's variables of guests are kept whose definitions do not say.
  var variablesFolder: String { stateFolder + "/nvram" }
}
