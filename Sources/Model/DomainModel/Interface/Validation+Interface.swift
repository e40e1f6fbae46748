import DroverCore
import DroverXML

extension Validation {
  /// Holds each network interface against what its type and its model need.
  mutating func checkInterfaces() {
    for (index, interface) in devices.interfaces.enumerated() {
      let path = "/domain/devices/interface[\(index + 1)]"
      checkSource(of: interface, at: path)
      checkModel(of: interface, at: path)
      checkDriver(of: interface, at: path)
      checkNetworkOptions(of: interface, at: path)
      checkAddresses(of: interface, at: path)
      checkVirtualPort(of: interface, at: path)
      checkTeaming(of: interface, at: path)
      if let mac = interface.mac?.address {
        require(!mac.isMulticast, .xmlError, "'\(mac)' is the address of a group", at: path + "/mac/@address")
      }
    }
  }

  private mutating func checkSource(of interface: NetworkInterface, at path: String) {
    let source = interface.source
    let name = interface.type.rawValue
    let place = path + "/source"
    let isPasst = interface.backend?.type == .passt
    if !interface.portForwards.isEmpty {
      require(
        isPasst && (interface.type == .user || interface.type == .vhostuser),
        "ports are forwarded by passt alone: <backend type='passt'/>", at: path + "/portForward")
    }
    switch interface.type {
    case .network: require(source?.network != nil, .xmlError, "type='network' needs a <source network>", at: place)
    case .bridge: require(source?.bridge != nil, .xmlError, "type='bridge' needs a <source bridge>", at: place)
    case .direct, .vdpa: require(source?.dev != nil, .xmlError, "type='\(name)' needs a <source dev>", at: place)
    case .internal: require(source?.name != nil, .xmlError, "type='internal' needs a <source name>", at: place)
    case .hostdev:
      require(source?.hostAddress != nil, .xmlError, "type='hostdev' names the <address> of a device", at: place)
    case .server, .client, .mcast, .udp:
      require(source?.port != nil, .xmlError, "type='\(name)' needs a <source port>", at: place)
      require(
        source?.address != nil || interface.type == .server, .xmlError, "type='\(name)' needs a <source address>",
        at: place)
      if interface.type == .udp {
        require(source?.local?.port != nil, .xmlError, "type='udp' needs the port of a <local>", at: place + "/local")
      }
    case .vhostuser where !isPasst:
      require(source?.path != nil, .xmlError, "type='vhostuser' has the 'path' of its socket", at: place)
      require(
        source?.mode == .server || source?.mode == .client, .xmlError, "a socket has mode='server' or mode='client'",
        at: place + "/@mode")
      require(
        source?.mode != .server || source?.reconnect == nil, "only a client can connect again", at: place + "/reconnect"
      )
    case .vhostuser: requireSharedMemory("an interface over vhost-user", at: path)
    case .user, .ethernet, .null, .vds: break
    }
  }

  private mutating func checkModel(of interface: NetworkInterface, at path: String) {
    guard let model = interface.model?.type else { return }
    let place = path + "/model/@type"
    require(
      model.utf8.allSatisfy(Self.isModelSign), .invalidArg, "'\(model)' is no name of a model", at: place)
    let isVirtio = interface.isVirtio
    switch interface.type {
    case .vhostuser:
      require(isVirtio, .internalError, "type='vhostuser' needs the model 'virtio', not '\(model)'", at: place)
    case .vdpa: require(isVirtio, "type='vdpa' needs the model 'virtio', not '\(model)'", at: place)
    default: break
    }
  }

  private static func isModelSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func checkDriver(of interface: NetworkInterface, at path: String) {
    guard let driver = interface.driver else { return }
    let place = path + "/driver"
    for (name, size) in [("rx_queue_size", driver.rxQueueSize), ("tx_queue_size", driver.txQueueSize)] {
      guard let size, size > 0 else { continue }
      require(size & (size - 1) == 0, "'\(name)' is a power of two, not \(size)", at: place + "/@\(name)")
    }
    guard !interface.isVirtio else { return }
    for (name, isThere) in [
      ("iommu", driver.iommu != nil), ("ats", driver.ats != nil), ("packed", driver.packed != nil),
      ("page_per_vq", driver.pagePerVq != nil), ("rx_queue_size", driver.rxQueueSize != nil),
      ("tx_queue_size", driver.txQueueSize != nil),
    ] where isThere {
      refuse("'\(name)' is for the model 'virtio'", at: place + "/@\(name)")
    }
  }

