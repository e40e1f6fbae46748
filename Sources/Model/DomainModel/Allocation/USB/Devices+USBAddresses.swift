import DroverCore

extension Devices {
  /// Gives each device on a USB bus its port, adding hubs when the ports do not suffice.
  mutating func assignUSBAddresses() throws(VirtError) {
    guard controllers.contains(where: { $0.type == .usb && $0.model != Optional.some(.none) }) else { return }
    addUSBHubs()
    var buses: [UInt32: USBPorts] = [:]
    for controller in controllers where controller.type == .usb {
      let index = controller.index ?? 0
      if controller.usbPortCount > 0, buses[index] == nil {
        buses[index] = USBPorts(count: controller.usbPortCount)
      }
    }
    // Hubs first: what hangs on them comes after.
    let hubs = usbSlots.filter { isHub($0) && hasPort($0) }.sorted { portDepth($0) < portDepth($1) }
    for slot in hubs + usbSlots.filter({ !isHub($0) && hasPort($0) }) { try takePort(of: slot, in: &buses) }
    for slot in usbSlots.filter({ isHub($0) && !hasPort($0) }) { try assignPort(to: slot, in: &buses) }
    for slot in usbSlots.filter({ !isHub($0) && !hasPort($0) }) { try assignPort(to: slot, in: &buses) }
  }

  private func isHub(_ slot: DeviceSlot) -> Bool { if case .hub = slot { true } else { false } }
  private func hasPort(_ slot: DeviceSlot) -> Bool { self[slot].address?.usb?.port.isEmpty == false }
  private func portDepth(_ slot: DeviceSlot) -> Int { self[slot].address?.usb?.port.count ?? 0 }

  /// The devices on USB buses, in the order in which ports are given out.
  private var usbSlots: [DeviceSlot] {
    var slots: [DeviceSlot] = hubs.indices.map { .hub($0) }
    slots += disks.indices.filter { disks[$0].target?.bus == .usb }.map { .disk($0) }
    slots += interfaces.indices.filter { interfaces[$0].model?.type == "usb-net" }.map { .interface($0) }
    slots += inputs.indices.filter { inputs[$0].bus == .usb }.map { .input($0) }
    slots += hostDevices.indices.filter { hostDevices[$0].type == .usb && hostDevices[$0].mode == .subsystem }
      .map { .hostDevice($0) }
    slots += sounds.indices.filter { sounds[$0].model == .usb }.map { .sound($0) }
    slots += filesystems.indices.filter { filesystems[$0].driver?.type == .mtp }.map { .filesystem($0) }
    slots += controllers.indices.filter { controllers[$0].type == .ccid }.map { .controller($0) }
    slots += redirectedDevices.indices.map { .redirectedDevice($0) }
    slots += serials.indices.filter { serials[$0].target?.type == "usb-serial" }.map { .serial($0) }
    return slots.filter { slot in
      switch self[slot].address {
      case nil, .usb: true
      default: false
      }
    }
  }

  /// Adds hubs while there are more devices than ports.
  private mutating func addUSBHubs() {
    var ports = controllers.reduce(0) { $0 + ($1.type == .usb ? Int($1.usbPortCount) : 0) }
    // A hub takes one port and gives eight.
    ports += hubs.count * (Int(USBPorts.hubPorts) - 1)
    let wanted = usbSlots.count - hubs.count
    guard wanted > ports, ports > 0 else { return }
    // One port more than is needed stays free.
    for _ in 0..<((wanted - ports + 7) / 7) { hubs.append(Hub()) }
  }

  private func takePort(of slot: DeviceSlot, in buses: inout [UInt32: USBPorts]) throws(VirtError) {
    guard let address = self[slot].address?.usb else { return }
    guard var ports = buses[address.bus] else {
      throw VirtError(.xmlError, "there is no USB bus \(address.bus)", origin: .domain)
    }
    guard ports.take(address.port[...], isHub: isHub(slot)) else {
      throw VirtError(
        .xmlError,
        "port \(address.portText) of USB bus \(address.bus) does not exist, leads through no hub, or is used twice",
        origin: .domain)
    }
    buses[address.bus] = ports
  }

  private mutating func assignPort(
    to slot: DeviceSlot, in buses: inout [UInt32: USBPorts]
  ) throws(VirtError) {
    let chosen = self[slot].address?.usb?.bus
    for bus in chosen.map({ [$0] }) ?? buses.keys.sorted() {
      guard var ports = buses[bus], let path = ports.freePath() else { continue }
      _ = ports.take(path[...], isHub: isHub(slot))
      buses[bus] = ports
      self[slot].address = .usb(USBAddress(bus: bus, port: path))
      return
    }
    if let chosen {
      throw VirtError(.xmlError, "USB bus \(chosen) has no free port or does not exist", origin: .domain)
    }
    throw VirtError(.xmlError, "no USB port is left for another device", origin: .domain)
  }
}
