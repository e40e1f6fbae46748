import DomainModel
import DroverCore
import DroverHost
import QEMUCapabilities
import QEMUCommandLine

extension HypervisorContext {
  /// What the emulator of a definition can do.
  func platform(for definition: DomainDefinition) async throws(VirtError) -> GuestPlatform {
    let emulator = try await emulator(for: definition)
    let capabilities = try await probes.capabilities(of: emulator)
    var platform = capabilities.platform(emulator: emulator, host: QEMUHypervisor.hostArchitecture)
    platform.firmware = await firmware.catalogue()
    return platform
  }

  /// What the emulator of a command line can do; nil when it is not here, or cannot be asked: it may have been removed
  /// or replaced since, or the command line is another host's.
  func platform(of command: LaunchedCommand) async -> GuestPlatform? {
    var wanted = DomainDefinition()
    wanted.devices = Devices()
    wanted.devices?.emulator = command.emulator.hasPrefix("/") ? command.emulator : nil
    if let name = command.architectureName, let architecture = GuestArchitecture(targetName: name) {
      var type = OperatingSystemType()
      type.arch = architecture
      wanted.os = OperatingSystem()
      wanted.os?.type = type
    }
    return try? await platform(for: wanted)
  }

  /// The path of the emulator: what the definition says, or the first of our folders that has one.
  func emulator(for definition: DomainDefinition) async throws(VirtError) -> String {
    if let emulator = definition.devices?.emulator, !emulator.isEmpty { return emulator }
    return try await emulator(for: definition.os?.type?.arch ?? QEMUHypervisor.hostArchitecture)
  }

  /// The emulator for guests of an architecture.
  func emulator(for architecture: GuestArchitecture) async throws(VirtError) -> String {
    let folders = configuration.emulatorFolders
    let found = await FileWork.shared.run { Emulators.find(architecture, in: folders) }
    guard let found else {
      throw VirtError(.configUnsupported, "No emulator found for arch '\(architecture.rawValue)'")
    }
    return found
  }
}
