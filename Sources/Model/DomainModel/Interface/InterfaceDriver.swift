public import DroverXML

/// `<driver>` of a network card.
public struct InterfaceDriver: Sendable, Equatable {
  /// `name`: `qemu` | `vhost` | `vfio` | `kvm` | `xen`.
  public var name: Name?
  /// `model`.
  public var model: String?
  /// `txmode`: `iothread` | `timer`.
  public var txmode: Txmode?
  /// `ioeventfd`.
  public var ioeventfd: OnOff?
  /// `event_idx`.
  public var eventIdx: OnOff?
  /// `queues`.
  public var queues: UInt32?
  /// `rx_queue_size`.
  public var rxQueueSize: UInt32?
  /// `tx_queue_size`.
  public var txQueueSize: UInt32?
  /// `rss`.
  public var rss: OnOff?
  /// `rss_hash_report`.
  public var rssHashReport: OnOff?
  /// Whether the device goes through an IOMMU.
  public var iommu: OnOff?
  /// Whether the device uses address translation services.
  public var ats: OnOff?
  /// Whether packed virtqueues are used.
  public var packed: OnOff?
  /// Whether each virtqueue has a notification page of its own.
  public var pagePerVq: OnOff?
  /// `<host>`.
  public var host: InterfaceHostOffload?
  /// `<guest>`.
  public var guest: InterfaceGuestOffload?

  /// An element with nothing in it.
  public init() {}

  /// What `name` may be.
  public enum Name: String, XMLText, CaseIterable, Hashable {
    /// `qemu`
    case qemu
    /// `vhost`
    case vhost
    /// `vfio`
    case vfio
    /// `kvm`
    case kvm
    /// `xen`
    case xen
  }

  /// What `txmode` may be.
  public enum Txmode: String, XMLText, CaseIterable, Hashable {
    /// `iothread`
    case iothread
    /// `timer`
    case timer
  }
}

/// `<host>`: what the host computes for the guest.
public struct InterfaceHostOffload: Sendable, Equatable {
  /// `csum`.
  public var csum: OnOff?
  /// `gso`.
  public var gso: OnOff?
  /// `tso4`.
  public var tso4: OnOff?
  /// `tso6`.
  public var tso6: OnOff?
  /// `ecn`.
  public var ecn: OnOff?
  /// `ufo`.
  public var ufo: OnOff?
  /// `mrg_rxbuf`.
  public var mrgRxbuf: OnOff?

  /// An element with nothing in it.
  public init() {}
}

/// `<guest>`: what the guest computes itself.
public struct InterfaceGuestOffload: Sendable, Equatable {
  /// `csum`.
  public var csum: OnOff?
  /// `tso4`.
  public var tso4: OnOff?
  /// `tso6`.
  public var tso6: OnOff?
  /// `ecn`.
  public var ecn: OnOff?
  /// `ufo`.
  public var ufo: OnOff?

  /// An element with nothing in it.
  public init() {}
}

/// `<backend>`: the program or device behind the card.
public struct InterfaceBackend: Sendable, Equatable {
  /// `type`: `default` | `passt`.
  public var type: Kind?
  /// `tap`.
  public var tap: String?
  /// `vhost`.
  public var vhost: String?
  /// `logFile`.
  public var logFile: String?
  /// `hostname`.
  public var hostname: String?
  /// `fqdn`.
  public var fqdn: String?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `default`
    case `default`
    /// `passt`
    case passt
  }
}

/// `<portForward>`: ports of the host that lead to the guest.
public struct InterfacePortForward: Sendable, Equatable {
  /// `proto`: `tcp` | `udp`.
  public var proto: Proto = .tcp
  /// `address`.
  public var address: String?
  /// `dev`.
  public var dev: String?
  /// `<range>`.
  public var ranges: [InterfacePortRange] = []

  /// An element with nothing in it.
  public init() {}

  /// What `proto` may be.
  public enum Proto: String, XMLText, CaseIterable, Hashable {
    /// `tcp`
    case tcp
    /// `udp`
    case udp
  }
}

/// `<range>` of ports.
public struct InterfacePortRange: Sendable, Equatable {
  /// `start`.
  public var start: UInt32?
  /// `end`.
  public var end: UInt32?
  /// `to`.
  public var to: UInt32?
  /// `exclude`.
  public var exclude: YesNo?

  /// An element with nothing in it.
  public init() {}
}
