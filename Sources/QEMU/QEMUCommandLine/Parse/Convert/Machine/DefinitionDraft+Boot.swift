import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-boot`, `-kernel` and its companions, `-bios`, `-acpitable`.
  mutating func convertBoot() {
    convertBootOptions()
    var system = definition.os ?? OperatingSystem()
    let paths: [(String, WritableKeyPath<OperatingSystem, String?>)] = [
      ("kernel", \.kernel), ("initrd", \.initrd), ("append", \.cmdline), ("dtb", \.dtb), ("shim", \.shim),
    ]
    for (name, path) in paths {
      guard let text = model.lastText(name) else { continue }
      system[keyPath: path] = text
      mark(name, .converted)
    }
    if let path = model.lastText("bios"), path != "none" {
      var loader = system.loader ?? Loader()
      loader.type = .rom
      loader.path = path
      system.loader = loader
      mark("bios", .converted)
    }
    if !definition.systemInformation.filter({ $0.type == .smbios }).isEmpty {
      var mode = SMBIOSMode()
      mode.mode = .sysinfo
      system.smbios = mode
    }
    definition.os = system
    for position in model.positions(of: "acpitable") { convertACPITable(position) }
  }

  private mutating func convertBootOptions() {
    var settings = merged("boot")
    bootLetters = settings.text("order")
    var system = definition.os ?? OperatingSystem()
    if let menu = settings.flag("menu") {
      var bootMenu = BootMenu()
      bootMenu.enable = YesNo(menu)
      if menu { bootMenu.timeout = settings.number("splash-time") }
      system.bootmenu = bootMenu
    }
    if let timeout = settings.number("reboot-timeout", as: Int32.self), (-1...65_535).contains(timeout) {
      var bios = BIOS()
      bios.rebootTimeout = timeout
      system.bios = bios
    } else {
      settings.untake("reboot-timeout")
    }
    settings.ignore("strict")
    definition.os = system
    close("boot", settings)
  }

  private mutating func convertACPITable(_ position: Int) {
    var settings = model[position].settings
    var table = ACPITable()
    switch settings.text("sig") {
    case "SLIC": table.type = .slic
    case "MSDM": table.type = .msdm
    case nil: table.type = .raw
    default: return
    }
    table.path = settings.text("file", "data")
    guard settings.rest.isEmpty, let path = table.path, !path.contains(":") else { return }
    var tables = definition.os?.acpi ?? ACPITables()
    tables.tables.append(table)
    definition.os?.acpi = tables
    model[position].fate = .converted
  }

  /// The order in which kinds of devices are tried, where no device says its own place.
  mutating func settleBootOrder() {
    guard !devices.allInfos.contains(where: { $0.boot != nil }) else {
      if let bootLetters { note(.replaced, "-boot order=\(bootLetters)", "the devices say their places themselves") }
      return
    }
    // A device that stays an argument has said its place: the others have none.
    let isSaid = model.positions(of: "device").contains {
      model[$0].fate != .converted && model[$0].settings.peek("bootindex") != nil
    }
    let letters = isSaid ? "" : bootLetters ?? (isStrict ? "" : "cadn")
    var boots: [BootDevice] = []
    for letter in letters {
      let kind: BootDevice.Dev
      switch letter {
      case "a", "b": kind = .fd
      case "c": kind = .hd
      case "d": kind = .cdrom
      case "n"..."p": kind = .network
      default: continue
      }
      // What the machine has not cannot be tried; what was asked for is kept all the same.
      guard bootLetters != nil || has(kind), !boots.contains(where: { $0.dev == kind }) else { continue }
      boots.append(BootDevice(kind))
    }
    // With strict order and no place given to any device, none is booted from: a kind that is not there says so.
    if boots.isEmpty, has(.hd), let missing = [BootDevice.Dev.network, .fd, .cdrom, .hd].first(where: { !has($0) }) {
      boots = [BootDevice(missing)]
    }
    definition.os?.boots = boots
  }

  private var isStrict: Bool { merged("boot").peek("strict")?.optionFlag == true }

  private func has(_ kind: BootDevice.Dev) -> Bool {
    switch kind {
    case .hd: devices.disks.contains { $0.device == .disk || $0.device == .lun }
    case .cdrom: devices.disks.contains { $0.device == .cdrom }
    case .fd: devices.disks.contains { $0.device == .floppy }
    case .network: !devices.interfaces.isEmpty
    }
  }
}

extension BootDevice {
  init(_ kind: Dev) {
    self.init()
    dev = kind
  }
}
