import DomainModel
import Domains
import DroverCore
import DroverXML
import QEMUMonitor

/// Corrects a definition by what QEMU answers: machine, names, places, media, terminals, screens, memory and processors.
///
/// A pure function; what was not answered corrects nothing.
struct DefinitionTruth {
  let answers: MachineAnswers
  /// QEMU's working folder, from which it names files.
  let folder: String

  /// Corrects a definition.
  func apply(to definition: inout DomainDefinition) {
    var devices = definition.devices ?? Devices()
    let made = setMadeNamesAside(&devices)
    place(&devices)
    name(&devices)
    correctDisks(&devices)
    correctLines(&devices)
    correctScreens(&devices)
    for (alias, name) in restoreNames(made, &devices) { definition.renameOverride(of: alias, to: name) }
    definition.devices = devices
    // Not the alias: after an upgrade of QEMU that would be another machine.
    if let machine = answers.machine { definition.os?.type?.machine = machine }
    correctSizes(&definition)
  }

  /// The id of a device in QEMU.
  func id(of info: DeviceInfo) -> String? { info.alias?.name }

  /// Where the devices with an id really are on PCI.
  private func place(_ devices: inout Devices) {
    let buses = buses(devices)
    devices.updateInfos { info in
      guard let id = id(of: info), let device = answers.device(id), let place = device.place, let bus = device.bus,
        let number = buses[bus]
      else { return }
      if case .pci(var address)? = info.address {
        (address.bus, address.slot, address.function) = (number, place.slot, place.function)
        info.address = .pci(address)
      } else if info.address == nil {
        info.address = .pci(PCIAddress(bus: number, slot: place.slot, function: place.function))
      }
    }
  }

  /// The numbers of the PCI buses by QEMU's names.
  private func buses(_ devices: Devices) -> [String: UInt32] {
    var buses: [String: UInt32] = ["pcie.0": 0, "pci.0": 0, "pci": 0, "pcie": 0]
    for controller in devices.controllers where controller.type == .pci {
      guard let id = id(of: controller.info), let index = controller.index else { continue }
      buses[id] = index
    }
    return buses
  }

  /// What nobody gave an id is called after the path of its object, where it can be found by its place.
  func nameless(at address: DeviceAddress?, type: (String) -> Bool) -> MachineAnswers.Device? {
    guard case .pci(let place)? = address, place.bus == 0 else { return nil }
    return answers.devices?.first { device in
      guard device.id == nil, type(device.type), device.bus == "pcie.0" || device.bus == "pci.0",
        let found = device.place
      else { return false }
      return found == (place.slot, place.function)
    }
  }

  /// Interfaces without an id: the hardware address is the device's own.
  private func name(_ devices: inout Devices) {
    for index in devices.interfaces.indices {
      let info = devices.interfaces[index].info
      let device =
        id(of: info).flatMap { answers.device($0) }
        ?? nameless(at: info.address) { $0.contains("net") || $0.hasPrefix("e1000") }
      guard let device else { continue }
      if let address = device.text("mac").flatMap({ MACAddress($0) }) {
        var mac = devices.interfaces[index].mac ?? InterfaceMAC()
        mac.address = address
        devices.interfaces[index].mac = mac
      }
      if info.alias == nil, let netdev = device.text("netdev") {
        devices.interfaces[index].info.alias = DeviceAlias(netdev)
      }
    }
  }

  /// Which processors are there, where those are not the first ones as they were at the start.
  private func correctProcessors(_ definition: inout DomainDefinition) {
    guard let slots = answers.slots, let most = definition.vcpu?.count, slots.count == Int(most),
      slots.allSatisfy({ $0.processors == 1 })
    else { return }
    let plugged = slots.filter { $0.path.flatMap(DeviceName.inPath) != nil }
    guard !plugged.isEmpty || definition.vcpus != nil else { return }
    var list = VirtualCPUList()
    for slot in slots.sorted(by: { $0.number < $1.number }) {
      var cpu = VirtualCPU()
      cpu.id = UInt32(clamping: slot.number)
      cpu.enabled = slot.isTaken ? .yes : .no
      cpu.hotpluggable = !slot.isTaken || plugged.contains(slot) ? .yes : .no
      // What is known of the order in which they came.
      cpu.order = definition.vcpus?.cpus.first { $0.id == cpu.id }?.order
      list.cpus.append(cpu)
    }
    definition.vcpus = list
    definition.orderVirtualCPUs()
  }

  /// How much memory there is: a file of options may have said it that is gone.
  private func correctMemory(_ definition: inout DomainDefinition) {
    guard let base = answers.baseMemory, base.bytes > 0, definition.devices?.memories.isEmpty ?? true,
      let known = definition.memory?.amount.bytes, known != base.bytes
    else { return }
    definition.memory?.amount = MemoryAmount(kibibytes: base.kibibytes)
    if definition.currentMemory?.bytes ?? known >= min(known, base.bytes) {
      definition.currentMemory = MemoryAmount(kibibytes: base.kibibytes)
    }
  }

  private func correctSizes(_ definition: inout DomainDefinition) {
    correctMemory(&definition)
    if let balloon = answers.balloon, let most = definition.memory?.amount.bytes, balloon.bytes <= most {
      definition.currentMemory = MemoryAmount(kibibytes: balloon.kibibytes)
    }
    if let running = answers.processors.map({ UInt32(clamping: $0.count) }), running > 0, var vcpu = definition.vcpu {
      let most = max(vcpu.count ?? 1, running)
      vcpu.count = most
      vcpu.current = running == most ? nil : running
      definition.vcpu = vcpu
    }
    correctProcessors(&definition)
  }
}
