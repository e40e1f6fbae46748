import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// A port, a channel, a console or a smart card.
  mutating func makeCharacterDevice(_ device: inout DeviceSource) -> Bool {
    if device.driver == "ccid-card-emulated" { return makeSmartcard(&device) }
    guard let id = device.settings.text("chardev") else { return false }
    guard var backend = character(id) else {
      // The line stays an argument; the device has another, and is told to keep to it.
      guard position("chardev", id: id) != nil else { return false }
      device.settings.set("chardev", .string(id))
      var nothing = CharacterBackend()
      nothing.type = .null
      note(.kept, "-chardev …,id=\(id)", "no element says this line")
      return addCharacterDevice(&device, nothing)
    }
    if device.driver != "virtserialport" || backend.source?.mode != .bind {
      giveMissingPath(&backend, position("chardev", id: id))
    }
    return addCharacterDevice(&device, backend)
  }

  private mutating func addCharacterDevice(_ device: inout DeviceSource, _ backend: CharacterBackend) -> Bool {
    var result = CharacterDevice()
    result.backend = backend
    var target = CharacterTarget()
    switch device.driver {
    case "isa-serial":
      target.type = "isa-serial"
      target.port = device.settings.number("index")
      result.info = isaInfo(&device)
    case "pci-serial":
      target.type = "pci-serial"
      guard let info = pciInfo(&device) else { return false }
      result.info = info
    case "usb-serial":
      target.type = "usb-serial"
      guard let info = usbInfo(&device) else { return false }
      result.info = info
    case "isa-debugcon":
      target.type = "isa-debug"
      result.info = isaInfo(&device)
    case "spapr-vty":
      target.type = "spapr-vio-serial"
      result.info = spaprInfo(&device)
    case "sclpconsole", "sclplmconsole":
      target.type = device.driver == "sclpconsole" ? "sclp" : "sclplm"
      result.info = info(&device)
      return finish(&result, target, &device, \.consoles)
    case "isa-parallel":
      result.info = isaInfo(&device)
      return finish(&result, nil, &device, \.parallels)
    case "virtserialport", "virtconsole":
      guard let info = virtioSerialInfo(&device) else { return false }
      result.info = info
      target.type = "virtio"
      if device.driver == "virtconsole" { return finish(&result, target, &device, \.consoles) }
      target.name = device.settings.text("name")
      return finish(&result, target, &device, \.channels)
    default: return makePassedSmartcard(&device, backend)
    }
    return finish(&result, target, &device, \.serials)
  }

  private mutating func finish(
    _ result: inout CharacterDevice, _ target: CharacterTarget?, _ device: inout DeviceSource,
    _ list: WritableKeyPath<Devices, [CharacterDevice]>
  ) -> Bool {
    result.target = target
    addOverrides(device, to: &result.info)
    devices[keyPath: list].append(result)
    return true
  }

  private func isaInfo(_ device: inout DeviceSource) -> DeviceInfo {
    var info = info(&device)
    var address = ISAAddress()
    address.iobase = device.settings.number("iobase", as: UInt64.self).map { XMLHexNumber($0) }
    address.irq = device.settings.number("irq", as: UInt64.self).map { XMLHexNumber($0) }
    if address != ISAAddress() { info.address = .isa(address) }
    return info
  }

  /// A port of a virtio-serial controller; without a bus it is the one that was made last.
  private mutating func virtioSerialInfo(_ device: inout DeviceSource) -> DeviceInfo? {
    var info = info(&device)
    let isConsole = device.driver == "virtconsole"
    let port: UInt32? = device.settings.number("nr")
    guard let name = device.settings.text("bus") else {
      guard let index = devices.controllers.last(where: { $0.type == .virtioSerial })?.index else { return nil }
      let address = virtioPort(on: index, bus: 0, port, isConsole: isConsole)
      // A console that leaves it open gets the same port again, on the last controller of all: others say theirs.
      if !isConsole || port != nil || index != lastLineController { info.address = .virtioSerial(address) }
      return info
    }
    guard let dot = name.lastIndex(of: "."), let bus = UInt32(name[name.index(after: dot)...]),
      let index = controllers.index(of: .virtioSerial, named: String(name[..<dot]))
    else { return nil }
    info.address = .virtioSerial(virtioPort(on: index, bus: bus, port, isConsole: isConsole))
    return info
  }

  /// The controller of virtio-serial that the builder makes last.
  private var lastLineController: UInt32? {
    let sources = model.positions(of: "device").map { DeviceSource(position: $0, settings: model[$0].settings) }
    let numbers = sources.filter { $0.virtio?.name == "virtio-serial" }.compactMap(\.position)
    return numbers.compactMap { controllerNumbers[$0] }.max()
  }

  /// The number of a port as QEMU gives it: 0 is for the first console.
  private mutating func virtioPort(
    on controller: UInt32, bus: UInt32, _ wanted: UInt32?, isConsole: Bool
  ) -> VirtioSerialAddress {
    let taken = virtioPorts[controller, default: []]
    let first =
      isConsole && !taken.contains(0) ? 0 : (1...UInt32(clamping: taken.count + 1)).first { !taken.contains($0) }
    let port = wanted ?? first
    if let port { virtioPorts[controller, default: []].insert(port) }
    return VirtioSerialAddress(controller: controller, bus: bus, port: port)
  }

  private func cardInfo(_ device: inout DeviceSource) -> DeviceInfo {
    var info = info(&device)
    if let bus = device.settings.text("bus") {
      let name = bus.hasSuffix(".0") ? String(bus.dropLast(2)) : bus
      let slot = UInt32(clamping: devices.smartcards.count)
      info.address = .ccid(CCIDAddress(controller: controllers.index(of: .ccid, named: name) ?? 0, slot: slot))
    }
    return info
  }

  private mutating func makeSmartcard(_ device: inout DeviceSource) -> Bool {
    var card = Smartcard()
    switch device.settings.text("backend") {
    case "nss-emulated": card.mode = .host
    case "certificates":
      card.mode = .hostCertificates
      for key in ["cert1", "cert2", "cert3"] {
        if let name = device.settings.text(key) { card.certificates.append(name) }
      }
      card.database = device.settings.text("db")
    default: return false
    }
    card.info = cardInfo(&device)
    addOverrides(device, to: &card.info)
    devices.smartcards.append(card)
    return true
  }

  private mutating func makePassedSmartcard(_ device: inout DeviceSource, _ backend: CharacterBackend) -> Bool {
    guard device.driver == "ccid-card-passthru" else { return false }
    var card = Smartcard()
    card.mode = .passthrough
    card.backend = backend
    card.info = cardInfo(&device)
    addOverrides(device, to: &card.info)
    devices.smartcards.append(card)
    return true
  }
}
