import DomainModel
import Domains
public import DroverCore
import DroverHost
import QEMUCapabilities

extension QEMUHypervisor {
  /// The `<capabilities>` document: the host, and a `<guest>` for each architecture that has an emulator here.
  ///
  /// An emulator that is broken is left out and stands in the log; the others are told all the same.
  public func capabilities() async throws(VirtError) -> String {
    let node = try host.nodeInformation()
    let uuid = host.uuid
    let section = await FileWork.shared.run {
      HostDocument(uuid: uuid, node: node, layout: HostLayout(), processor: HostProcessorFacts.read())
    }
    var guests: [(emulator: String, capabilities: Capabilities)] = []
    let folders = context.configuration.emulatorFolders
    for architecture in GuestArchitecture.allCases {
      let found = await FileWork.shared.run { Emulators.find(architecture, in: folders) }
      guard let emulator = found else { continue }
      guard let capabilities = try? await context.probes.capabilities(of: emulator) else { continue }
      // One binary serves several architectures of a family; its guests are those that it names.
      if guests.contains(where: { $0.emulator == emulator }) { continue }
      guests.append((emulator, capabilities))
    }
    var document = DocumentText()
    document.element("capabilities") { document in
      section.write(to: &document)
      for guest in guests { Self.write(guest.capabilities, guest.emulator, to: &document) }
    }
    return document.text
  }

  private static func write(
    _ capabilities: Capabilities, _ emulator: String, to document: inout DocumentText
  ) {
    let architecture = capabilities.architecture
    document.element("guest") { document in
      document.element("os_type", text: "hvm")
      document.element("arch", [("name", architecture.rawValue)]) { document in
        document.element("wordsize", text: "\(architecture.wordSize)")
        document.element("emulator", text: emulator)
        for machine in capabilities.machines { write(machine, to: &document) }
        document.empty("domain", [("type", "qemu")])
        if capabilities.hasKVM { document.empty("domain", [("type", "kvm")]) }
      }
      document.element("features") { document in
        if architecture == .i686 {
          document.empty("pae")
          document.empty("nonpae")
        }
        document.empty("acpi", [("default", "on"), ("toggle", "yes")])
        if architecture.isX86 { document.empty("apic", [("default", "on"), ("toggle", "no")]) }
        document.empty("cpuselection")
        document.empty("deviceboot")
        document.empty("disksnapshot", [("default", "on"), ("toggle", "no")])
      }
    }
  }

  private static func write(_ machine: MachineType, to document: inout DocumentText) {
    var attributes = [("maxCpus", "\(machine.maxCPUs)")]
    if machine.isDeprecated { attributes.append(("deprecated", "yes")) }
    document.element("machine", attributes, text: machine.name)
    guard let alias = machine.alias else { return }
    document.element("machine", [("canonical", machine.name)] + attributes, text: alias)
  }
}
