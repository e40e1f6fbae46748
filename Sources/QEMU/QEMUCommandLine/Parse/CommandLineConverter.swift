public import DomainModel
public import DroverCore

/// A definition that was made from a command line.
public struct ConvertedCommand: Sendable, Equatable {
  /// The definition. It is not completed: what the command line leaves open is left open.
  public var definition: DomainDefinition
  /// What of the command line has no place of its own in it, in the order of the options.
  public var notes: [ConversionNote]
  /// The numbers of the I/O threads, by their names on the command line.
  public var ioThreads: [String: UInt32] = [:]
}

/// Turns a command that starts an emulator into the definition of the machine that it starts.
///
/// Nothing is dropped in silence: what no element says stays in `<qemu:commandline>` or `<qemu:override>`, and the
/// notes tell of it. What QEMU adds by itself is in the definition, because it is in the guest.
public struct CommandLineConverter: Sendable {
  private let platform: GuestPlatform?
  private let surroundings: any LaunchSurroundings

  /// Takes what the command line follows from.
  ///
  /// - Parameters:
  ///   - platform: what the emulator offers; nil when it is not known.
  ///   - surroundings: the files and descriptors that the command line names.
  public init(platform: GuestPlatform?, surroundings: any LaunchSurroundings = UnknownSurroundings()) {
    self.platform = platform
    self.surroundings = surroundings
  }

  /// The definition of what a command starts.
  ///
  /// - Parameter fallbackName: the name of a machine that has none.
  /// - Throws: `invalidArg` where the command cannot be read at all.
  public func convert(
    _ command: LaunchedCommand, fallbackName: String = "unnamed"
  ) throws(VirtError) -> ConvertedCommand {
    var draft = try DefinitionDraft(command, platform: fitting(command), surroundings: surroundings)
    draft.convertIdentity(fallbackName: fallbackName)
    draft.convertMachine()
    draft.convertProcessor()
    draft.convertTopology()
    draft.convertMemory()
    draft.convertNUMA()
    draft.convertGlobals()
    draft.convertClock()
    draft.convertBoot()
    draft.convertProcess()
    draft.convertDevices()
    draft.convertObjects()
    draft.convertMedia()
    draft.settleBootOrder()
    return draft.finished(environment: command.environment)
  }

  /// The platform, where it is the one of this emulator.
  private func fitting(_ command: LaunchedCommand) -> GuestPlatform? {
    guard let platform, let name = command.architectureName else { return platform }
    guard let architecture = GuestArchitecture(targetName: name) else { return nil }
    let isSame = architecture == platform.architecture || (architecture.isX86 && platform.architecture.isX86)
    return isSame ? platform : nil
  }
}

extension DefinitionDraft {
  /// What is only known once every device is.
  fileprivate mutating func convertMedia() {
    convertSecretsOfDevices()
    if model.has("snapshot"), !devices.disks.isEmpty { mark("snapshot", .converted) }
  }

  /// The definition with what remains of the command line.
  fileprivate func finished(environment: [CommandLine.Variable]) -> ConvertedCommand {
    var definition = definition
    var notes = notes
    var arguments: [String] = []
    let noted = Set(notes.map(\.option))
    let changes = Dictionary(model.changes.map { ($0.set, $0.target) }) { first, _ in first }
    for (position, entry) in model.entries.enumerated() {
      switch entry.fate {
      case .converted, .dropped: continue
      case .kept(let words): arguments += words
      case .open:
        // A change of another option holds when that option is in the definition.
        if let target = changes[position], !isKept(target) { continue }
        arguments += entry.option.words
        guard !noted.contains(entry.written) else { continue }
        notes.append(
          ConversionNote(
            .kept, option: entry.written,
            reason: entry.option.isKnown ? "no element says this" : "QEMU is not known to have this option"))
      }
    }
    arguments += ownArguments
    let names = KeptNames(arguments, devices, definition)
    if !names.isEmpty {
      arguments = names.applied(to: arguments)
      definition.override = names.applied(to: definition.override)
    }
    var rest = QEMUCommandLineElement()
    rest.arguments = arguments.map { QEMUArgument($0) }
    rest.environment = environment.filter { !Self.ownVariables.contains($0.name) }.map { variable in
      var kept = QEMUEnvironment()
      kept.name = variable.name
      kept.value = variable.value
      return kept
    }
    if rest != QEMUCommandLineElement() { definition.commandline = rest }
    definition.devices = devices
    if definition.features == Features() { definition.features = nil }
    return ConvertedCommand(definition: definition, notes: notes, ioThreads: ioThreads)
  }

  private func isKept(_ position: Int) -> Bool {
    switch model[position].fate {
    case .open, .kept: true
    case .converted, .dropped: false
    }
  }

  /// Variables that each start sets.
  private static let ownVariables: Set<String> = [
    "LC_ALL", "PATH", "USER", "LOGNAME", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
  ]
}

extension QEMUArgument {
  fileprivate init(_ value: String) {
    self.init()
    self.value = value
  }
}
