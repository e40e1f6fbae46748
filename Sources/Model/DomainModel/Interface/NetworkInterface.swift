public import DroverCore
public import DroverXML

/// `<interface>`: a network card and what it is joined to.
public struct NetworkInterface: Sendable, Equatable, Device {
  /// `type`.
  public var type: InterfaceType = .user
  /// `managed`.
  public var managed: YesNo?
  /// `trustGuestRxFilters`.
  public var trustGuestRxFilters: YesNo?
  /// `<mac>`.
  public var mac: InterfaceMAC?
  /// `<source>`.
  public var source: InterfaceSource?
  /// `<vlan>`.
  public var vlan: InterfaceVLAN?
  /// `<virtualport>`.
  public var virtualport: InterfaceVirtualPort?
  /// `<bandwidth>`.
  public var bandwidth: InterfaceBandwidth?
  /// `<port>`.
  public var port: InterfacePort?
  /// `<ip>`.
  public var addresses: [InterfaceIP] = []
  /// `<route>`.
  public var routes: [InterfaceRoute] = []
  /// `<portForward>`.
  public var portForwards: [InterfacePortForward] = []
  /// `<script>`.
  public var script: InterfaceScript?
  /// `<downscript>`.
  public var downscript: InterfaceScript?
  /// `<backenddomain>`.
  public var backenddomain: InterfaceNamed?
  /// `<target>`.
  public var target: InterfaceTarget?
  /// `<guest>`.
  public var guest: InterfaceGuest?
  /// `<model>`.
  public var model: InterfaceModel?
  /// `<driver>`.
  public var driver: InterfaceDriver?
  /// `<backend>`.
  public var backend: InterfaceBackend?
  /// `<filterref>`.
  public var filterref: InterfaceFilter?
  /// `<teaming>`.
  public var teaming: InterfaceTeaming?
  /// `<tune>`.
  public var tune: InterfaceTune?
  /// `<link>`.
  public var link: InterfaceLink?
  /// `<mtu>`.
  public var mtu: InterfaceMTU?
  /// `<coalesce>`.
  public var coalesce: InterfaceCoalesce?
  /// Boot order, alias, ROM and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}
}

/// What a network card is joined to.
public enum InterfaceType: String, XMLText, CaseIterable, Hashable {
  /// `user`
  case user
  /// `ethernet`
  case ethernet
  /// `vhostuser`
  case vhostuser
  /// `server`
  case server
  /// `client`
  case client
  /// `mcast`
  case mcast
  /// `network`
  case network
  /// `bridge`
  case bridge
  /// `internal`
  case `internal`
  /// `direct`
  case direct
  /// `hostdev`
  case hostdev
  /// `udp`
  case udp
  /// `vdpa`
  case vdpa
  /// `null`
  case null
  /// `vds`
  case vds
}

/// `<mac>`: the hardware address.
public struct InterfaceMAC: Sendable, Equatable {
  /// `address`.
  public var address: MACAddress = MACAddress(value: 0)
  /// `type`: `generated` | `static`.
  public var type: Kind?
  /// `check`.
  public var check: YesNo?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `generated`
    case generated
    /// `static`
    case `static`
  }
}

/// `<model>`: the network card that the guest sees.
public struct InterfaceModel: Sendable, Equatable {
  /// `type`.
  public var type: String?

  /// An element with nothing in it.
  public init() {}
}

/// An element with a name.
public struct InterfaceNamed: Sendable, Equatable {
  /// `name`.
  public var name: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<script>`: a program that joins the tap device.
public struct InterfaceScript: Sendable, Equatable {
  /// `path`.
  public var path: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<target>`: the tap device.
public struct InterfaceTarget: Sendable, Equatable {
  /// `dev`.
  public var dev: String?
  /// `managed`.
  public var managed: YesNo?

  /// An element with nothing in it.
  public init() {}
}

/// `<guest>`: the name in the guest.
public struct InterfaceGuest: Sendable, Equatable {
  /// `dev`.
  public var dev: String?
  /// `actual`.
  public var actual: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<teaming>`: a pair of cards that stands in for each other in migration.
public struct InterfaceTeaming: Sendable, Equatable {
  /// `type`: `persistent` | `transient`.
  public var type: Kind = .persistent
  /// The alias of the card that stays.
  public var persistent: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `persistent`
    case persistent
    /// `transient`
    case transient
  }
}

/// `<link>`: whether the cable is plugged in.
public struct InterfaceLink: Sendable, Equatable {
  /// `state`: `up` | `down`.
  public var state: State?

  /// An element with nothing in it.
  public init() {}

  /// What `state` may be.
  public enum State: String, XMLText, CaseIterable, Hashable {
    /// `up`
    case up
    /// `down`
    case down
  }
}

/// `<mtu>`: the greatest size of a packet.
public struct InterfaceMTU: Sendable, Equatable {
  /// `size`.
  public var size: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<coalesce>`: how many packets one interrupt announces.
public struct InterfaceCoalesce: Sendable, Equatable {
  /// `<rx>`.
  public var rx: InterfaceCoalesceDirection?

  /// An element with nothing in it.
  public init() {}
}

/// `<rx>`
public struct InterfaceCoalesceDirection: Sendable, Equatable {
  /// `<frames>`.
  public var frames: InterfaceCoalesceFrames?

  /// An element with nothing in it.
  public init() {}
}

/// `<frames>`
public struct InterfaceCoalesceFrames: Sendable, Equatable {
  /// `max`.
  public var max: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<tune>`: the tap device's buffer.
public struct InterfaceTune: Sendable, Equatable {
  /// Bytes.
  public var sndbuf: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<port>`: the port of the bridge.
public struct InterfacePort: Sendable, Equatable {
  /// `isolated`.
  public var isolated: YesNo?

  /// An element with nothing in it.
  public init() {}
}
