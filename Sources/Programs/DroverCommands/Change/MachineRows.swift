import ArgumentParser
import DroverClient
import DroverCore

struct LifecycleActionRow: DomainRow {
  static let row = CommandRow(
    "set-lifecycle-action", "Say what becomes of a guest that switches itself off, reboots or crashes.",
    places: ["type", "action"], failing: "Failed to set the lifecycle action")
  @Argument(help: "The occasion: poweroff, reboot, crash.", completion: .list(["poweroff", "reboot", "crash"]))
  var type: String
  @Argument(
    help: "What happens: destroy, restart, rename-restart, preserve, coredump-destroy, coredump-restart.",
    completion: .list(Array(actions.keys)))
  var action: String
  @OptionGroup var scope: ScopeFlags

  static let occasions: [String: LifecycleOccasion] = ["poweroff": .poweroff, "reboot": .reboot, "crash": .crash]
  static let actions: [String: LifecycleAnswer] = [
    "destroy": .destroy, "restart": .restart, "rename-restart": .restartRename, "preserve": .preserve,
    "coredump-destroy": .coredumpDestroy, "coredump-restart": .coredumpRestart,
  ]

  mutating func validate() throws {
    guard Self.occasions[type] != nil else { throw ValidationError("Invalid lifecycle type '\(type)'.") }
    guard Self.actions[action] != nil else { throw ValidationError("Invalid lifecycle action '\(action)'.") }
  }

  func report(on domain: Domain) async throws -> Report {
    guard let occasion = Self.occasions[type], let answer = Self.actions[action] else { throw ExitCode.failure }
    try await domain.setLifecycle(occasion, answer, scope: scope.chosen)
    return .done("Lifecycle action of domain '\(domain.name)' set", "lifecycle-action-set", domain)
  }
}

/// Kinds of sleep, in virsh's words.
enum SleepWord: String, ExpressibleByArgument, CaseIterable {
  case mem, disk, hybrid

  var target: SleepTarget {
    switch self {
    case .mem: .memory
    case .disk: .disk
    case .hybrid: .hybrid
    }
  }
}

struct SleepRow: DomainRow {
  static let row = CommandRow(
    "dompmsuspend", "Send a guest to sleep, by its agent.", places: ["target"], failing: "Domain could not be suspended"
  )
  @Argument(help: "mem keeps its memory under power, disk writes it there.") var target: SleepWord
  @Option(help: ArgumentHelp("When it wakes by itself.", valueName: "seconds")) var duration: UInt64 = 0

  func report(on domain: Domain) async throws -> Report {
    try await domain.sleep(target.target, seconds: duration)
    return .done("Domain '\(domain.name)' successfully suspended", "put-to-sleep", domain)
  }
}

struct SignalRow: DomainRow {
  static let row = CommandRow(
    "send-process-signal", "Send a signal to a process in a guest, where the hypervisor can.",
    places: ["pid", "signame"])
  @Argument(help: "The process.") var pid: Int64
  @Argument(help: "The signal: a number, kill, sigterm.") var signame: String

  /// In the order of their numbers, from 1 on.
  private static let names = [
    "hup", "int", "quit", "ill", "trap", "abrt", "bus", "fpe", "kill", "usr1", "segv", "usr2", "pipe", "alrm", "term",
    "stkflt", "chld", "cont", "stop", "tstp", "ttin", "ttou", "urg", "xcpu", "xfsz", "vtalrm", "prof", "winch", "poll",
    "pwr", "sys",
  ]

  var number: UInt32? {
    if let number = UInt32(signame) { return number }
    let word = signame.lowercased()
    let name = word.hasPrefix("sig") ? String(word.dropFirst(3)) : word
    return Self.names.firstIndex(of: name).map { UInt32($0) + 1 }
  }

  mutating func validate() throws {
    if number == nil { throw ValidationError("malformed signal name: \(signame)") }
  }