  /// What only an interface with an end on the host's own network has.
  private mutating func checkNetworkOptions(of interface: NetworkInterface, at path: String) {
    let name = interface.type.rawValue
    let hasTap = [.network, .bridge, .ethernet, .direct].contains(interface.type)
    if interface.mtu != nil {
      require(
        hasTap || interface.type == .vhostuser || interface.type == .vdpa, "type='\(name)' has no MTU to set",
        at: path + "/mtu")
    }
    if interface.coalesce != nil {
      require(
        hasTap && interface.type != .ethernet || interface.type == .ethernet, "type='\(name)' does not coalesce",
        at: path + "/coalesce")
    }
    if interface.port?.isolated == .yes {
      require(
        interface.type == .bridge || interface.type == .network, "type='\(name)' has no port of a bridge",
        at: path + "/port/@isolated")
    }
    if let filter = interface.filterref, !hasTap { refuseFilter(filter, name, at: path) }
    checkBandwidth(interface, at: path + "/bandwidth")
    if let rom = interface.info.rom { check(rom, at: path + "/rom") }
  }

  private mutating func refuseFilter(_ filter: InterfaceFilter, _ type: String, at path: String) {
    refuse("type='\(type)' cannot be filtered by '\(filter.filter)'", at: path + "/filterref")
  }

  private mutating func checkBandwidth(_ interface: NetworkInterface, at path: String) {
    guard let bandwidth = interface.bandwidth else { return }
    if let inbound = bandwidth.inbound {
      require(
        inbound.average != nil || inbound.floor != nil, .xmlDetail, "<inbound> needs an 'average' or a 'floor'",
        at: path + "/inbound")
      if inbound.floor != nil {
        require(interface.type == .network, "a 'floor' is guaranteed by a network alone", at: path + "/inbound/@floor")
      }
    }
    if let outbound = bandwidth.outbound {
      require(outbound.average != nil, .xmlDetail, "<outbound> needs an 'average'", at: path + "/outbound")
      require(outbound.floor == nil, "a 'floor' is for <inbound>", at: path + "/outbound/@floor")
    }
  }

  private mutating func checkAddresses(of interface: NetworkInterface, at path: String) {
    var families: Set<Bool> = []
    for address in interface.addresses {
      let isIPv6 = address.family == .ipv6 || (address.family == nil && address.address.contains(":"))
      let place = path + "/ip"
      require(
        isIPv6 == address.address.contains(":") && (isIPv6 || Self.isIPv4(address.address)), .xmlError,
        "'\(address.address)' is no address of its family", at: place + "/@address")
      if let prefix = address.prefix {
        require(
          prefix <= (isIPv6 ? 128 : 32), .xmlError, "\(prefix) is no length of a prefix", at: place + "/@prefix")
      }
      require(address.peer == nil, "the guest's address has no peer that QEMU knows of", at: place + "/@peer")
      require(
        interface.type == .user || interface.backend?.type == .passt,
        "only type='user' and passt give the guest an address", at: place)
      require(
        families.insert(isIPv6).inserted, "an interface has one address of IPv4 and one of IPv6 at most", at: place)
    }
    require(interface.routes.isEmpty, "QEMU sets no routes in the guest", at: path + "/route")
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private mutating func checkVirtualPort(of interface: NetworkInterface, at path: String) {
    checkVLAN(of: interface, at: path + "/vlan")
    guard let port = interface.virtualport else { return }
    let place = path + "/virtualport"
    require(
      [.network, .bridge, .direct, .hostdev].contains(interface.type),
      "type='\(interface.type.rawValue)' has no <virtualport>", at: place)
    let parameters = port.parameters
    switch port.type {
    case .v8021Qbh:
      require(parameters?.profileid != nil, .xmlError, "802.1Qbh needs a 'profileid'", at: place)
    case .midonet:
      require(parameters?.interfaceid != nil, .xmlError, "midonet needs an 'interfaceid'", at: place)
    case .v8021Qbg, .openvswitch, .some(.none), nil: break
    }
  }

  private mutating func checkVLAN(of interface: NetworkInterface, at path: String) {
    guard let vlan = interface.vlan else { return }
    require(!vlan.tags.isEmpty, .xmlError, "a <vlan> has a <tag>", at: path)
    require(
      vlan.tags.count <= 1 || vlan.trunk != .no, .xmlError, "several tags need trunk='yes'", at: path + "/@trunk")
    for tag in vlan.tags {
      require(tag.id <= 4095, .xmlError, "the tags of VLANs go up to 4095, not \(tag.id)", at: path + "/tag/@id")
    }
  }

  private mutating func checkTeaming(of interface: NetworkInterface, at path: String) {
    guard let teaming = interface.teaming else { return }
    let place = path + "/teaming"
    switch teaming.type {
    case .persistent:
      require(interface.isVirtio, "the persistent one of a team has the model 'virtio'", at: place)
      require(teaming.persistent == nil, "'persistent' names the other one of a transient one", at: place)
    case .transient:
      require(
        interface.type == .hostdev || interface.type == .network, "the transient one of a team has type='hostdev'",
        at: place)
      require(teaming.persistent != nil, "the transient one of a team names the 'persistent' one", at: place)
    }
  }
}

extension NetworkInterface {
  fileprivate var isVirtio: Bool {
    ["virtio", "virtio-transitional", "virtio-non-transitional"].contains(model?.type ?? "")
  }
}
