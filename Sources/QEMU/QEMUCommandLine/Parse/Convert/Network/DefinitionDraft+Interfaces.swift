import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// An interface with a model of its own.
  mutating func makeInterface(_ device: inout DeviceSource) -> Bool {
    guard var end = frontAndBack(&device) else { return false }
    var info: DeviceInfo?
    switch device.driver {
    case "usb-net": info = usbInfo(&device)
    case "spapr-vlan": info = spaprInfo(&device)
    case "lan9118", "netfront": info = self.info(&device)
    default: info = pci.hasRoot ? pciInfo(&device) : self.info(&device)
    }
    guard let info else { return false }
    end.interface.info = info
    end.interface.model = InterfaceModel(device.driver == "e1000-82540em" ? "e1000" : device.driver)
    finish(&end, &device)
    return true
  }

  /// A virtio interface.
  mutating func makeVirtioInterface(_ device: inout DeviceSource, _ bus: String, _ dialect: VirtioModel?) -> Bool {
    guard var end = frontAndBack(&device), let info = virtioInfo(&device, bus: bus) else { return false }
    end.interface.info = info
    end.interface.model = InterfaceModel(dialect?.rawValue ?? "virtio")
    var driver = InterfaceDriver()
    if let usesVHost = end.usesVHost { driver.name = usesVHost ? .vhost : .qemu }
    if end.queues > 1 {
      driver.queues = end.queues
      // These follow from the number of queues.
      device.settings.ignore("mq", "vectors")
    }
    switch device.settings.text("tx") {
    case "bh": driver.txmode = .iothread
    case "timer": driver.txmode = .timer
    default: device.settings.untake("tx")
    }
    driver.ioeventfd = device.settings.onOff("ioeventfd")
    driver.eventIdx = device.settings.onOff("event_idx")
    driver.rxQueueSize = device.settings.number("rx_queue_size")
    driver.txQueueSize = device.settings.number("tx_queue_size")
    driver.rss = device.settings.onOff("rss")
    driver.rssHashReport = device.settings.onOff("hash")
    takeOffloads(&driver, &device.settings)
    if let options = virtioDriver(&device.settings) {
      driver.iommu = options.iommu
      driver.ats = options.ats
      driver.packed = options.packed
      driver.pagePerVq = options.pagePerVq
    }
    if driver != InterfaceDriver() { end.interface.driver = driver }
    if end.interface.type.hasMTU, let size: UInt32 = device.settings.number("host_mtu") {
      end.interface.mtu = InterfaceMTU()
      end.interface.mtu?.size = size
    }
    if device.settings.flag("failover") == true {
      end.interface.teaming = InterfaceTeaming()
      end.interface.teaming?.type = .persistent
    }
    finish(&end, &device)
    return true
  }

  private func takeOffloads(_ driver: inout InterfaceDriver, _ settings: inout Settings) {
    var host = InterfaceHostOffload()
    host.csum = settings.onOff("csum")
    host.gso = settings.onOff("gso")
    host.tso4 = settings.onOff("host_tso4")
    host.tso6 = settings.onOff("host_tso6")
    host.ecn = settings.onOff("host_ecn")
    host.ufo = settings.onOff("host_ufo")
    host.mrgRxbuf = settings.onOff("mrg_rxbuf")
    if host != InterfaceHostOffload() { driver.host = host }
    var guest = InterfaceGuestOffload()
    guest.csum = settings.onOff("guest_csum")
    guest.tso4 = settings.onOff("guest_tso4")
    guest.tso6 = settings.onOff("guest_tso6")
    guest.ecn = settings.onOff("guest_ecn")
    guest.ufo = settings.onOff("guest_ufo")
    if guest != InterfaceGuestOffload() { driver.guest = guest }
  }

  /// The host's end that a device names, and the hardware address.
  private mutating func frontAndBack(_ device: inout DeviceSource) -> NetworkBackEnd? {
    guard let id = device.settings.text("netdev"), let position = position("netdev", id: id) else {
      // Without another end it is on no network.
      guard device.settings.peekText("netdev") == nil else { return nil }
      device.settings.ignore("vlan")
      var end = NetworkBackEnd()
      end.interface.type = .null
      takeAddress(&end.interface, device.settings.text("mac"))
      return end
    }
    var settings = model[position].settings
    guard var end = networkBackEnd(&settings) else { return nil }
    takeAddress(&end.interface, device.settings.text("mac"))
    if !isFiltered(id), end.takeOverrides(&settings) {
      claims.append(position)
    } else {
      // What no element says of the host's end stays an argument, and the device keeps to it.
      device.settings.set("netdev", .string(id))
      let rest = settings.rest.isEmpty ? ["that a filter names it"] : settings.rest.map(\.key)
      note(.kept, model[position].written, "no element says \(rest.joined(separator: ", "))")
    }
    return end
  }

  /// Whether an object that stays an argument (`filter-dump`, `filter-mirror`…) names the host's end of an interface.
  private func isFiltered(_ id: String) -> Bool {
    model.positions(of: "object").contains { model[$0].settings.peekText("netdev") == id }
  }

  private mutating func takeAddress(_ interface: inout NetworkInterface, _ text: String?) {
    var mac = InterfaceMAC()
    if let address = text.flatMap({ MACAddress($0) }) {
      mac.address = address
      hardwareAddresses.use(address)
    } else {
      mac.address = hardwareAddresses.takeNext()
    }
    interface.mac = mac
  }

  private mutating func finish(_ end: inout NetworkBackEnd, _ device: inout DeviceSource) {
    addOverrides(device, to: &end.interface.info)
    addOverrides(of: end, device, to: &end.interface.info)
    devices.interfaces.append(end.interface)
  }

  /// What no element says of the host's end becomes an override of it.
  private mutating func addOverrides(of end: NetworkBackEnd, _ device: DeviceSource, to info: inout DeviceInfo) {
    guard !end.overrides.isEmpty else { return }
    let given = info.alias?.name
    let alias = given.flatMap { $0.hasPrefix("ua-") ? $0 : nil } ?? keptAlias(device.id)
    info.alias = DeviceAlias(alias)
    var override = QEMUOverrideDevice()
    override.alias = alias
    override.backend = QEMUOverrideBackend()
    override.backend?.properties = end.overrides
    add(override)
    for property in end.overrides {
      note(.kept, "-netdev …,\(property.name)=\(property.value ?? "")", "no element says this of the host's end")
    }
  }

  // MARK: - The board's interfaces

  /// `-nic` and `-net`, and the interface that a machine has when none of them is there.
  mutating func addBoardInterfaces() {
    noteChosenAddresses()
    guard let standard = standardInterface else { return noteSolderedInterfaces() }
    if defaults.hasInterface {
      var settings = Settings()
      settings.set("type", "user")
      addBoardInterface(driver: standard, front: Settings(), back: &settings, position: nil)
      return
    }
    for position in model.positions(of: "nic") {
      var back = model[position].settings
      if back.peekText("type") == "none" {
        model[position].fate = .converted
        continue
      }
      let front = takeFront(&back)
      addBoardInterface(driver: standard, front: front, back: &back, position: position)
    }
    addOlderInterfaces(standard: standard)
  }

  /// The interfaces of a board whose own have no element: they stay arguments, and take their addresses.
  private mutating func noteSolderedInterfaces() {
    if defaults.hasInterface {
      guard board == .isapc else { return }
      let address = hardwareAddresses.takeNext()
      return keepAlso(["-nic", "user,mac=\(address)"], "no element says an interface that is not on PCI")
    }
    for position in model.positions(of: "nic", "net") {
      let settings = model[position].settings
      let isCard = model[position].name == "nic" || settings.peekText("type") == "nic"
      guard isCard, settings.peekText("type") != "none", !settings.has("mac"), !settings.has("macaddr") else {
        continue
      }
      _ = hardwareAddresses.takeNext()
    }
  }

  /// Addresses that somebody chose are not given by QEMU.
  private mutating func noteChosenAddresses() {
    for position in model.positions(of: "device", "nic", "net") {
      for key in ["mac", "macaddr"] {
        if let address = model[position].settings.peekText(key).flatMap({ MACAddress($0) }) {
          hardwareAddresses.use(address)
        }
      }
    }
  }

  /// The model that the board takes; nil for boards of which the interface is soldered on.
  private var standardInterface: String? {
    switch board {
    case .i440fx, .xenfv: "e1000"
    // `compat_q35_machine_options` of QEMU 2.12.
    case .q35: isMachine(before: (2, 12)) ? "e1000" : "e1000e"
    // RISC-V's has none.
    case .virt: architecture?.isRISCV ?? false ? nil : "virtio-net-pci"
    case .pseries: "spapr-vlan"
    case .s390ccw: "virtio-net-ccw"
    case .isapc, .microvm, .other: nil
    }
  }

  /// The keys of the guest's end.
  private func takeFront(_ back: inout Settings) -> Settings {
    var front = Settings()
    for (key, name) in [
      ("model", "model"), ("mac", "mac"), ("macaddr", "mac"), ("addr", "addr"), ("vectors", "vectors"),
    ] {
      if let value = back.take(key) { front.set(name, value) }
    }
    return front
  }

  /// `-net nic` with the end that shares its hub.
  private mutating func addOlderInterfaces(standard: String) {
    var ends = model.positions(of: "net").filter { model[$0].settings.peekText("type") != "nic" }
    for position in ends where model[position].settings.peekText("type") == "none" { model[position].fate = .converted }
    let hubs = keptHubs(ends: ends)
    for position in model.positions(of: "net") where model[position].settings.peekText("type") == "nic" {
      var front = model[position].settings
      front.ignore("type")
      if let id = front.text("netdev"), let end = self.position("netdev", id: id) {
        var back = model[end].settings
        addBoardInterface(driver: standard, front: front, back: &back, position: position, end: end)
        continue
      }
      let hub = front.text("vlan") ?? "0"
      if hubs.contains(hub) {
        var nothing = Settings()
        addBoardInterface(driver: standard, front: front, back: &nothing, position: position, hub: hub)
        continue
      }
      let place = ends.firstIndex { model[$0].settings.peekText("vlan") ?? "0" == hub }
      let end = place.map { ends.remove(at: $0) }
      var back = end.map { model[$0].settings } ?? Settings()
      addBoardInterface(driver: standard, front: front, back: &back, position: position, end: end)
    }
  }

  private mutating func addBoardInterface(
    driver standard: String, front: Settings, back: inout Settings, position: Int?, end: Int? = nil, hub: String? = nil
  ) {
    var front = front
    let model = front.text("model") ?? standard
    let name = ["virtio": "virtio-net-pci", "virtio-net": "virtio-net-pci"][model] ?? model
    var device = DeviceSource(driver: name)
    claims = []
    var shape = back
    guard var found = back.entries.isEmpty ? NetworkBackEnd() : networkBackEnd(&shape) else { return }
    front.ignore("name", "netdev", "vlan", "id")
    let isVirtio = name.hasPrefix("virtio-net")
    // QEMU gives such a card no interrupt vectors of its own, unlike one of `-device`: its guest sees that. A mainframe's
    // has none.
    if isVirtio, board != .s390ccw, let position, self.model[position].name == "nic", !front.has("vectors") {
      front.set("vectors", .integer(0))
    }
    if back.entries.isEmpty { found.interface.type = .null }
    takeAddress(&found.interface, front.text("mac", "macaddr"))
    device.settings = front
    applyGlobals(to: &device)
    // QEMU sets that of its own cards.
    device.settings.ignore("mac")
    guard let info = isVirtio ? virtioInfo(&device, bus: board == .s390ccw ? "ccw" : "pci") : boardInfo(&device) else {
      return
    }
    found.interface.info = info
    found.interface.model = InterfaceModel(isVirtio ? "virtio" : name)
    if isVirtio, let usesVHost = found.usesVHost {
      found.interface.driver = InterfaceDriver()
      found.interface.driver?.name = usesVHost ? .vhost : .qemu
      if found.queues > 1 { found.interface.driver?.queues = found.queues }
    }
    if let hub, let position {
      device.settings.set("netdev", .string(keepPort(of: hub, at: position)))
    } else if back.peekText("id").map({ isFiltered($0) }) ?? false || !found.takeOverrides(&shape) {
      keepBack(of: &device, back, at: end ?? position)
    }
    finish(&found, &device)
    for used in [position, end].compactMap({ $0 }) where self.model[used].fate == .open {
      self.model[used].fate = .converted
    }
    commit(nil)
  }

  private mutating func boardInfo(_ device: inout DeviceSource) -> DeviceInfo? {
    pci.hasRoot && device.driver != "spapr-vlan" ? pciInfo(&device) : info(&device)
  }

  /// Keeps the host's end of an interface as `-netdev`, under a name of ours unless it has one.
  private mutating func keepBack(of device: inout DeviceSource, _ back: Settings, at position: Int?) {
    guard let position else { return }
    let own = model[position].name == "netdev" || isFiltered(back.peekText("id") ?? "") ? back.peekText("id") : nil
    let id = own ?? "drover-netdev\(devices.interfaces.count)"
    device.settings.set("netdev", .string(id))
    note(.kept, model[position].written, "the host's end says more than an element can")
    guard own == nil || model[position].name != "netdev" else {
      return model[position].fate = .kept(model[position].option.words)
    }
    var text = KeyValueText(back.peekText("type") ?? "user")
    text.add("id", id)
    for entry in back.entries where !["type", "id", "name", "vlan"].contains(entry.key) && !entry.isTaken {
      text.add(entry.key, entry.value.optionText)
    }
    model[position].fate = .kept(["-netdev", text.text])
  }
}

extension InterfaceModel {
  init(_ name: String) {
    self.init()
    type = name
  }
}