  func report(on domain: Domain) async throws -> Report {
    try await domain.sendSignal(number ?? 0, toProcess: pid)
    return .done("Signal sent to process \(pid) of domain '\(domain.name)'", "signal-sent", domain)
  }
}

struct DirtyRateRow: DomainRow {
  static let row = CommandRow("domdirtyrate-calc", "Measure how fast a guest's pages become dirty.")
  @Option(help: ArgumentHelp("For how long: 1 to 60.", valueName: "seconds")) var seconds: Int32 = 1
  @Option(help: "How: page-sampling, dirty-bitmap, dirty-ring.") var mode: DirtyRateMode = .pageSampling

  func report(on domain: Domain) async throws -> Report {
    try await domain.measureDirtyRate(seconds: seconds, flags: mode.flags)
    return .done("Start to calculate domain's memory dirty rate successfully.", "dirty-rate-measured", domain)
  }
}

/// How dirty pages are counted (`virDomainDirtyRateCalcFlags`).
enum DirtyRateMode: String, ExpressibleByArgument, CaseIterable {
  case pageSampling = "page-sampling"
  case dirtyBitmap = "dirty-bitmap"
  case dirtyRing = "dirty-ring"

  var flags: UInt32 {
    switch self {
    case .pageSampling: 0
    case .dirtyBitmap: 1
    case .dirtyRing: 2
    }
  }
}

struct ManagedSaveRemoveRow: DomainRow {
  static let row = CommandRow(
    "managedsave-remove", "Remove the saved image of a domain.", failing: "Failed to remove managed save image")

  func report(on domain: Domain) async throws -> Report {
    guard try await domain.hasManagedSave() else {
      return .done(
        "Domain '\(domain.name)' has no manage save image; removal skipped", "managed-save-absent", domain)
    }
    try await domain.removeManagedSave()
    return .done("Removed managedsave image for domain '\(domain.name)'", "managed-save-removed", domain)
  }
}

struct BlockResizeRow: DomainRow {
  static let row = CommandRow(
    "blockresize", "Change the size of a disk.", places: ["path", "size"], failing: "Failed to resize block device")
  @Argument(help: "Its target or source.") var path: String
  @Argument(help: "The size: KiB, or with a unit: 20G, 512B.") var size: String

  mutating func validate() throws { _ = try MemorySize.bytes(size, unit: "KiB") }

  func report(on domain: Domain) async throws -> Report {
    try await domain.resizeBlock(path, bytes: MemorySize.bytes(size, unit: "KiB"))
    return .done("Block device '\(path)' is resized", "block-resized", domain)
  }
}

struct BlockThresholdRow: DomainRow {
  static let row = CommandRow(
    "domblkthreshold", "Ask for an event when a disk's image is written beyond an offset.",
    places: ["dev", "threshold"])
  @Argument(help: "Its target.") var dev: String
  @Argument(help: "The offset: bytes, or with a unit.") var threshold: String

  mutating func validate() throws { _ = try MemorySize.bytes(threshold, unit: "B") }

  func report(on domain: Domain) async throws -> Report {
    try await domain.setBlockThreshold(dev, bytes: MemorySize.bytes(threshold, unit: "B"))
    return .done("Threshold of '\(dev)' set", "threshold-set", domain)
  }
}

struct UpdateDeviceRow: DomainRow {
  static let row = CommandRow(
    "update-device", "Change a device of a guest, as far as its kind allows.", places: ["file"],
    failing: "Failed to update device")
  @Argument(help: "Its definition; - reads standard input.", completion: .file(extensions: ["xml"])) var file: String
  @Flag(help: "Running and stored: both.") var persistent = false
  @Flag(help: "Though the guest does not let go of it.") var force = false
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    var chosen = scope.chosen
    if persistent {
      chosen.insert(.config)
      if try await domain.isActive() { chosen.insert(.live) }
    }
    try await domain.updateDevice(InputFile.read(file), scope: chosen, force: force)
    return .done("Device updated successfully", "device-updated", domain)
  }
}
