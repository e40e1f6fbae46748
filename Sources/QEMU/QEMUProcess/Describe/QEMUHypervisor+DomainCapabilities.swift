import DomainModel
public import Domains
public import DroverCore
import DroverHost
import QEMUCapabilities

extension QEMUHypervisor {
  /// The `<domainCapabilities>` document of one emulator, machine and virtualisation type.
  public func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
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
    let programs = await FileWork.shared.run { [context] in CompanionPrograms.find(context.configuration) }
    return DomainCapabilitiesDocument(
      capabilities: capabilities, platform: platform, machine: machine, type: type, programs: programs
    ).text
  }

  private static func architecture(_ name: String) throws(VirtError) -> GuestArchitecture {
    guard let architecture = GuestArchitecture(rawValue: name) else {
      throw VirtError(.invalidArg, "unknown architecture: \(name)")
    }
    return architecture
  }
}
