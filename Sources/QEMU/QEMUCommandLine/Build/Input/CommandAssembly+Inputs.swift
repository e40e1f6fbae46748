import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// Keyboards, mice, tablets, and what the host has of them.
  mutating func addInputs() throws(VirtError) {
    for input in devices.inputs {
      if input.type == .evdev {
        addEventDevice(input)
        continue
      }
      switch input.bus {
      case .usb: try addUSB(input)
      case .virtio: addVirtio(input)
      default: continue
      }
    }
  }

  private mutating func addEventDevice(_ input: Input) {
    var object = Properties(object: "input-linux", id: input.info.alias?.name ?? "")
    object.add("evdev", input.source?.evdev ?? input.source?.dev)
    if input.source?.repeat == .on { object.add("repeat", flag: true) }
    if input.source?.repeat == .off { object.add("repeat", flag: false) }
    if input.source?.grab == .all { object.add("grab_all", flag: true) }
    object.add("grab-toggle", input.source?.grabToggle?.rawValue)
    add(object: object)
  }

  private mutating func addUSB(_ input: Input) throws(VirtError) {
    let driver: String
    switch input.type {
    case .mouse: driver = "usb-mouse"
    case .tablet: driver = "usb-tablet"
    case .keyboard: driver = "usb-kbd"
    default: throw unsupported("QEMU has no USB input of type '\(input.type.rawValue)'")
    }
    var device = Properties(driver: driver)
    finish(&device, input.info)
    add(device: device)
  }

  private mutating func addVirtio(_ input: Input) {
    let name: String
    switch input.type {
    case .mouse: name = "virtio-mouse"
    case .tablet: name = "virtio-tablet"
    case .keyboard: name = "virtio-keyboard"
    default: name = "virtio-input-host"
    }
    var device = virtioDevice(name, input.info, model: input.model, options: VirtioOptions(input.driver))
    device.add("id", input.info.alias?.name)
    if input.type == .passthrough { device.add("evdev", input.source?.evdev) }
    device.merge(place(input.info))
    add(device: device)
  }
}
