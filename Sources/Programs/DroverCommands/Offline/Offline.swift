import DomainModel
import DroverCore
import Glibc
import QEMUCapabilities
import QEMUCommandLine

/// The commands' work without a daemon.
enum Offline {
  /// The work over what a QEMU can do: the file that is given, else what droverd found out on this host.
  static func work(_ sources: OfflineSources, _ session: ToolSession) throws(VirtError) -> OfflineWorkshop {
    let capabilities: [Capabilities]
    if let path = sources.capabilities {
      capabilities = [try CapabilitiesFile.read(path)]
    } else {
      capabilities = try CapabilitiesFile.kept(by: session)
    }
    let firmware = FirmwareFolder.catalogue(root: sources.firmwareDir ?? "")
    return OfflineWorkshop(capabilities: capabilities, firmware: firmware)
  }

  /// The definition of what a command, quoted for a shell, runs. What QEMU can do need not be known for it; where it
  /// is, defaults are those of that QEMU.
  static func definition(ofCommand text: String, _ sources: OfflineSources) throws(VirtError) -> NativeDefinition {
    let command = try LaunchedCommand(shellText: text)
    var platform: GuestPlatform?
    if let path = sources.capabilities {
      platform = try CapabilitiesFile.read(path).platform(emulator: command.emulator)
    }
    let result = try CommandLineConverter(platform: platform, surroundings: FilesAround()).convert(command)
    return NativeDefinition(
      xml: result.definition.xml(FormatOptions(isSecure: true)),
      notes: result.notes.map { .init(fate: $0.fate.rawValue, option: $0.option, reason: $0.reason) })
  }
}

extension ToolSession {
  /// Works on a definition: what is passed over of it is said, and a refusal is shown with the lines of the file.
  func checked<Result>(
    _ text: String, file: String, isStrict: Bool, _ body: () throws(VirtError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(VirtError) {
      if isStrict { _ = try DomainDefinition.parse(text, options: ParseOptions(isStrict: true)) }
      let result = try body()
      warn(ofUnknownNamesIn: text, file: file)
      return result
    } catch {
      throw CommandFailure.refused(nil, error, file: file, text: text, isStrict: isStrict)
    }
  }
}

/// Definitions and command lines, with nothing of this host in them: where a daemon would ask the host, what
/// libvirt's own records show stands in.
struct OfflineWorkshop: OfflineWork {
  /// What the emulators can do; the one of a definition's architecture counts, else the first.
  let capabilities: [Capabilities]
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

  func explanation(of xml: String) throws(VirtError) -> CommandExplanation {
    do {
      let platform = platform(for: try DomainDefinition.parse(xml).definition)
      return try CommandExplainer(xml, platform: platform) { LaunchContext.offline(name: $0) }.explanation()
    } catch {
      throw diagnosed(xml, .started, after: error)
    }
  }

  private func complete(_ xml: String, _ options: CompletionOptions) throws(VirtError) -> DomainDefinition {
    do {
      var definition = try DomainDefinition.parse(xml).definition
      try definition.complete(for: platform(for: definition), options: options)
      return definition
    } catch {
      throw diagnosed(xml, options, after: error)
    }
  }

  /// A refusal with everything else that is wrong with the text.
  private func diagnosed(_ xml: String, _ options: CompletionOptions, after error: VirtError) -> VirtError {
    var diagnosis = DefinitionDiagnosis(xml)
    if let definition = diagnosis.definition { diagnosis.check(for: platform(for: definition), options: options) }
    return diagnosis.mistakes.isEmpty ? error : diagnosis.error(after: error)
  }

  private func platform(for definition: DomainDefinition) -> GuestPlatform {
    let wanted = definition.os?.type?.arch ?? .x86
    let capabilities =
      capabilities.first { $0.architecture == wanted } ?? capabilities.first
      ?? Capabilities(version: QEMUVersion(0, 0), architecture: wanted)
    let standard = "/usr/bin/qemu-system-\(capabilities.architecture.targetName)"
    var platform = capabilities.platform(emulator: definition.devices?.emulator ?? standard)
    platform.firmware = firmware
    return platform
  }
}
