import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc
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
    let (configuration, domain) = (context.configuration, request.domain)
    let prepared = definition
    return try await FileWork.shared.run { () throws(VirtError) in
      var definition = prepared
      try definition.chooseFilesystemServers(VhostUserShelf(folders: configuration.vhostUserFolders))
      var launch = LaunchContext(configuration, name: domain.name, id: domain.id)
      launch.learnHost(for: definition)
      launch.overlays = definition.transientOverlays(guest: domain.name)
      if request.arrival != nil { launch.incoming = "defer" }
      let command = try CommandLineBuilder(definition, platform: platform, context: launch).build()
      var plan = LaunchPlan(
        definition: definition, command: command, folder: RunFolder(path: launch.runFolder),
        version: "\(platform.version)", needsMasterKey: true)
      try plan.planCompanions(name: domain.name, configuration)
      try plan.planOverlays(launch.overlays, configuration)
      let memory = MemoryFolders.all(of: launch, name: domain.name, id: domain.id)
      plan.memoryFolders = memory.filter { folder in
        // The builder decides which memory lies in files; it names the folder, or files in it, in a JSON text.
        command.arguments.contains { $0.contains("\"\(folder)\"") || $0.contains("\"\(folder)/") }
      }
      return plan
    }
  }
}

extension LaunchContext {
  /// Where a guest of ours has its things.
  init(_ configuration: HypervisorConfiguration, name: String, id: Int32) {
    self.init(
      stateFolder: configuration.runFolder, runtimeFolder: configuration.runFolder, name: name, id: id,
      secrets: NoSecrets())
    memoryFolder = configuration.stateFolder + "/ram"
    // Whoever wants a password on a SPICE screen writes one down.
    disablesSPICETickets = true
    environment = [CommandLine.Variable("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
  }
}

extension LaunchContext {
  /// Looks for what this host has for a guest. Blocks for no longer than files of the kernel take.
  mutating func learnHost(for definition: DomainDefinition) {
    hugePageMounts = MemoryFolders.hugePageMounts()
    // The kernel's part of a network card needs that of the processors.
    hasVHostNet = definition.type == .kvm && access("/dev/vhost-net", R_OK | W_OK) == 0
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
