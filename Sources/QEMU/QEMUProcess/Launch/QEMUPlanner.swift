import DomainModel
import Domains
import DroverCore
import QEMUCommandLine

/// Plans real QEMUs: aliases, then the command line under what the emulator can do.
struct QEMUPlanner: LaunchPlanner {
  func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan {
    let platform = try await context.platform(for: request.definition)
    var definition = request.definition
    try definition.chooseMissingFirmware(for: platform)
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.fillListenAddresses(context.configuration.listenAddress)
    let launch = LaunchContext(context.configuration, name: request.domain.name, id: request.domain.id)
    let command = try CommandLineBuilder(definition, platform: platform, context: launch).build()
    return LaunchPlan(
      definition: definition, command: command, folder: RunFolder(path: launch.runFolder),
      version: "\(platform.version)", needsMasterKey: true)
  }
}

extension LaunchContext {
  /// Where a guest of ours has its things.
  init(_ configuration: HypervisorConfiguration, name: String, id: Int32) {
    self.init(
      stateFolder: configuration.runFolder, runtimeFolder: configuration.runFolder, name: name, id: id,
      secrets: NoSecrets())
    memoryFolder = configuration.stateFolder + "/ram"
    environment = [CommandLine.Variable("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
  }
}

/// There is no store of secrets: whoever refers to one is told that it is missing.
struct NoSecrets: SecretSource {
  func properties(of reference: SecretReference) -> [(name: String, value: String)]? { nil }
}

extension DomainDefinition {
  /// Chooses firmware for a definition that was kept while none fitted it. A guest must not start with another
  /// firmware than its definition asks for: when still none fits, that is an error (`operationFailed`).
  mutating func chooseMissingFirmware(for platform: GuestPlatform) throws(VirtError) {
    guard os?.missingFirmware != nil else { return }
    try complete(for: platform, options: .stored)
    if let missing = os?.missingFirmware { throw missing }
  }
}
