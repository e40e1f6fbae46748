import DroverCore

extension Devices {
  /// Gives channels and consoles of virtio their ports, adding controllers as ports run out.
  mutating func assignVirtioSerialAddresses(platform: GuestPlatform) throws(VirtError) {
    for index in channels.indices {
      // Port 0 is the console's: said of a channel it is as good as nothing.
      guard var place = channels[index].info.address?.virtioSerial, place.port == 0 else { continue }
      place.port = nil
      channels[index].info.address = .virtioSerial(place)
    }
    var ports = VirtioSerialPorts(controllers)
    for info in (consoles.map(\.info) + channels.map(\.info)) {
      guard let address = info.address?.virtioSerial, let port = address.port else { continue }
      try ports.take(port, of: address.controller)
    }
    // A console without any address is found by QEMU itself.
    for index in consoles.indices where consoles[index].target?.type == "virtio" && consoles[index].info.address != nil
    {
      consoles[index].info.address = try ports.assign(consoles[index].info.address, first: 0)
    }
    for index in channels.indices where channels[index].target?.type == "virtio" {
      // Port 0 belongs to the console.
      channels[index].info.address = try ports.assign(channels[index].info.address, first: 1)
    }
    for index in ports.added { addController(.virtioSerial, index: index) }
  }
}

/// Which ports of the virtio-serial controllers are taken.
private struct VirtioSerialPorts {
  /// How many ports a controller has that does not say.
  static let standardCount: UInt32 = 31

  private var taken: [UInt32: Set<UInt32>] = [:]
  private var counts: [UInt32: UInt32] = [:]
  /// Controllers that had to be added.
  private(set) var added: [UInt32] = []

  init(_ controllers: [Controller]) {
    for controller in controllers where controller.type == .virtioSerial {
      counts[controller.index ?? 0] = controller.ports ?? Self.standardCount
    }
  }

  mutating func take(_ port: UInt32, of controller: UInt32) throws(VirtError) {
    guard let count = counts[controller] else {
      throw VirtError(.xmlError, "there is no virtio-serial controller \(controller)", origin: .domain)
    }
    guard port < count else {
      throw VirtError(
        .xmlError, "port \(port) is beyond the last one of virtio-serial controller \(controller), \(count &- 1)",
        origin: .domain)
    }
    guard taken[controller, default: []].insert(port).inserted else {
      throw VirtError(
        .xmlError, "port \(port) of virtio-serial controller \(controller) is used twice", origin: .domain)
    }
  }

  /// Completes an address; one that has a port stays as it is.
  mutating func assign(_ address: DeviceAddress?, first: UInt32) throws(VirtError) -> DeviceAddress? {
    if let place = address?.virtioSerial {
      guard place.port == nil else { return address }
      if let port = freePort(of: place.controller, first: first) {
        taken[place.controller, default: []].insert(port)
        return .virtioSerial(VirtioSerialAddress(controller: place.controller, port: port))
      }
      throw VirtError(
        .xmlError, "virtio-serial controller \(place.controller) has no port left", origin: .domain)
    }
    guard address == nil else { return address }
    for controller in counts.keys.sorted() {
      guard let port = freePort(of: controller, first: first) else { continue }
      taken[controller, default: []].insert(port)
      return .virtioSerial(VirtioSerialAddress(controller: controller, port: port))
    }
    let next = (0...UInt32(counts.count)).first { counts[$0] == nil } ?? 0
    counts[next] = Self.standardCount
    added.append(next)
    taken[next] = [first]
    return .virtioSerial(VirtioSerialAddress(controller: next, port: first))
  }

  private func freePort(of controller: UInt32, first: UInt32) -> UInt32? {
    guard let count = counts[controller], first < count else { return nil }
    return (first..<count).first { !taken[controller, default: []].contains($0) }
  }
}
