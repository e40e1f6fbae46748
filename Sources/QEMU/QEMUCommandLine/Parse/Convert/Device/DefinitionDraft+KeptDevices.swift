import DomainModel
import DroverCore
import DroverXML

// Devices of which no element says anything: they stay arguments, beside those that the builder makes.
extension DefinitionDraft {
  /// Keeps a device as an argument: where it is, and by the names that what it refers to has in the definition.
  mutating func keep(_ source: DeviceSource) {
    guard let position = source.position else { return }
    note(.kept, model[position].written, "no element says this device")
    if DeviceFamily.of(source.driver) == .usbController { hangsOnKeptUSB = true }
    let changes = changes(ofKept: source)
    let owner = source.settings.peekText("bus").map { bus in bus.lastIndex(of: ".").map { String(bus[..<$0]) } ?? bus }
    let isBehindController = changes.contains { $0.key == "bus" } || owner.map { keptLate.contains($0) } ?? false
    var name = source.id
    if let id = source.id, let other = nameForKept(id) {
      keptNames[id] = other
      name = other
    }
    var words = model[position].option.words
    guard !changes.isEmpty || isBehindController || name != source.id, let text = words.last else { return }
    var object = model[position].isJSON ? (try? JSON.parse(text))?.object : nil
    // Only in JSON it is made after the controller that it hangs on.
    if object == nil, isBehindController { object = jsonForm(of: source) }
    if var object {
      for change in changes { object[change.key] = .string(change.value) }
      if let id = source.id { keptLate.insert(id) }
      if let name { object["id"] = .string(name) }
      words[words.count - 1] = JSON.object(object).text()
    } else {
      // The last key counts, but of names the first.
      words[words.count - 1] =
        (name == source.id ? text : Self.text(text, named: name ?? ""))
        + changes.map { ",\($0.key)=\(KeyValueText.quoted($0.value))" }.joined()
    }
    model[position].fate = .kept(words)
  }

  /// What has to be said of a kept device that QEMU found out by itself: the builder's devices are made at another time,
  /// and have other names.
  private mutating func changes(ofKept source: DeviceSource) -> [(key: String, value: String)] {
    var changes: [(key: String, value: String)] = []
    if pci.hasRoot, DeviceFamily.isPCI(source.driver) {
      var rest = source
      let place = pciInfo(&rest)?.address?.pci
      if let place, source.settings.peek("addr") == nil {
        changes.append(("addr", "0x\(String(place.slot, radix: 16)).0x\(String(place.function, radix: 16))"))
      }
    }
    if let number = source.settings.peekText("audiodev").flatMap({ audioIDs[$0] }) {
      changes.append(("audiodev", "audio\(number)"))
    }
    if board == .s390ccw, source.driver.hasSuffix("-ccw"), source.settings.peek("devno") == nil,
      let devno = channelAddress(nil)?.devno
    {
      changes.append(("devno", "fe.0.\(devno.xmlText.dropFirst(2))"))
    }
    if source.driver.hasPrefix("usb-") {
      var rest = source
      if let place = usbInfo(&rest)?.address?.usb, !place.port.isEmpty {
        changes.append(("bus", place.bus == 0 ? "usb.0" : "usb\(place.bus).0"))
        changes.append(("port", place.port.map(String.init).joined(separator: ".")))
      }
    } else if let bus = source.settings.peekText("bus"), let name = renamed(bus: bus), name != bus {
      changes.append(("bus", name))
    }
    if let thread = source.settings.peekText("iothread").flatMap({ ioThreads[$0] }) {
      changes.append(("iothread", "iothread\(thread)"))
    }
    // Addresses are given in the order of the making, and those of the builder are all said.
    if DeviceFamily.hasHardwareAddress(source.driver), source.settings.peek("mac") == nil {
      changes.append(("mac", hardwareAddresses.takeNext().description))
    }
    return changes
  }

  /// The text of an option with another name (`id=`).
  private static func text(_ text: String, named name: String) -> String {
    let pieces = KeyValueReader.pieces(text).map { piece in
      let text = String(decoding: piece, as: UTF8.self)
      return KeyValueText.quoted(text.hasPrefix("id=") ? "id=\(name)" : text)
    }
    return pieces.joined(separator: ",")
  }

  /// The properties of a device as an object, with the types that QEMU wants; nil where one is not known.
  private func jsonForm(of source: DeviceSource) -> JSONObject? {
    var object = JSONObject()
    object["driver"] = .string(source.driver)
    if let id = source.id { object["id"] = .string(id) }
    for entry in source.settings.entries where entry.key != "driver" && entry.key != "id" {
      guard let property = QEMUOverrideProperty(entry.key, entry.value) else { return nil }
      object[entry.key] = property.json
    }
    return object
  }

  /// Another name for a kept device whose own is one of those that a start gives to devices with an element.
  private mutating func nameForKept(_ id: String) -> String? {
    let stem = id.prefix { !$0.isNumber }
    let given: Set<Substring> = [
      "balloon", "channel", "console", "fdc", "fs", "hostdev", "hub", "ide", "input", "net", "nvme", "parallel",
      "pci.", "redir", "rng", "sata", "scsi", "serial", "smartcard", "sound", "tpm", "ua-", "usb", "video",
      "virtio-disk",
      "virtio-serial", "vsock", "watchdog", "dimm", "nvdimm", "crypto", "panic", "iommu", "shmem",
    ]
    return given.contains(stem) ? keptAlias(id) : nil
  }

  /// The name that a bus has once the definition is built.
  private func renamed(bus: String) -> String? {
    if let name = keptNames[bus] { return name }
    if let dot = bus.lastIndex(of: "."), let name = keptNames[String(bus[..<dot])] { return name + bus[dot...] }
    if let index = pci.index(of: bus) { return index == 0 ? bus : "pci.\(index)" }
    guard let dot = bus.lastIndex(of: ".") else { return nil }
    let owner = String(bus[..<dot])
    for kind in [Controller.Kind.usb, .scsi, .sata, .virtioSerial, .ccid] {
      guard let index = controllers.index(of: kind, named: owner) else { continue }
      if kind == .usb, index == 0 { return "usb\(bus[dot...])" }
      return "\(kind.rawValue)\(index)\(bus[dot...])"
    }
    return nil
  }
}
