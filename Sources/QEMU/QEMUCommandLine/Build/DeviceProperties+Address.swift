import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Where the guest finds a device, with its ROM and its number in ACPI.
  func place(_ info: DeviceInfo) -> Properties {
    var place = Properties()
    switch info.address {
    case .pci(let address):
      place.add("bus", pciBus(address.bus))
      if address.multifunction == .on { place.add("multifunction", flag: true) }
      if address.multifunction == .off { place.add("multifunction", flag: false) }
      let slot = "0x" + String(address.slot, radix: 16)
      place.add("addr", address.function == 0 ? slot : "\(slot).0x\(String(address.function, radix: 16))")
      place.add("acpi-index", number: info.acpi?.index)
    case .usb(let address):
      place.add("bus", "\(usbBus(address.bus)).0")
      place.add("port", address.portText.isEmpty ? nil : address.portText)
    case .ccid(let address):
      place.add("bus", "\(alias(of: .ccid, index: address.controller)).0")
    case .virtioSerial(let address):
      place.add("bus", "\(alias(of: .virtioSerial, index: address.controller)).\(address.bus)")
      place.add("nr", number: address.port)
    case .spaprVIO(let address): place.add("reg", number: address.reg?.value)
    case .ccw(let address):
      guard let cssid = address.cssid, let ssid = address.ssid, let devno = address.devno else { break }
      let number = String(devno.value, radix: 16)
      let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
      place.add("devno", "\(String(cssid.value, radix: 16)).\(ssid.value).\(padded)")
    case .isa(let address):
      place.add("iobase", number: address.iobase?.value)
      place.add("irq", number: address.irq?.value)
    case .dimm(let address):
      place.add("slot", number: address.slot)
      if let base = address.base, base.value > 0 { place.add("addr", number: base.value) }
    case .drive, .virtioMMIO, .unassigned, nil: break
    }
    addROM(info.rom, to: &place)
    return place
  }

  private func addROM(_ rom: DeviceROM?, to place: inout Properties) {
    guard let rom else { return }
    if rom.enabled == .no {
      place.add("romfile", "")
      return
    }
    if let bar = rom.bar { place.add("rombar", number: bar == .on ? 1 : 0) }
    place.add("romfile", rom.file)
  }

  /// The name of a PCI bus in QEMU.
  func pciBus(_ index: UInt32) -> String {
    let controller = devices.controllers.first { $0.type == .pci && $0.index == index }
    // A root is part of the machine and has the machine's name for it.
    if controller?.model == .pcieRoot { return "pcie.\(index)" }
    if controller?.model == .pciRoot { return "pci.\(index)" }
    return controller?.info.alias?.name ?? "pci.\(index)"
  }

  /// The name of a USB controller in QEMU.
  func usbBus(_ index: UInt32) -> String { alias(of: .usb, index: index) }

  /// The name of a controller in QEMU.
  func alias(of type: Controller.Kind, index: UInt32) -> String {
    let controller = devices.controllers.first { $0.type == type && $0.index == index && $0.info.master == nil }
    if let controller, isBuiltIn(controller) { return "ide" }
    return controller?.info.alias?.name ?? "\(type.rawValue)\(index)"
  }

  /// A virtio device: its name follows from the bus that it sits on and from whether it speaks the old dialect.
  func virtioDevice(_ name: String, _ info: DeviceInfo, model: VirtioModel?, options: VirtioOptions) -> Properties {
    let bus: String
    switch info.address {
    case .ccw: bus = "ccw"
    case .virtioMMIO: bus = "device"
    default: bus = "pci"
    }
    var driver = "\(name)-\(bus)"
    switch model {
    case .virtioTransitional: driver += "-transitional"
    case .virtioNonTransitional: driver += "-non-transitional"
    case .virtio, nil: break
    }
    var device = Properties(driver: driver)
    device.add("iommu_platform", flag: options.iommu)
    device.add("ats", flag: options.ats)
    device.add("packed", flag: options.packed)
    device.add("page-per-vq", flag: options.pagePerVq)
    return device
  }

  /// Adds id and place to a device.
  func finish(_ device: inout Properties, _ info: DeviceInfo) {
    device.add("id", info.alias?.name)
    device.merge(place(info))
  }

  /// The place at which the guest boots from a device.
  func bootIndex(_ info: DeviceInfo) -> UInt32? { info.alias?.name.flatMap { bootIndexes[$0] } }
}

/// What the driver of any virtio device can be told.
struct VirtioOptions {
  var iommu: OnOff?
  var ats: OnOff?
  var packed: OnOff?
  var pagePerVq: OnOff?

  init() {}

  init(_ driver: VirtioDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }

  init(_ driver: DiskDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }

  init(_ driver: InterfaceDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }

  init(_ driver: ControllerDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }

  init(_ driver: FilesystemDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }

  init(_ driver: VideoDriver?) {
    iommu = driver?.iommu
    ats = driver?.ats
    packed = driver?.packed
    pagePerVq = driver?.pagePerVq
  }
}
