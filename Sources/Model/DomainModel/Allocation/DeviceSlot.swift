/// One device of a definition, by its kind and its place among its kind.
///
/// The phases that look at all devices alike (addresses, aliases) go over these, so that no phase has a walk of
/// its own.
enum DeviceSlot: Hashable, Sendable {
  case disk(Int), controller(Int), filesystem(Int), interface(Int), smartcard(Int)
  case serial(Int), parallel(Int), channel(Int), console(Int), input(Int), tpm(Int)
  case sound(Int), video(Int), hostDevice(Int), redirectedDevice(Int), hub(Int), watchdog(Int)
  case balloon, rng(Int), nvram, panic(Int), sharedMemory(Int), memory(Int), iommu(Int), vsock, crypto(Int)
  case persistentStore
}

extension Devices {
  /// Every device that can have an address, in the order in which libvirt walks them.
  var slots: [DeviceSlot] {
    var slots: [DeviceSlot] = disks.indices.map { .disk($0) }
    slots += interfaces.indices.map { .interface($0) }
    slots += sounds.indices.map { .sound($0) }
    slots += hostDevices.indices.map { .hostDevice($0) }
    slots += videos.indices.map { .video($0) }
    slots += controllers.indices.map { .controller($0) }
    slots += smartcards.indices.map { .smartcard($0) }
    slots += serials.indices.map { .serial($0) }
    slots += parallels.indices.map { .parallel($0) }
    slots += channels.indices.map { .channel($0) }
    slots += consoles.indices.map { .console($0) }
    slots += inputs.indices.map { .input($0) }
    slots += filesystems.indices.map { .filesystem($0) }
    slots += redirectedDevices.indices.map { .redirectedDevice($0) }
    slots += watchdogs.indices.map { .watchdog($0) }
    if balloon != nil { slots.append(.balloon) }
    slots += rngs.indices.map { .rng($0) }
    if nvram != nil { slots.append(.nvram) }
    slots += hubs.indices.map { .hub($0) }
    slots += sharedMemories.indices.map { .sharedMemory($0) }
    slots += tpms.indices.map { .tpm($0) }
    slots += panics.indices.map { .panic($0) }
    slots += memories.indices.map { .memory($0) }
    slots += iommus.indices.map { .iommu($0) }
    if vsock != nil { slots.append(.vsock) }
    slots += cryptos.indices.map { .crypto($0) }
    if persistentStore != nil { slots.append(.persistentStore) }
    return slots
  }

  /// What every device may say, of one of them. A slot that is not there reads as empty and ignores what is set.
  subscript(slot: DeviceSlot) -> DeviceInfo {
    get { value(at: slot) ?? DeviceInfo() }
    set { set(newValue, at: slot) }
  }

  private func value(at slot: DeviceSlot) -> DeviceInfo? {
    func info(_ list: [some Device], _ index: Int) -> DeviceInfo? {
      list.indices.contains(index) ? list[index].info : nil
    }
    switch slot {
    case .disk(let index): return info(disks, index)
    case .controller(let index): return info(controllers, index)
    case .filesystem(let index): return info(filesystems, index)
    case .interface(let index): return info(interfaces, index)
    case .smartcard(let index): return info(smartcards, index)
    case .serial(let index): return info(serials, index)
    case .parallel(let index): return info(parallels, index)
    case .channel(let index): return info(channels, index)
    case .console(let index): return info(consoles, index)
    case .input(let index): return info(inputs, index)
    case .tpm(let index): return info(tpms, index)
    case .sound(let index): return info(sounds, index)
    case .video(let index): return info(videos, index)
    case .hostDevice(let index): return info(hostDevices, index)
    case .redirectedDevice(let index): return info(redirectedDevices, index)
    case .hub(let index): return info(hubs, index)
    case .watchdog(let index): return info(watchdogs, index)
    case .rng(let index): return info(rngs, index)
    case .panic(let index): return info(panics, index)
    case .sharedMemory(let index): return info(sharedMemories, index)
    case .memory(let index): return info(memories, index)
    case .iommu(let index): return info(iommus, index)
    case .crypto(let index): return info(cryptos, index)
    case .balloon: return balloon?.info
    case .nvram: return nvram?.info
    case .vsock: return vsock?.info
    case .persistentStore: return persistentStore?.info
    }
  }

  private mutating func set(_ info: DeviceInfo, at slot: DeviceSlot) {
    func put(_ list: inout [some Device], _ index: Int) {
      if list.indices.contains(index) { list[index].info = info }
    }
    switch slot {
    case .disk(let index): put(&disks, index)
    case .controller(let index): put(&controllers, index)
    case .filesystem(let index): put(&filesystems, index)
    case .interface(let index): put(&interfaces, index)
    case .smartcard(let index): put(&smartcards, index)
    case .serial(let index): put(&serials, index)
    case .parallel(let index): put(&parallels, index)
    case .channel(let index): put(&channels, index)
    case .console(let index): put(&consoles, index)
    case .input(let index): put(&inputs, index)
    case .tpm(let index): put(&tpms, index)
    case .sound(let index): put(&sounds, index)
    case .video(let index): put(&videos, index)
    case .hostDevice(let index): put(&hostDevices, index)
    case .redirectedDevice(let index): put(&redirectedDevices, index)
    case .hub(let index): put(&hubs, index)
    case .watchdog(let index): put(&watchdogs, index)
    case .rng(let index): put(&rngs, index)
    case .panic(let index): put(&panics, index)
    case .sharedMemory(let index): put(&sharedMemories, index)
    case .memory(let index): put(&memories, index)
    case .iommu(let index): put(&iommus, index)
    case .crypto(let index): put(&cryptos, index)
    case .balloon: balloon?.info = info
    case .nvram: nvram?.info = info
    case .vsock: vsock?.info = info
    case .persistentStore: persistentStore?.info = info
    }
  }
}

extension DeviceInfo {
  /// Whether a PCI address still has to be chosen: none is written, or one that is empty.
  var wantsPCIAddress: Bool {
    switch address {
    case nil: true
    case .pci(let address): address.isEmpty
    default: false
    }
  }
}
