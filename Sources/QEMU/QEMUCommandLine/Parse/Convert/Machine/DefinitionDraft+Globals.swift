import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-global`: properties of every device of a kind, of which definitions say a few.
  mutating func convertGlobals() {
    for position in model.positions(of: "global") {
      guard let global = GlobalProperty(model[position].text), convert(global) else { continue }
      model[position].fate = .converted
    }
  }

  private mutating func convert(_ global: GlobalProperty) -> Bool {
    let flag = JSON.string(global.value).optionFlag
    switch (global.driver, global.property) {
    case ("kvm-pit", "lost_tick_policy"):
      guard let policy = Timer.Tickpolicy(rawValue: global.value), policy == .delay || policy == .discard else {
        return false
      }
      var timer = Timer()
      timer.name = .pit
      timer.tickpolicy = policy
      add(timer)
    case ("PIIX4_PM", "disable_s3"), ("ICH9-LPC", "disable_s3"):
      return isOfBoard(global) && sleep(\.suspendToMem, isOff: flag)
    case ("PIIX4_PM", "disable_s4"), ("ICH9-LPC", "disable_s4"):
      return isOfBoard(global) && sleep(\.suspendToDisk, isOff: flag)
    case ("cfi.pflash01", "secure"):
      // A definition has it only where the processor's management mode guards the variables.
      guard flag == true, guardsVariables() else { return false }
      var loader = definition.os?.loader ?? Loader()
      loader.secure = .yes
      definition.os?.loader = loader
    case ("ICH9-LPC", "noreboot"):
      guard board == .q35, let flag else { return false }
      firesChipsetWatchdog = !flag
    case ("isa-fdc", "bootindexA"), ("isa-fdc", "bootindexB"):
      guard let index = SizeText.number(global.value).flatMap({ UInt32(exactly: $0) }) else { return false }
      floppyBootOrder[global.property == "bootindexA" ? 0 : 1] = index
    case ("i440FX-pcihost", "pci-hole64-size"), ("q35-pcihost", "pci-hole64-size"):
      guard let size = SizeText.bytes(global.value) else { return false }
      changeRoot { $0.pcihole64 = MemoryAmount(kibibytes: size >> 10) }
    case ("PIIX4_PM", "acpi-root-pci-hotplug"):
      guard board == .i440fx, let flag else { return false }
      changeRoot { root in
        var target = root.target ?? ControllerTarget()
        target.hotplug = OnOff(flag)
        root.target = target
      }
    case ("mch", "extended-tseg-mbytes"):
      guard let size = UInt64(global.value), definition.features?.smm != nil else { return false }
      definition.features?.smm?.tseg = SizedAmount(size, unit: "MiB")
    case ("spapr-nvram", "reg"):
      guard let reg = SizeText.number(global.value) else { return false }
      var address = SPAPRAddress()
      address.reg = XMLHexNumber(reg)
      var store = NVRAMDevice()
      store.info.address = .spaprVIO(address)
      devices.nvram = store
    default: return false
    }
    return true
  }

  /// Whether the chip is one that the board has: what is said of another one says nothing.
  private func isOfBoard(_ global: GlobalProperty) -> Bool {
    board == (global.driver == "ICH9-LPC" ? .q35 : .i440fx)
  }

  /// Whether system management mode is on; where nothing is said of it, it is made to.
  private mutating func guardsVariables() -> Bool {
    guard board == .q35 else { return false }
    var features = definition.features ?? Features()
    guard features.smm?.state != .off else { return false }
    features.smm = features.smm ?? SMM()
    features.smm?.state = .on
    definition.features = features
    return true
  }

  /// What `-global` says of a driver, as if the device said it: the builder says some properties outright, and those
  /// beat a `-global`. What no element says of it is left to the option, which stays.
  mutating func applyGlobals(to device: inout DeviceSource) {
    guard model.has("global") else { return }
    let names: Set<String> = [device.driver, "\(device.driver)-pci"]
    for position in model.positions(of: "global") {
      guard let global = GlobalProperty(model[position].text), names.contains(global.driver),
        device.settings.peek(global.property) == nil, Self.builtProperties.contains(global.property)
      else { continue }
      device.settings.set(global.property, .string(global.value))
    }
  }

  /// Properties of devices that the builder says by itself, or that elements have.
  private static let builtProperties: Set<String> = [
    "vgamem_mb", "vgamem", "ram_size", "vram_size", "vram64_size_mb", "max_outputs", "xres", "yres", "edid", "mac",
    "max_ports", "num_queues", "num-queues", "queue-size", "rx_queue_size", "tx_queue_size", "host_mtu", "p2", "p3",
    "logical_block_size", "physical_block_size", "discard_granularity", "rotation_rate", "serial", "iommu_platform",
    "ats", "packed", "page-per-vq", "romfile", "rombar", "write-cache", "rerror", "werror", "deflate-on-oom",
    "free-page-reporting", "max-bytes", "period",
  ]

  private mutating func sleep(_ state: WritableKeyPath<PowerManagement, PowerState?>, isOff: Bool?) -> Bool {
    guard let isOff else { return false }
    var management = definition.pm ?? PowerManagement()
    var power = PowerState()
    power.enabled = YesNo(!isOff)
    management[keyPath: state] = power
    definition.pm = management
    return true
  }

  /// Changes the root of the PCI buses, which is an element only when something is said of it.
  mutating func changeRoot(_ change: (inout Controller) -> Void) {
    let model: ControllerModel = board == .i440fx || board == .pseries ? .pciRoot : .pcieRoot
    if let place = devices.controllers.firstIndex(where: { $0.type == .pci && $0.index == 0 }) {
      change(&devices.controllers[place])
      return
    }
    var root = Controller()
    root.type = .pci
    root.index = 0
    root.model = model
    change(&root)
    devices.controllers.append(root)
  }
}

/// `driver.property=value`, or the three by name.
struct GlobalProperty: Equatable {
  var driver: String
  var property: String
  var value: String

  init?(_ text: String) {
    let parts = KeyValueReader.parts(text, impliedKey: nil)
    if let driver = parts.first(where: { $0.key == "driver" }), let name = parts.first(where: { $0.key == "property" })
    {
      self.driver = driver.value
      property = name.value
      value = parts.first { $0.key == "value" }?.value ?? ""
      return
    }
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let path = text[..<equals]
    // A driver's name may hold a dot.
    guard let dot = path.lastIndex(of: ".") else { return nil }
    driver = String(path[..<dot])
    property = String(path[path.index(after: dot)...])
    value = String(text[text.index(after: equals)...])
  }
}
