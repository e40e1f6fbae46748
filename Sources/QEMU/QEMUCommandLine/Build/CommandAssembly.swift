import DomainModel
import DroverCore
import DroverXML

/// A command line while it is put together.
struct CommandAssembly {
  /// The definition, complete.
  let definition: DomainDefinition
  /// Its devices.
  let devices: Devices
  /// What the emulator can do.
  let platform: GuestPlatform
  /// What only the launch knows.
  let context: LaunchContext
  /// The processor family of the guest.
  let architecture: GuestArchitecture
  /// The kind of board.
  let board: MachineType.Board
  /// At which place a device boots, by the alias of the device.
  let bootIndexes: [String: UInt32]
  /// The arguments so far.
  private(set) var arguments: [String] = []
  /// The descriptors so far.
  private(set) var descriptors: [PassedDescriptor] = []
  /// How many sets of descriptors there are (`-add-fd`).
  private var descriptorSets = 0
  /// Changes of device properties that the user asks for, by alias.
  private let overrides: [String: [QEMUOverrideProperty]]

  init(_ definition: DomainDefinition, platform: GuestPlatform, context: LaunchContext) {
    self.definition = definition
    devices = definition.devices ?? Devices()
    self.platform = platform
    self.context = context
    architecture = definition.os?.type?.arch ?? platform.architecture
    board = MachineType.board(of: definition.os?.type?.machine ?? "", on: architecture)
    bootIndexes = BootOrder.indexes(of: definition)
    var overrides: [String: [QEMUOverrideProperty]] = [:]
    for device in definition.override?.devices ?? [] {
      overrides[device.alias, default: []] += device.frontend?.properties ?? []
    }
    self.overrides = overrides
  }

  /// Whether the guest runs under KVM.
  var usesKVM: Bool { definition.type == .kvm }

  /// Whether the guest has a screen of its own.
  var hasScreen: Bool { !devices.graphics.isEmpty }

  /// Whether the machine's memory is split into nodes.
  var hasNUMA: Bool { !(definition.cpu?.numa?.cells.isEmpty ?? true) }

  /// Whether memory modules can be plugged.
  var hasPluggableMemory: Bool { definition.maxMemory != nil }

  /// Adds an option without a value.
  mutating func add(_ option: String) { arguments.append(option) }

  /// Adds an option and its value.
  mutating func add(_ option: String, _ value: String) {
    arguments.append(option)
    arguments.append(value)
  }

  /// Adds a device; what the user wants otherwise is changed.
  mutating func add(device: Properties) {
    var device = device
    if let id = device.object["id"]?.string {
      for property in overrides[id] ?? overrides[Self.plain(id)] ?? [] { device.override(property) }
    }
    add("-device", device.text)
  }

  /// Adds an object.
  mutating func add(object: Properties) { add("-object", object.text) }

  /// Adds a node of the block layer.
  mutating func add(block: Properties) { add("-blockdev", block.text) }

  /// Promises a descriptor to the emulator and gives its number.
  mutating func descriptor(for purpose: PassedDescriptor.Purpose) -> Int32 {
    let number = context.firstDescriptor &+ Int32(truncatingIfNeeded: descriptors.count)
    descriptors.append(PassedDescriptor(number: number, purpose: purpose))
    return number
  }

  /// Promises a descriptor in a set of its own, which QEMU opens by path.
  ///
  /// - Parameter name: what QEMU remembers about it.
  /// - Returns: the path.
  mutating func descriptorSet(for purpose: PassedDescriptor.Purpose, name: String) -> String {
    let set = descriptorSets
    descriptorSets += 1
    let number = descriptor(for: purpose)
    add("-add-fd", "set=\(set),fd=\(number),opaque=\(KeyValueText.quoted(name))")
    return "/dev/fdset/\(set)"
  }

  /// The whole environment of the emulator.
  var environment: [CommandLine.Variable] {
    var list = [CommandLine.Variable("LC_ALL", "C")] + context.environment
    list.append(.init("HOME", context.runFolder))
    list.append(.init("XDG_DATA_HOME", "\(context.runFolder)/.local/share"))
    list.append(.init("XDG_CACHE_HOME", "\(context.runFolder)/.cache"))
    list.append(.init("XDG_CONFIG_HOME", "\(context.runFolder)/.config"))
    for variable in definition.commandline?.environment ?? [] {
      list.append(.init(variable.name, variable.value ?? ""))
    }
    return list
  }

  private static func plain(_ id: String) -> String { id.hasPrefix("ua-") ? String(id.dropFirst(3)) : id }
}

extension Properties {
  /// Changes a property as the user asks.
  fileprivate mutating func override(_ property: QEMUOverrideProperty) {
    let value = property.value ?? ""
    switch property.type {
    case .string: add(property.name, value)
    case .signed: add(property.name, number: Int64(value))
    case .unsigned: add(property.name, number: parseNumber(value))
    case .bool: add(property.name, flag: value == "true")
    case .remove: remove(property.name)
    }
  }
}

/// A refusal to build: QEMU cannot be told this.
func unsupported(_ detail: String) -> VirtError { VirtError(.configUnsupported, detail, origin: .qemu) }
