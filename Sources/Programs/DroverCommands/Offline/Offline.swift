import DomainModel
import DroverCore
import Glibc
import QEMUCapabilities
import QEMUCommandLine

/// The commands' work without a daemon.
enum Offline {
  /// The work over the recorded answers of a QEMU.
  static func work(_ options: OfflineOptions) throws(VirtError) -> any OfflineWork {
    guard let path = options.capabilities else {
      throw VirtError(
        .invalidArg, "without a daemon --capabilities says what QEMU can do: a file with its recorded answers",
        origin: .none)
    }
    let firmware = FirmwareFolder.catalogue(root: options.firmwareDir ?? "")
    return OfflineWorkshop(capabilities: try capabilities(path), firmware: firmware)
  }

  /// The definition of what a command, quoted for a shell, runs. What QEMU can do need not be known for it; where it
  /// is, defaults are those of that QEMU.
  static func definition(ofCommand text: String, _ options: OfflineOptions) throws(VirtError) -> NativeDefinition {
    let command = try LaunchedCommand(shellText: text)
    var platform: GuestPlatform?
    if let path = options.capabilities { platform = try capabilities(path).platform(emulator: command.emulator) }
    let result = try CommandLineConverter(platform: platform, surroundings: FilesAround()).convert(command)
    return NativeDefinition(
      xml: result.definition.xml(FormatOptions(isSecure: true)),
      notes: result.notes.map { .init(fate: $0.fate.rawValue, option: $0.option, reason: $0.reason) })
  }

  private static func capabilities(_ path: String) throws(VirtError) -> Capabilities {
    do {
      return try Capabilities(ProbeTranscript(parsing: FileBytes.read(path)))
    } catch let error as VirtError {
      throw error
    } catch {
      throw VirtError(.invalidArg, "\(path): \(error)", origin: .none)
    }
  }
}

/// Definitions and command lines, with nothing of this host in them: where a daemon would ask the host, what
/// libvirt's own records show stands in.
struct OfflineWorkshop: OfflineWork {
  /// What the emulator can do.
  let capabilities: Capabilities
  /// The firmware that guests can have.
  let firmware: FirmwareCatalogue

  func command(of xml: String) throws(VirtError) -> NativeCommand {
    var definition = try complete(xml, .started)
    if let missing = definition.os?.missingFirmware { throw missing }
    let platform = platform(for: definition)
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    let context = LaunchContext.offline(name: definition.name ?? "")
    let line = try CommandLineBuilder(definition, platform: platform, context: context).build()
    return NativeCommand(
      environment: line.environment.map { ($0.name, $0.value) }, arguments: line.arguments, text: line.shellText)
  }

  func completed(_ xml: String) throws(VirtError) -> String {
    try complete(xml, .stored).xml(FormatOptions(isSecure: true))
  }

  private func complete(_ xml: String, _ options: CompletionOptions) throws(VirtError) -> DomainDefinition {
    var definition = try DomainDefinition.parse(xml).definition
    try definition.complete(for: platform(for: definition), options: options)
    return definition
  }

  private func platform(for definition: DomainDefinition) -> GuestPlatform {
    let standard = "/usr/bin/qemu-system-\(capabilities.architecture.targetName)"
    var platform = capabilities.platform(emulator: definition.devices?.emulator ?? standard)
    platform.firmware = firmware
    return platform
  }
}
