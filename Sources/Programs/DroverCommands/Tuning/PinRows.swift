import ArgumentParser
import DroverClient
import DroverCore

struct VirtualCPUPinRow: DomainRow {
  static let row = CommandRow(
    "vcpupin", "Show or change where the virtual CPUs of a guest run.", places: ["vcpu", "cpulist"])
  @Argument(help: "Which virtual CPU.") var vcpu: UInt32?
  @Argument(help: "The processors: 0-3,^2; r: all.") var cpulist: String?
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let host = try await domain.connection.hostProcessors()
    if let vcpu, let cpulist {
      let map = try ProcessorList.parse(cpulist, all: host.count)
      try await domain.pin(.virtualCPU(vcpu), to: map, scope: scope.chosen)
      return .done("Virtual CPU \(vcpu) of domain '\(domain.name)' pinned", "pinned", domain)
    }
    let pins = try await domain.virtualCPUPins(processors: host.count, scope: scope.chosen)
    if let vcpu, !pins.indices.contains(Int(vcpu)) {
      throw CommandFailure("vcpu \(vcpu) is out of range of live cpu count \(pins.count)")
    }
    let rows = pins.enumerated().filter { vcpu == nil || Int(vcpu ?? 0) == $0.offset }.map { number, map -> [JSON] in
      [JSON(number), .string(ProcessorList.text(map.numbers(below: host.count)))]
    }
    return .rows([("VCPU", "vcpu"), ("CPU Affinity", "affinity")], rows)
  }
}

struct EmulatorPinRow: DomainRow {
  static let row = CommandRow(
    "emulatorpin", "Show or change where the other threads of a guest's QEMU run.", places: ["cpulist"])
  @Argument(help: "The processors: 0-3,^2; r: all.") var cpulist: String?
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let host = try await domain.connection.hostProcessors()
    if let cpulist {
      let map = try ProcessorList.parse(cpulist, all: host.count)
      try await domain.pin(.emulator, to: map, scope: scope.chosen)
      return .done("Emulator of domain '\(domain.name)' pinned", "pinned", domain)
    }
    let map = try await domain.emulatorPin(processors: host.count, scope: scope.chosen)
    let text = ProcessorList.text(map.numbers(below: host.count))
    return Report(
      .framed(
        head: "emulator: CPU Affinity\n----------------------------------\n       *: ", text + "\n", tail: ""),
      json: ["affinity": .string(text)])
  }
}

struct IOThreadsRow: DomainRow {
  static let row = CommandRow("iothreadinfo", "List the threads of a guest's QEMU for the disks' work.")
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let host = try await domain.connection.hostProcessors()
    let threads = try await domain.ioThreads(scope: scope.chosen)
    if threads.isEmpty {
      return Report(.answer("No IOThreads found for the domain\n"), json: [])
    }
    let rows = threads.map { thread -> [JSON] in
      [
        .integer(Int64(thread.number)), .string(ProcessorList.text(thread.affinity.numbers(below: host.count))),
      ]
    }
    return .rows([("IOThread ID", "iothread"), ("CPU Affinity", "affinity")], rows)
  }
}

struct IOThreadPinRow: DomainRow {
  static let row = CommandRow(
    "iothreadpin", "Change where a thread for the disks' work runs.", places: ["iothread", "cpulist"])
  @Argument(help: "Which thread.") var iothread: UInt32
  @Argument(help: "The processors: 0-3,^2; r: all.") var cpulist: String
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let host = try await domain.connection.hostProcessors()
    let map = try ProcessorList.parse(cpulist, all: host.count)
    try await domain.pin(.ioThread(iothread), to: map, scope: scope.chosen)
    return .done("I/O thread \(iothread) of domain '\(domain.name)' pinned", "pinned", domain)
  }
}

struct IOThreadAddRow: DomainRow {
  static let row = CommandRow("iothreadadd", "Add a thread for the disks' work.", places: ["id"])
  @Argument(help: "Its number.") var id: UInt32
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    try await domain.addIOThread(id, scope: scope.chosen)
    return .done("I/O thread \(id) added to domain '\(domain.name)'", "iothread-added", domain)
  }
}

struct IOThreadRemoveRow: DomainRow {
  static let row = CommandRow("iothreaddel", "Remove a thread for the disks' work.", places: ["id"])
  @Argument(help: "Its number.") var id: UInt32
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    try await domain.removeIOThread(id, scope: scope.chosen)
    return .done("I/O thread \(id) removed from domain '\(domain.name)'", "iothread-removed", domain)
  }
}

struct IOThreadSetRow: DomainRow {
  static let row = CommandRow("iothreadset", "Change how a thread for the disks' work waits.", places: ["id"])
  @Argument(help: "Its number.") var id: UInt32
  @Option(help: "How long it looks for work at most, in nanoseconds.") var pollMaxNs: UInt64?
  @Option(help: "By what that grows.") var pollGrow: UInt32?
  @Option(help: "By what that shrinks.") var pollShrink: UInt32?
  @Option(help: "Fewest workers.") var threadPoolMin: Int32?
  @Option(help: "Most workers.") var threadPoolMax: Int32?
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    if changes.isEmpty { throw ValidationError("Not enough arguments passed, nothing to set") }
  }

  private var changes: [TypedParameter] {
    let unsigned = [("poll_grow", pollGrow), ("poll_shrink", pollShrink)].compactMap { name, value in
      value.map { TypedParameter(name, .uint($0)) }
    }
    let signed = [("thread_pool_min", threadPoolMin), ("thread_pool_max", threadPoolMax)].compactMap { name, value in
      value.map { TypedParameter(name, .int($0)) }
    }
    return Parameters.given([("poll_max_ns", pollMaxNs)]) + unsigned + signed
  }

  func report(on domain: Domain) async throws -> Report {
    try await domain.setTuning(.ioThread(id), changes, scope: scope.chosen)
    return .done("I/O thread \(id) of domain '\(domain.name)' changed", "iothread-set", domain)
  }
}

struct VirtualCPUSwitchRow: DomainRow {
  static let row = CommandRow("setvcpu", "Switch single virtual CPUs on or off.", places: ["vcpulist"])
  @Argument(help: "Which: 1-3.") var vcpulist: String
  @Flag(help: "On.") var enable = false
  @Flag(help: "Off.") var disable = false
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    if enable == disable {
      throw ValidationError("options --enable and --disable are mutually exclusive; one is needed")
    }
  }

  func report(on domain: Domain) async throws -> Report {
    try await domain.setVirtualCPUs(vcpulist, online: enable, scope: scope.chosen)
    return .done("Virtual CPUs of domain '\(domain.name)' switched", "vcpus-switched", domain)
  }
}
