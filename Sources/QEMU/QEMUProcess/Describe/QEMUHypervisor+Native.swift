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
}
