import DomainModel
import DroverCore
import DroverHost
import DroverXML

/// The tap that a network card of a guest needs on the host, and what is done with it. A value.
struct TapPlan: Sendable, Equatable {
  /// A name, or `vnet%d`: the kernel puts a number there.
  var name: String
  /// How many descriptors QEMU gets.
  var queues: Int
  /// Whether packets carry virtio's header.
  var hasHeader: Bool
  /// The device that makes taps.
  var device: String
  /// Whether the tap is the user's, who has made it and set it up.
  var isForeign: Bool
  /// The tap's own address: the guest's with another first byte.
  var address: MACAddress
  /// The bridge that it joins.
  var bridge: String?
  /// Whether it cannot reach other isolated ports of the bridge.
  var isIsolated: Bool
  /// The greatest size of packets; nil: the bridge's, or the kernel's choice.
  var mtu: UInt32?
  /// Programs that are told its name when it is there, and when it is gone.
  var script: String?, downScript: String?

  /// What a card needs; nil for one that needs no tap.
  init?(_ interface: NetworkInterface, queues: Int) {
    guard interface.type == .bridge || interface.type == .ethernet else { return nil }
    name = interface.target?.dev ?? Self.template
    self.queues = queues
    hasHeader = Self.knowsHeader(interface.model?.type)
    device = interface.backend?.tap ?? "/dev/net/tun"
    isForeign = interface.type == .ethernet && interface.target?.managed == .no
    address = Self.address(for: interface.mac?.address ?? .random())
    bridge = interface.type == .bridge ? interface.source?.bridge ?? "" : nil
    isIsolated = interface.port?.isolated == .yes
    mtu = interface.mtu?.size
    script = interface.script?.path
    downScript = interface.downscript?.path
  }

  /// The names that the kernel makes up.
  static let template = "vnet%d"

  /// Cards that can leave checksums and lengths to who receives a packet.
  private static func knowsHeader(_ model: String?) -> Bool {
    guard let model else { return false }
    return model.hasPrefix("virtio") || ["e1000e", "igb", "vmxnet3"].contains(model)
  }

  /// A bridge takes the lowest address of its ports for its own, and must not change with each guest: so a high one.
  private static func address(for guest: MACAddress) -> MACAddress {
    let first: UInt64 = guest.bytes.first == 0xFE ? 0xFA : 0xFE
    return MACAddress(value: guest.value & 0xFF_FFFF_FFFF | first << 40)
  }
}

extension TapPlan {
  /// Makes the tap and sets it up. Blocks for as long as the kernel's lock of its network does.
  ///
  /// - Throws: `systemError` with the device and the kernel's reason, `configUnsupported` for a tap of the user's that
  ///   is not there. There is no tap then.
  func make() throws(VirtError) -> TapDevice {
    if isForeign, name == Self.template || !NetworkLink(name).exists {
      throw VirtError(
        .configUnsupported,
        name == Self.template
          ? "an interface with <target managed='no'/> names the tap that is there already"
          : "the tap '\(name)' of an interface with <target managed='no'/> is not there")
    }
    if let bridge, !NetworkLink(bridge).exists {
      throw VirtError(.systemError, "there is no bridge '\(bridge)' for the interface", causes: ["No such device"])
    }
    let tap = try TapDevice.open(name: name, queues: queues, hasHeader: hasHeader, device: device)
    if !isForeign { try tap.link.setAddress(address) }
    if let mtu {
      try tap.link.setMTU(mtu)
    } else if let bridge {
      let size = try NetworkLink(bridge).mtu()
      if try tap.link.mtu() != size { try tap.link.setMTU(size) }
    }
    if let bridge { try tap.link.join(bridge: NetworkLink(bridge)) }
    if isIsolated { try tap.link.isolate() }
    if !isForeign { try tap.link.setUp(true) }
    return tap
  }
}
