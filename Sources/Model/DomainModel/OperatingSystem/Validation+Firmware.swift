import DroverCore
import DroverXML

// Firmware, and the tables that it shows to the guest.
extension Validation {
  /// Holds the loader, its variables, and the machine against one another.
  mutating func checkFirmware() {
    guard let system = definition.os else { return }
    let loader = system.loader
    let isManual = system.firmwareKind == nil
    if let variables = system.nvram, isManual {
      require(loader?.path != nil, .xmlDetail, "the variables of firmware need a <loader>", at: "/domain/os/nvram")
      if variables.template != nil || variables.path != nil {
        require(
          loader?.type == nil || loader?.type == .pflash, .xmlDetail, "only firmware in flash has variables",
          at: "/domain/os/nvram")
      }
    }
    if loader?.type == .rom {
      require(loader?.readonly != .no, .xmlDetail, "a ROM cannot be written", at: "/domain/os/loader/@readonly")
      require(loader?.stateless != .no, .xmlDetail, "a ROM keeps no state", at: "/domain/os/loader/@stateless")
    }
    if loader?.secure == .yes {
      let path = "/domain/os/loader/@secure"
      require(context.board == .q35, "secure boot is for q35", at: path)
      require(definition.features?.smm?.state == .on, "secure boot needs <smm state='on'/>", at: path)
    }
    for table in system.acpi?.tables ?? [] {
      require(table.path != nil, .xmlError, "an ACPI table has the path of a file", at: "/domain/os/acpi/table")
    }
    let tables = (system.acpi?.tables ?? []).map(\.type)
    require(Set(tables).count == tables.count, .xmlError, "an ACPI table stands twice", at: "/domain/os/acpi")
    if system.kernel == nil {
      require(
        system.cmdline == nil && system.initrd == nil, "<cmdline> and <initrd> need a <kernel>", at: "/domain/os")
    }
  }

  /// Holds what the guest reads of its maker against the tables that there are.
  mutating func checkTables() {
    let smbios = definition.systemInformation.filter { $0.type == .smbios }
    if definition.os?.smbios?.mode == .sysinfo {
      require(!smbios.isEmpty, .xmlError, "mode='sysinfo' needs a <sysinfo>", at: "/domain/os/smbios/@mode")
    }
    for table in definition.systemInformation where table.type == .fwcfg {
      for entry in table.entries {
        let path = "/domain/sysinfo/entry[@name='\(entry.name)']"
        require(
          entry.file != nil || !(entry.value ?? "").isEmpty, .xmlError, "an entry has a value or a 'file'", at: path)
        require(entry.file == nil || (entry.value ?? "").isEmpty, .xmlError, "an entry has one content", at: path)
        let isOwn = entry.name.hasPrefix("opt/")
        let isQEMU = ["opt/ovmf/", "opt/org.qemu/"].contains { entry.name.hasPrefix($0) }
        require(isOwn && !isQEMU, "the name '\(entry.name)' is not ours to give: opt/… is", at: path)
      }
    }
  }

  /// Holds the extra arguments for QEMU against their form.
  mutating func checkQEMUNamespace() {
    for variable in definition.commandline?.environment ?? [] {
      let name = variable.name
      let path = "/domain/qemu:commandline/qemu:env/@name"
      let isLetter: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0 == "_") }
      require(
        name.first.map(isLetter) ?? false, .internalError, "a variable begins with a letter or '_'", at: path)
      require(
        name.allSatisfy { isLetter($0) || ($0.isASCII && $0.isNumber) }, .internalError,
        "a variable has letters, digits and '_' alone", at: path)
    }
    for device in definition.override?.devices ?? [] {
      for property in device.frontend?.properties ?? [] {
        let value = property.value ?? ""
        let isRight: Bool =
          switch property.type {
          case .string, .remove: true
          case .signed: Int64(value) != nil
          case .unsigned: parseNumber(value) != nil
          case .bool: value == "true" || value == "false"
          }
        require(
          isRight, .xmlError, "'\(value)' is no value of the type '\(property.type.rawValue)'",
          at: "/domain/qemu:override/qemu:device/qemu:frontend/qemu:property/@value")
      }
    }
  }

  /// Holds the protection of the guest's memory against what QEMU offers.
  mutating func checkLaunchSecurity() {
    guard let security = definition.launchSecurity else { return }
    let path = "/domain/launchSecurity"
    let feature: PlatformFeature =
      switch security.type {
      case .sev: .sevGuest
      case .sevSNP: .sevSNPGuest
      case .s390PV: .s390PVGuest
      case .tdx: .tdxGuest
      }
    require(
      platform.supports(feature), "this QEMU has no launch security of type '\(security.type.rawValue)'",
      at: path + "/@type")
    if security.type == .sev || security.type == .sevSNP {
      require(
        security.policy.flatMap(parseNumber) != nil, .xmlError, "launch security needs a <policy>", at: path + "/policy"
      )
    }
  }
}
