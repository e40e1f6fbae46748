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
  /// What the user asks for otherwise, by alias.
  private let overrides: [String: QEMUOverrideDevice]

  init(_ definition: DomainDefinition, platform: GuestPlatform, context: LaunchContext) {
    self.definition = definition
    devices = definition.devices ?? Devices()
    self.platform = platform
    self.context = context
    architecture = definition.os?.type?.arch ?? platform.architecture
    board = MachineType.board(of: definition.os?.type?.machine ?? "", on: architecture)
    bootIndexes = BootOrder.indexes(of: definition)
    let overrides = definition.override?.devices ?? []
    self.overrides = Dictionary(overrides.map { ($0.alias, $0) }) { first, second in first.joined(with: second) }
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
      for property in overrides(of: id)?.frontend?.properties ?? [] { device.override(property) }
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

  /// What the user asks for otherwise about a device.
  func overrides(of alias: String) -> QEMUOverrideDevice? { overrides[alias] ?? overrides[Self.plain(alias)] }

  private static func plain(_ id: String) -> String { id.hasPrefix("ua-") ? String(id.dropFirst(3)) : id }
}

extension QEMUOverrideDevice {
  /// A device may be named more than once.
  fileprivate func joined(with other: QEMUOverrideDevice) -> QEMUOverrideDevice {
    var joined = self
    if let frontend = other.frontend {
      joined.frontend = joined.frontend ?? QEMUOverrideFrontend()
      joined.frontend?.properties += frontend.properties
    }
    if let backend = other.backend {
      joined.backend = joined.backend ?? QEMUOverrideBackend()
      joined.backend?.properties += backend.properties
    }
    return joined
  }
}

extension Properties {
  /// Changes a property as the user asks.
  mutating func override(_ property: QEMUOverrideProperty) {
    if property.type == .remove { remove(property.name) } else { add(property.name, json: property.json) }
  }
}

extension QEMUOverrideProperty {
  /// The value in the type that QEMU's JSON wants; nil for a number that is none, and for what is to be removed.
  var json: JSON? {
    let value = value ?? ""
    return switch type {
    case .string: .string(value)
    case .signed: Int64(value).map(JSON.integer)
    case .unsigned: parseNumber(value).map { JSON($0) }
    case .bool: .bool(value == "true")
    case .remove: nil
    }
  }
}

/// A refusal to build: QEMU cannot be told this.
func unsupported(_ detail: String) -> VirtError { VirtError(.configUnsupported, detail, origin: .qemu) }
