import DomainModel
import Domains
import DroverCore
import QEMUCapabilities

/// The emulator, machine and virtualisation type that a caller asks about.
struct CapabilitiesTarget: Sendable {
  let emulator: String
  let capabilities: Capabilities
  let platform: GuestPlatform
  let machine: MachineType
  /// `kvm` or `qemu`.
  let type: String
}

extension QEMUHypervisor {
  /// What a caller asks about; what is left open is the best that there is. Errors: `invalidArg`.
  func target(of request: DomainCapabilitiesRequest) async throws(VirtError) -> CapabilitiesTarget {
    let asked = try request.architecture.map { name throws(VirtError) in try Self.architecture(name) }
    let path: String
    if let emulator = request.emulator {
      path = emulator
    } else {
      path = try await context.emulator(for: asked ?? Self.hostArchitecture)
    }
    let capabilities = try await context.probes.capabilities(of: path)
    guard asked == nil || asked == capabilities.architecture else {
      throw VirtError(
        .invalidArg,
        "architecture from emulator '\(capabilities.architecture.rawValue)' doesn't match given "
          + "architecture '\(asked?.rawValue ?? "")'")
    }
    let platform = capabilities.platform(emulator: path, host: Self.hostArchitecture)
    let type = request.virtType ?? (capabilities.hasKVM ? "kvm" : "qemu")
    guard platform.accelerators.contains(where: { $0.rawValue == type }) else {
      throw VirtError(.invalidArg, "the accelerator '\(type)' is not supported by '\(path)' on this host")
    }
    let machine = request.machine.map(platform.machine) ?? platform.defaultMachine
    guard let machine else {
      throw VirtError(.invalidArg, "the machine '\(request.machine ?? "")' is not supported by emulator '\(path)'")
    }
    return CapabilitiesTarget(
      emulator: path, capabilities: capabilities, platform: platform, machine: machine, type: type)
  }

  private static func architecture(_ name: String) throws(VirtError) -> GuestArchitecture {
    guard let architecture = GuestArchitecture(rawValue: name) else {
      throw VirtError(.invalidArg, "unknown architecture: \(name)")
    }
    return architecture
  }
}
