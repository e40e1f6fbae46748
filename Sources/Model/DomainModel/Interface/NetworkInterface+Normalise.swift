import DroverCore
import DroverXML

extension NetworkInterface {
  /// An address and a model, where none is said.
  mutating func normalise(_ context: NormalisationContext) {
    if mac == nil {
      var address = InterfaceMAC()
      address.address = .random()
      mac = address
    }
    if model?.type == nil, type != .hostdev {
      var model = InterfaceModel()
      let isVirtio = type == .vdpa || (type == .vhostuser && backend?.type == .passt)
      model.type = isVirtio ? "virtio" : Self.defaultModel(context)
      self.model = model.type == nil ? nil : model
    }
    if let name = model?.type, let known = Self.knownModels[name.lowercased()] { model?.type = known }
    source?.portid = nil
    if type != .udp { source?.local = nil }
    if mtu?.size ?? 0 == 0 { mtu = nil }
    normaliseVLAN()
    normaliseBandwidth()
    if coalesce?.rx?.frames?.max ?? 0 == 0 { coalesce = nil }
    if let name = target?.dev, Self.isGenerated(name) { target?.dev = nil }
    if target == InterfaceTarget() { target = nil }
    normaliseDriver()
    if backend?.type == .default { backend?.type = nil }
    if backend == InterfaceBackend() { backend = nil }
    if source == InterfaceSource() { source = nil }
  }

  /// Only virtio has queues, rings and a kernel thread beside it; one queue is what every card has.
  /// Several tags make a trunk; an Open vSwitch knows its ports by a UUID.
  private mutating func normaliseVLAN() {
    if (vlan?.tags.count ?? 0) > 1, vlan?.trunk == nil { vlan?.trunk = .yes }
    guard virtualport?.type == .openvswitch, virtualport?.parameters?.interfaceid == nil else { return }
    var parameters = virtualport?.parameters ?? InterfaceVirtualPortParameters()
    parameters.interfaceid = .random()
    virtualport?.parameters = parameters
  }

  private mutating func normaliseBandwidth() {
    func isEmpty(_ rate: InterfaceRate?) -> Bool {
      guard let rate else { return true }
      return [rate.average, rate.peak, rate.floor, rate.burst].allSatisfy { $0 ?? 0 == 0 }
    }
    if isEmpty(bandwidth?.inbound) { bandwidth?.inbound = nil }
    if isEmpty(bandwidth?.outbound) { bandwidth?.outbound = nil }
    if bandwidth == InterfaceBandwidth() { bandwidth = nil }
  }

  private mutating func normaliseDriver() {
    if !(model?.type?.hasPrefix("virtio") ?? false), type != .hostdev {
      driver = nil
      backend?.vhost = nil
    }
    if driver?.queues ?? 0 <= 1 { driver?.queues = nil }
    if driver == InterfaceDriver() { driver = nil }
  }

  /// Models whose names are read in letters of either case.
  private static let knownModels: [String: String] = {
    let names = [
      "virtio", "virtio-transitional", "virtio-non-transitional", "e1000", "e1000e", "igb", "rtl8139", "vmxnet3",
      "virtio-net", "usb-net", "spapr-vlan", "lan9118", "smc91c111", "netfront", "vlance", "vmxnet", "vmxnet2",
    ]
    return names.reduce(into: [:]) { table, name in table[name] = name }
  }()

  /// Names that the daemon makes up at each start are not kept.
  private static func isGenerated(_ name: String) -> Bool {
    ["vnet", "macvtap", "macvlan"].contains { prefix in
      name.hasPrefix(prefix) && name.dropFirst(prefix.count).allSatisfy(\.isNumber) && name.count > prefix.count
    }
  }

  private static func defaultModel(_ context: NormalisationContext) -> String? {
    if context.architecture.isS390 || context.board == .virt { return "virtio" }
    if context.platform.supports(.rtl8139) { return "rtl8139" }
    if context.platform.supports(.e1000) { return "e1000" }
    return context.platform.supports(.virtioNet) ? "virtio" : nil
  }
}
