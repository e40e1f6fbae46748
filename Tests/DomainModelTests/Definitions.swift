import DomainModel
import DroverCore
import DroverXML

/// Definitions that the tests begin with.
enum Definitions {
  /// The least that is a definition.
  static func minimal(_ inside: String = "", devices: String = "", machine: String = "pc") -> String {
    """
    <domain type='qemu'>
      <name>small</name>
      <memory unit='MiB'>256</memory>
      <os><type arch='x86_64' machine='\(machine)'>hvm</type></os>
      \(inside)
      <devices>\(devices)</devices>
    </domain>
    """
  }

  /// A PC as an emulator offers it.
  static var platform: GuestPlatform {
    var platform = GuestPlatform(
      architecture: .x86, emulator: "/usr/bin/qemu-system-x86_64", version: QEMUVersion(10, 0))
    var i440fx = MachineType(name: "pc-i440fx-10.0")
    i440fx.alias = "pc"
    i440fx.defaultCPU = "qemu64"
    i440fx.maxCPUs = 255
    var q35 = MachineType(name: "pc-q35-10.0")
    q35.alias = "q35"
    q35.defaultCPU = "qemu64"
    q35.maxCPUs = 288
    platform.machines = [i440fx, q35]
    platform.features = FeatureSet([
      .piix3USB, .qemuXHCI, .lsiSCSI, .virtioSCSI, .rtl8139, .cirrusVGA, .cpuMigratable, .pcieRootPort,
      .pcieToPCIBridge, .virtioDisableLegacy, .ich9USB,
    ])
    return platform
  }

  /// Reads and completes.
  static func completed(
    _ text: String, options: CompletionOptions = CompletionOptions()
  ) throws(VirtError) -> DomainDefinition {
    var definition = try DomainDefinition.parse(text).definition
    try definition.complete(for: platform, options: options)
    return definition
  }

  /// The mistakes of a definition, by number.
  static func refusals(_ text: String) throws(VirtError) -> [VirtError] {
    var definition = try DomainDefinition.parse(text).definition
    try definition.complete(for: platform, options: .stored)
    return definition.findings(for: platform)
  }
}
