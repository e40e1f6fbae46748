public import Domains
public import DroverCore
import DroverHost

extension QEMUHypervisor {
  /// The `<domainCapabilities>` document of one emulator, machine and virtualisation type.
  public func domainCapabilities(_ request: DomainCapabilitiesRequest) async throws(VirtError) -> String {
    let target = try await self.target(of: request)
    let programs = await FileWork.shared.run { [context] in CompanionPrograms.find(context.configuration) }
    return DomainCapabilitiesDocument(
      target: target, firmware: await context.firmware.catalogue(), programs: programs
    ).text
  }
}
