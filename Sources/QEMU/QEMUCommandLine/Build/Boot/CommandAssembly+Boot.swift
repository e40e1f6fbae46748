import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// `-boot`, the kernel that is booted directly, and tables for ACPI.
  mutating func addBoot() throws(VirtError) {
    let system = definition.os
    var words: [String] = []
    if let enable = system?.bootmenu?.enable {
      words.append("menu=\(enable == .yes ? "on" : "off")")
      if enable == .yes, let timeout = system?.bootmenu?.timeout { words.append("splash-time=\(timeout)") }
    }
    if let timeout = system?.bios?.rebootTimeout { words.append("reboot-timeout=\(timeout)") }
    words.append("strict=on")
    if board != .s390ccw || system?.bootmenu != nil || !words.isEmpty { add("-boot", words.joined(separator: ",")) }
    if let kernel = system?.kernel { add("-kernel", kernel) }
    if let disk = system?.initrd { add("-initrd", disk) }
    if let line = system?.cmdline { add("-append", line) }
    if let tree = system?.dtb { add("-dtb", tree) }
    if let shim = system?.shim { add("-shim", shim) }
    for table in system?.acpi?.tables ?? [] {
      guard let path = table.path else { continue }
      var text: KeyValueText
      switch table.type {
      case .slic: text = KeyValueText("sig", "SLIC")
      case .msdm: text = KeyValueText("sig", "MSDM")
      case .raw, .rawset:
        text = KeyValueText("file", path)
        add("-acpitable", text.text)
        continue
      }
      text.add("file", path)
      add("-acpitable", text.text)
    }
  }

  /// SMBIOS and fw_cfg entries.
  mutating func addSystemInformation() throws(VirtError) {
    let mode = definition.os?.smbios?.mode ?? .emulate
    if mode == .sysinfo, let tables = definition.systemInformation.first(where: { $0.type == .smbios }) {
      addSMBIOS(tables)
    }
    for information in definition.systemInformation where information.type == .fwcfg {
      for entry in information.entries {
        var text = KeyValueText("name", entry.name)
        if let file = entry.file { text.add("file", file) } else { text.add("string", entry.value ?? "") }
        add("-fw_cfg", text.text)
      }
    }
  }

  private mutating func addSMBIOS(_ tables: SystemInformation) {
    func table(_ number: Int, _ entries: [SystemInformationEntry]?, _ names: [(String, String)]) -> String? {
      guard let entries, !entries.isEmpty else { return nil }
      var text = KeyValueText("type", "\(number)")
      for (name, key) in names {
        if let value = entries.first(where: { $0.name == name })?.value { text.add(key, value) }
      }
      return text.text
    }
    let board = [
      ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"), ("serial", "serial"),
      ("asset", "asset"), ("location", "location"),
    ]
    let bios = [("vendor", "vendor"), ("version", "version"), ("date", "date"), ("release", "release")]
    let system = [
      ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"), ("serial", "serial"),
      ("uuid", "uuid"), ("sku", "sku"), ("family", "family"),
    ]
    let chassis = [
      ("manufacturer", "manufacturer"), ("version", "version"), ("serial", "serial"), ("asset", "asset"),
      ("sku", "sku"),
    ]
    var lines = [table(0, tables.bios?.entries, bios), table(1, tables.system?.entries, system)]
    lines += tables.baseBoards.map { table(2, $0.entries, board) }
    lines.append(table(3, tables.chassis?.entries, chassis))
    for line in lines.compactMap({ $0 }) { add("-smbios", line) }
    if let strings = tables.oemStrings?.entries, !strings.isEmpty {
      var text = KeyValueText("type", "11")
      for string in strings { text.add("value", string) }
      add("-smbios", text.text)
    }
  }

  /// Properties of the machine's own bridges.
  mutating func addBridgeGlobals() {
    if board == .i440fx, let state = rootBridge(.pciRoot)?.target?.hotplug {
      add("-global", "PIIX4_PM.acpi-root-pci-hotplug=\(state.rawValue)")
    }
    for controller in devices.controllers where controller.type == .pci {
      guard let hole = controller.pcihole64, board == .i440fx || board == .q35 else { continue }
      let chip = board == .q35 ? "q35-pcihost" : "i440FX-pcihost"
      add("-global", "\(chip).pci-hole64-size=\(hole.kibibytes)K")
    }
    if let size = definition.features?.smm?.tseg?.bytes(defaultUnit: "MiB") {
      add("-global", "mch.extended-tseg-mbytes=\(size >> 20)")
    }
  }

  private func rootBridge(_ model: ControllerModel) -> Controller? {
    devices.controllers.first { $0.type == .pci && $0.model == model && ($0.index ?? 0) == 0 }
  }
}
