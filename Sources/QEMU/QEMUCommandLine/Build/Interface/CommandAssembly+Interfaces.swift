import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The network interfaces: the host's end, then the device.
  mutating func addInterfaces() throws(VirtError) {
    for (index, interface) in devices.interfaces.enumerated() where interface.type != .hostdev {
      try add(interface, index: index)
    }
  }

  private mutating func add(_ interface: NetworkInterface, index: Int) throws(VirtError) {
    let alias = interface.info.alias?.name ?? ""
    var device = interfaceDevice(interface)
    if !hasOtherEnd(alias, of: interface), var network = try hostEnd(of: interface, index: index) {
      override(&network, of: alias)
      network.add("id", "host\(alias)")
      add("-netdev", network.text)
      device.add("netdev", "host\(alias)")
    }
    device.add("id", alias)
    device.add("mac", interface.mac?.address.description)
    device.add("bootindex", number: bootIndex(interface.info))
    if let size = interface.mtu?.size, interface.model?.isVirtio ?? false, platform.supports(.virtioNetHostMTU) {
      device.add("host_mtu", number: size)
    }
    device.merge(place(interface.info))
    add(device: device)
  }

  /// Whether the user names another end for the device of a network that needs nothing of the host.
  private func hasOtherEnd(_ alias: String, of interface: NetworkInterface) -> Bool {
    guard interface.type == .user, interface.backend?.type != .passt else { return false }
    return overrides(of: alias)?.frontend?.properties.contains { $0.name == "netdev" } ?? false
  }

  /// Changes the host's end as the user asks. Of some properties there may be several.
  private func override(_ network: inout Properties, of alias: String) {
    var lists: [String: [JSON]] = [:]
    for property in overrides(of: alias)?.backend?.properties ?? [] {
      guard NetworkProperty.isList(property.name) else {
        network.override(property)
        continue
      }
      lists[property.name, default: []].append(["str": .string(property.value ?? "")])
      network.add(property.name, json: .array(lists[property.name] ?? []))
    }
  }

  private mutating func hostEnd(of interface: NetworkInterface, index: Int) throws(VirtError) -> Properties? {
    switch interface.type {
    case .network, .bridge, .direct, .ethernet: return tap(interface, index: index)
    case .user: return user(interface)
    case .server, .client, .mcast, .udp: return socket(interface)
    case .vhostuser: return vhostUser(interface)
    case .vdpa:
      let name = "\(interface.info.alias?.name ?? "")-vdpa"
      let path = descriptorSet(for: .device(path: interface.source?.dev ?? ""), name: name)
      var network = Properties()
      network.add("type", "vhost-vdpa")
      network.add("vhostdev", path)
      if let queues = interface.driver?.queues, queues > 1 { network.add("queues", number: queues) }
      return network
    case .null: return nil
    case .hostdev, .internal, .vds:
      throw unsupported("QEMU has no network interfaces of type '\(interface.type.rawValue)'")
    }
  }

  /// Whether the kernel carries packets between guest and tap.
  private func usesVHost(_ interface: NetworkInterface) -> Bool {
    guard interface.model?.isVirtio ?? false else { return false }
    return interface.driver?.name == .vhost || (interface.driver?.name != .qemu && context.hasVHostNet)
  }

  private mutating func tap(_ interface: NetworkInterface, index: Int) -> Properties {
    var network = Properties()
    network.add("type", "tap")
    let isVirtio = interface.model?.isVirtio ?? false
    let queues = isVirtio ? max(1, Int(min(interface.driver?.queues ?? 1, 256))) : 1
    let taps = (0..<queues).map { "\(descriptor(for: .tap(interface: index, queue: $0)))" }
    network.add(queues > 1 ? "fds" : "fd", taps.joined(separator: ":"))
    if usesVHost(interface) {
      network.add("vhost", flag: true)
      let lines = (0..<queues).map { "\(descriptor(for: .vhostNet(interface: index, queue: $0)))" }
      network.add(queues > 1 ? "vhostfds" : "vhostfd", lines.joined(separator: ":"))
    }
    network.add("sndbuf", number: interface.tune?.sndbuf)
    return network
  }

  private func user(_ interface: NetworkInterface) -> Properties {
    var network = Properties()
    if interface.backend?.type == .passt {
      network.add("type", "stream")
      let path = passtSocket(interface)
      network.add("addr", json: ["type": "unix", "path": .string(path)])
      network.add("server", flag: false)
      if platform.supports(.netdevStreamReconnectMilliseconds) {
        network.add("reconnect-ms", number: 5000)
      } else if platform.supports(.netdevStreamReconnect) {
        network.add("reconnect", number: 5)
      }
      return network
    }
    network.add("type", "user")
    for address in interface.addresses {
      if address.family == .ipv6 || address.address.contains(":") {
        network.add("ipv6-prefix", address.address)
        network.add("ipv6-prefixlen", number: address.prefix)
      } else {
        network.add("net", address.prefix.map { "\(address.address)/\($0)" } ?? address.address)
      }
    }
    return network
  }

  /// The socket at which the helper of user networks waits.
  private func passtSocket(_ interface: NetworkInterface) -> String {
    let name = context.shortName(of: definition.name ?? "")
    return "\(context.passtFolder)/\(name)-\(interface.info.alias?.name ?? "").socket"
  }

  private func socket(_ interface: NetworkInterface) -> Properties {
    var network = Properties()
    let source = interface.source
    let address = "\(source?.address ?? ""):\(source?.port ?? 0)"
    network.add("type", "socket")
    switch interface.type {
    case .server: network.add("listen", address)
    case .client: network.add("connect", address)
    case .mcast: network.add("mcast", address)
    default:
      network.add("udp", address)
      network.add("localaddr", "\(source?.local?.address ?? ""):\(source?.local?.port ?? 0)")
    }
    return network
  }

  private mutating func vhostUser(_ interface: NetworkInterface) -> Properties {
    let alias = interface.info.alias?.name ?? ""
    var line = Self.line("socket", "char\(alias)")
    if interface.backend?.type == .passt {
      line.add("path", passtSocket(interface))
      addReconnect(seconds: 5, to: &line)
    } else {
      line.add("path", interface.source?.path ?? "")
      if interface.source?.mode == .server { line.add("server", switch: true) }
      addReconnect(interface.source?.reconnect, to: &line)
    }
    add("-chardev", line.text)
    var network = Properties()
    network.add("type", "vhost-user")
    network.add("chardev", "char\(alias)")
    if let queues = interface.driver?.queues, queues > 1 { network.add("queues", number: queues) }
    return network
  }

  private func interfaceDevice(_ interface: NetworkInterface) -> Properties {
    guard interface.model?.isVirtio ?? false else {
      return Properties(driver: interface.model?.type ?? "rtl8139")
    }
    let driver = interface.driver
    let dialect = interface.model?.type.flatMap { VirtioModel(rawValue: $0) }
    var device = virtioDevice("virtio-net", interface.info, model: dialect, options: VirtioOptions(driver))
    switch driver?.txmode {
    case .iothread: device.add("tx", "bh")
    case .timer: device.add("tx", "timer")
    case nil: break
    }
    device.add("ioeventfd", flag: driver?.ioeventfd)
    device.add("event_idx", flag: driver?.eventIdx)
    addOffloads(driver, to: &device)
    if let queues = driver?.queues, queues > 1 {
      if case .ccw = interface.info.address {
        device.add("mq", flag: true)
      } else {
        // One interrupt for each direction of a queue, one for control, one for changes.
        device.add("mq", flag: true)
        device.add("vectors", number: UInt64(queues) * 2 + 2)
      }
    }
    device.add("rss", flag: driver?.rss)
    device.add("hash", flag: driver?.rssHashReport)
    device.add("rx_queue_size", number: driver?.rxQueueSize)
    device.add("tx_queue_size", number: driver?.txQueueSize)
    if interface.teaming?.type == .persistent { device.add("failover", flag: true) }
    return device
  }

  private func addOffloads(_ driver: InterfaceDriver?, to device: inout Properties) {
    device.add("csum", flag: driver?.host?.csum)
    device.add("gso", flag: driver?.host?.gso)
    device.add("host_tso4", flag: driver?.host?.tso4)
    device.add("host_tso6", flag: driver?.host?.tso6)
    device.add("host_ecn", flag: driver?.host?.ecn)
    device.add("host_ufo", flag: driver?.host?.ufo)
    device.add("mrg_rxbuf", flag: driver?.host?.mrgRxbuf)
    device.add("guest_csum", flag: driver?.guest?.csum)
    device.add("guest_tso4", flag: driver?.guest?.tso4)
    device.add("guest_tso6", flag: driver?.guest?.tso6)
    device.add("guest_ecn", flag: driver?.guest?.ecn)
    device.add("guest_ufo", flag: driver?.guest?.ufo)
  }
}

extension InterfaceModel {
  /// Whether it is virtio's.
  var isVirtio: Bool { type == "virtio" || type == "virtio-transitional" || type == "virtio-non-transitional" }
}
