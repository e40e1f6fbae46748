extension Devices {
  /// What every device says about boot order, alias and address, in the order of the kinds in the XML.
  public var allInfos: [DeviceInfo] {
    var infos: [DeviceInfo] = []
    func add<D: Device>(_ devices: [D]) { for device in devices { infos.append(device.info) } }
    add(disks)
    add(controllers)
    add(filesystems)
    add(interfaces)
    add(smartcards)
    add(serials)
    add(parallels)
    add(consoles)
    add(channels)
    add(inputs)
    add(tpms)
    add(sounds)
    add(videos)
    add(hostDevices)
    add(redirectedDevices)
    add(hubs)
    add(watchdogs)
    if let balloon { infos.append(balloon.info) }
    add(rngs)
    add(panics)
    add(sharedMemories)
    add(memories)
    add(iommus)
    if let vsock { infos.append(vsock.info) }
    add(cryptos)
    if let persistentStore { infos.append(persistentStore.info) }
    return infos
  }
}
