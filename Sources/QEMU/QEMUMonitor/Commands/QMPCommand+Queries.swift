import DroverCore

// Commands that only ask.
extension QMPCommand {
  /// The run state: `QMPRunStatus`.
  public static let queryStatus = QMPCommand("query-status")
  /// What the machine can do now, such as to sleep.
  public static let queryCurrentMachine = QMPCommand("query-current-machine")
  /// Whether KVM is there and in use: `QMPKVM`.
  public static let queryKVM = QMPCommand("query-kvm")
  /// The name given at the start.
  public static let queryName = QMPCommand("query-name")
  /// The UUID given at the start; zeros when there was none: `QMPIdentity`.
  public static let queryUUID = QMPCommand("query-uuid")
  /// QEMU's version: `QMPVersion`.
  public static let queryVersion = QMPCommand("query-version")
  /// The virtual CPUs and their threads: `[QMPCPU]`.
  public static let queryCPUs = QMPCommand("query-cpus-fast")
  /// The character devices and where they lead: `[QMPCharacterDevice]`.
  public static let queryCharacterDevices = QMPCommand("query-chardev")
  /// The VNC server: `QMPVNCServer`.
  public static let queryVNC = QMPCommand("query-vnc")
  /// The memory that the balloon leaves to the guest.
  public static let queryBalloon = QMPCommand("query-balloon")
  /// The disks.
  public static let queryBlock = QMPCommand("query-block", pace: .block)
  /// What each disk has done.
  public static let queryBlockStatistics = QMPCommand("query-blockstats", pace: .block)
  /// How much memory the machine has.
  public static let queryMemorySize = QMPCommand("query-memory-size-summary")
  /// The nodes of the block layer.
  public static let queryNamedBlockNodes = QMPCommand("query-named-block-nodes", pace: .block)
  /// The background jobs.
  public static let queryJobs = QMPCommand("query-jobs", pace: .block)
  /// The threads of the I/O thread objects.
  public static let queryIOThreads = QMPCommand("query-iothreads")
  /// The names and kinds of what KVM counts.
  public static let queryCountNames = QMPCommand("query-stats-schemas", arguments: ["provider": "kvm"])
  /// How fast the guest writes to its memory, as it was measured last.
  public static let queryDirtyRate = QMPCommand("query-dirty-rate")

  /// What KVM counts of the whole guest (`vm`) or of each of its CPUs (`vcpu`).
  public static func queryCounts(of target: String) -> QMPCommand {
    QMPCommand("query-stats", arguments: ["target": .string(target), "providers": [["provider": "kvm"]]])
  }

  /// The memory devices that were plugged in.
  public static let queryMemoryDevices = QMPCommand("query-memory-devices")
  /// The CPU slots of a machine that takes CPUs while it runs.
  public static let queryHotpluggableCPUs = QMPCommand("query-hotpluggable-cpus")
  /// The machine types of the binary.
  public static let queryMachines = QMPCommand("query-machines")
  /// The commands, events and types of the binary; some hundred thousand bytes.
  public static let querySchema = QMPCommand("query-qmp-schema", pace: .heavy)

  /// The properties of an object.
  public static func listProperties(of path: String) -> QMPCommand {
    QMPCommand("qom-list", arguments: ["path": .string(path)])
  }

  /// One property of an object.
  public static func property(_ name: String, of path: String) -> QMPCommand {
    QMPCommand("qom-get", arguments: ["path": .string(path), "property": .string(name)])
  }

  /// The options that a device type takes.
  public static func deviceOptions(_ type: String) -> QMPCommand {
    QMPCommand("device-list-properties", arguments: ["typename": .string(type)])
  }

  /// The options that an object type takes.
  public static func objectOptions(_ type: String) -> QMPCommand {
    QMPCommand("qom-list-properties", arguments: ["typename": .string(type)])
  }

  /// The types that implement another.
  public static func types(implementing type: String, abstract: Bool = false) -> QMPCommand {
    QMPCommand("qom-list-types", arguments: ["implements": .string(type), "abstract": .bool(abstract)])
  }
}
