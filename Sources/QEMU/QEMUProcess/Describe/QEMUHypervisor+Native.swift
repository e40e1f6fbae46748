public import DomainModel
public import DroverCore
import QEMUCommandLine

extension QEMUHypervisor {
  /// The command line that would start a definition, on one line and quoted for a shell.
  ///
  /// Ports that a start would choose stand as the first ones of their kind.
  public func nativeArguments(for definition: DomainDefinition) async throws(VirtError) -> String {
    let platform = try await context.platform(for: definition)
    var definition = definition
    try definition.chooseMissingFirmware(for: platform)
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    let launch = LaunchContext(context.configuration, name: definition.name ?? "", id: -1)
    let command = try CommandLineBuilder(definition, platform: platform, context: launch).build()
    let variables = command.environment.map { "\($0.name)=\(ShellText.quoted($0.value))" }
    return (variables + command.arguments.map(ShellText.quoted)).joined(separator: " ")
  }

  /// The definition of what a command line starts.
  ///
  /// No file that it names is read: the caller may be on another host. An emulator that is not here leaves open
  /// what only it knows.
  public func definition(ofNative text: String) async throws(VirtError) -> DomainDefinition {
    let command = try LaunchedCommand(shellText: text)
    return try CommandLineConverter(platform: await context.platform(of: command)).convert(command).definition
  }
}
