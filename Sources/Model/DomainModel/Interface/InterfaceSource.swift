public import DroverCore
public import DroverXML

/// `<source>` of a network card: what it is joined to.
public struct InterfaceSource: Sendable, Equatable {
  /// `network`.
  public var network: String?
  /// `portgroup`.
  public var portgroup: String?
  /// `portid`.
  public var portid: UUID?
  /// `bridge`.
  public var bridge: String?
  /// `dev`.
  public var dev: String?
  /// Of a macvtap device or a vhost-user socket.
  public var mode: Mode?
  /// `type`: `unix`.
  public var socketType: SocketType?
  /// `path`.
  public var path: String?
  /// `name`.
  public var name: String?
  /// Of a socket.
  public var address: String?
  /// `port`.
  public var port: UInt32?
  /// `switchid`.
  public var switchid: UUID?
  /// `portgroupid`.
  public var portgroupid: String?
  /// `connectionid`.
  public var connectionid: String?
  /// `<reconnect>`.
  public var reconnect: CharacterReconnect?
  /// `<local>`.
  public var local: InterfaceLocal?
  /// The PCI device that is given away.
  public var hostAddress: HostPCIAddress?
  /// `<ip>`.
  public var addresses: [InterfaceIP] = []
  /// `<route>`.
  public var routes: [InterfaceRoute] = []

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `vepa`
    case vepa
    /// `private`
    case `private`
    /// `bridge`
    case bridge
    /// `passthrough`
    case passthrough
    /// `server`
    case server
    /// `client`
    case client
  }

  /// What `type` may be.
  public enum SocketType: String, XMLText, CaseIterable, Hashable {
    /// `unix`
    case unix
  }
}

/// `<local>`: the own end of a UDP tunnel.
public struct InterfaceLocal: Sendable, Equatable {
  /// `address`.
  public var address: String?
  /// `port`.
  public var port: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<ip>`: an address.
public struct InterfaceIP: Sendable, Equatable {
  /// `address`.
  public var address: String = ""
  /// `family`: `ipv4` | `ipv6`.
  public var family: Family?
  /// `prefix`.
  public var prefix: UInt32?
  /// `peer`.
  public var peer: String?

  /// An element with nothing in it.
  public init() {}

  /// What `family` may be.
  public enum Family: String, XMLText, CaseIterable, Hashable {
    /// `ipv4`
    case ipv4
    /// `ipv6`
    case ipv6
  }
}

/// `<route>`: a way to a network.
public struct InterfaceRoute: Sendable, Equatable {
  /// `family`: `ipv4` | `ipv6`.
  public var family: Family?
  /// `address`.
  public var address: String?
  /// `netmask`.
  public var netmask: String?
  /// `prefix`.
  public var prefix: UInt32?
  /// `gateway`.
  public var gateway: String?
  /// `metric`.
  public var metric: UInt32?

  /// An element with nothing in it.
  public init() {}

  /// What `family` may be.
  public enum Family: String, XMLText, CaseIterable, Hashable {
    /// `ipv4`
    case ipv4
    /// `ipv6`
    case ipv6
  }
}

/// `<virtualport>`: the profile of a switch.
public struct InterfaceVirtualPort: Sendable, Equatable {
  /// `type`: `none` | `802.1Qbg` | `802.1Qbh` | `openvswitch` | `midonet`.
  public var type: Kind?
  /// `<parameters>`.
  public var parameters: InterfaceVirtualPortParameters?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `802.1Qbg`
    case v8021Qbg = "802.1Qbg"
    /// `802.1Qbh`
    case v8021Qbh = "802.1Qbh"
    /// `openvswitch`
    case openvswitch
    /// `midonet`
    case midonet
  }
}

/// `<parameters>` of a port profile.
public struct InterfaceVirtualPortParameters: Sendable, Equatable {
  /// `managerid`.
  public var managerid: UInt32?
  /// `typeid`.
  public var typeid: UInt32?
  /// `typeidversion`.
  public var typeidversion: UInt32?
  /// `instanceid`.
  public var instanceid: UUID?
  /// `interfaceid`.
  public var interfaceid: UUID?
  /// `profileid`.
  public var profileid: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<vlan>`: the tags of its packets.
public struct InterfaceVLAN: Sendable, Equatable {
  /// `trunk`.
  public var trunk: YesNo?
  /// `<tag>`.
  public var tags: [InterfaceVLANTag] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<tag>`: one VLAN.
public struct InterfaceVLANTag: Sendable, Equatable {
  /// `id`.
  public var id: UInt32 = 0
  /// `nativeMode`: `tagged` | `untagged`.
  public var nativeMode: NativeMode?

  /// An element with nothing in it.
  public init() {}

  /// What `nativeMode` may be.
  public enum NativeMode: String, XMLText, CaseIterable, Hashable {
    /// `tagged`
    case tagged
    /// `untagged`
    case untagged
  }
}

/// `<filterref>`: the packet filter.
public struct InterfaceFilter: Sendable, Equatable {
  /// `filter`.
  public var filter: String = ""
  /// `<parameter>`.
  public var parameters: [InterfaceFilterParameter] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<parameter>` of a filter.
public struct InterfaceFilterParameter: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// `value`.
  public var value: String = ""

  /// An element with nothing in it.
  public init() {}
}

/// `<bandwidth>`: limits of its traffic.
public struct InterfaceBandwidth: Sendable, Equatable {
  /// `<inbound>`.
  public var inbound: InterfaceRate?
  /// `<outbound>`.
  public var outbound: InterfaceRate?

  /// An element with nothing in it.
  public init() {}
}

/// A limit of traffic in one direction, KiB per second and KiB.
public struct InterfaceRate: Sendable, Equatable {
  /// `average`.
  public var average: UInt64?
  /// `peak`.
  public var peak: UInt64?
  /// `floor`.
  public var floor: UInt64?
  /// `burst`.
  public var burst: UInt64?

  /// An element with nothing in it.
  public init() {}
}
