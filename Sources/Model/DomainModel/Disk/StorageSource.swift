public import DroverXML

/// The format of an image.
public enum StorageFormat: String, XMLText, CaseIterable, Hashable {
  /// `raw`
  case raw
  /// `dir`
  case dir
  /// `bochs`
  case bochs
  /// `cloop`
  case cloop
  /// `dmg`
  case dmg
  /// `iso`
  case iso
  /// `vpc`
  case vpc
  /// `vdi`
  case vdi
  /// `fat`
  case fat
  /// `vhd`
  case vhd
  /// `ploop`
  case ploop
  /// `cow`
  case cow
  /// `qcow`
  case qcow
  /// `qcow2`
  case qcow2
  /// `qed`
  case qed
  /// `vmdk`
  case vmdk
  /// `none`
  case none
  /// `auto`
  case auto
}

/// How a network disk is reached.
public enum StorageProtocol: String, XMLText, CaseIterable, Hashable {
  /// `nbd`
  case nbd
  /// `rbd`
  case rbd
  /// `sheepdog`
  case sheepdog
  /// `gluster`
  case gluster
  /// `iscsi`
  case iscsi
  /// `http`
  case http
  /// `https`
  case https
  /// `ftp`
  case ftp
  /// `ftps`
  case ftps
  /// `tftp`
  case tftp
  /// `ssh`
  case ssh
  /// `vxhs`
  case vxhs
  /// `nfs`
  case nfs
}

/// `<source>` of a disk: where the bytes lie.
public struct StorageSource: Sendable, Equatable {
  /// The path of an image.
  public var file: String?
  /// The path of a block device.
  public var dev: String?
  /// The path of a folder.
  public var dir: String?
  /// `protocol`.
  public var `protocol`: StorageProtocol?
  /// What the server calls it.
  public var name: String?
  /// The part of an address after the question mark.
  public var query: String?
  /// `tls`.
  public var tls: YesNo?
  /// `tlsHostname`.
  public var tlsHostname: String?
  /// The storage pool.
  public var pool: String?
  /// The volume in the pool.
  public var volume: String?
  /// Whether an iSCSI volume is reached through the host.
  public var mode: Mode?
  /// How a vhost-user server or a host's NVMe device is reached.
  public var socketType: SocketType?
  /// The socket of a vhost-user server.
  public var path: String?
  /// `managed`.
  public var managed: YesNo?
  /// `namespace`.
  public var namespace: UInt32?
  /// `fdgroup`.
  public var fdgroup: String?
  /// `startupPolicy`: `mandatory` | `requisite` | `optional`.
  public var startupPolicy: StartupPolicy?
  /// `index`.
  public var index: UInt32?
  /// `<host>`.
  public var hosts: [StorageHost] = []
  /// `<snapshot>`.
  public var snapshot: StorageNamed?
  /// `<config>`.
  public var config: StorageFile?
  /// `<initiator>`.
  public var initiator: ISCSIInitiator?
  /// `<ssl>`.
  public var ssl: StorageSSL?
  /// `<cookies>`.
  public var cookies: StorageCookies?
  /// `<readahead>`.
  public var readahead: StorageSize?
  /// `<timeout>`.
  public var timeout: StorageTimeout?
  /// `<reconnect>`.
  public var reconnect: StorageReconnect?
  /// `<knownHosts>`.
  public var knownHosts: StoragePath?
  /// `<identity>`.
  public var identity: StorageIdentity?
  /// `<slices>`.
  public var slices: StorageSlices?
  /// `<address>`.
  public var address: StorageNVMeAddress?
  /// `<seclabel>`.
  public var securityLabels: [DeviceSecurityLabel] = []
  /// `<auth>`.
  public var auth: StorageAuth?
  /// `<reservations>`.
  public var reservations: StorageReservations?
  /// `<encryption>`.
  public var encryption: StorageEncryption?
  /// One at most.
  public var dataStores: [StorageDataStore] = []

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `host`
    case host
    /// `direct`
    case direct
  }

  /// What `type` may be.
  public enum SocketType: String, XMLText, CaseIterable, Hashable {
    /// `unix`
    case unix
    /// `pci`
    case nvmePCI = "pci"
  }

  /// What `startupPolicy` may be.
  public enum StartupPolicy: String, XMLText, CaseIterable, Hashable {
    /// `mandatory`
    case mandatory
    /// `requisite`
    case requisite
    /// `optional`
    case optional
  }
}

/// `<host>`: one server.
public struct StorageHost: Sendable, Equatable {
  /// `transport`: `tcp` | `unix` | `rdma`.
  public var transport: Transport?
  /// `name`.
  public var name: String?
  /// `port`.
  public var port: String?
  /// `socket`.
  public var socket: String?

  /// An element with nothing in it.
  public init() {}

  /// What `transport` may be.
  public enum Transport: String, XMLText, CaseIterable, Hashable {
    /// `tcp`
    case tcp
    /// `unix`
    case unix
    /// `rdma`
    case rdma
  }
}

/// An element with a name.
public struct StorageNamed: Sendable, Equatable {
  /// `name`.
  public var name: String?

  /// An element with nothing in it.
  public init() {}
}

/// An element with a file.
public struct StorageFile: Sendable, Equatable {
  /// `file`.
  public var file: String?

  /// An element with nothing in it.
  public init() {}
}

/// An element with a path.
public struct StoragePath: Sendable, Equatable {
  /// `path`.
  public var path: String?

  /// An element with nothing in it.
  public init() {}
}

/// An element with a size.
public struct StorageSize: Sendable, Equatable {
  /// `size`.
  public var size: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<ssl>`: whether the server's certificate is checked.
public struct StorageSSL: Sendable, Equatable {
  /// `verify`.
  public var verify: YesNo?

  /// An element with nothing in it.
  public init() {}
}

/// `<timeout>`: seconds.
public struct StorageTimeout: Sendable, Equatable {
  /// `seconds`.
  public var seconds: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<reconnect>`: how long a lost server is looked for.
public struct StorageReconnect: Sendable, Equatable {
  /// `enabled`.
  public var enabled: YesNo?
  /// Seconds.
  public var timeout: UInt32?
  /// Seconds.
  public var delay: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<identity>`: who reads at an NFS or SSH server.
public struct StorageIdentity: Sendable, Equatable {
  /// `user`.
  public var user: String?
  /// `group`.
  public var group: String?
  /// `username`.
  public var username: String?
  /// `keyfile`.
  public var keyfile: String?
  /// `agentsock`.
  public var agentsock: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<initiator>`: the name that the client gives itself.
public struct ISCSIInitiator: Sendable, Equatable {
  /// `<iqn>`.
  public var iqn: StorageNamed?

  /// An element with nothing in it.
  public init() {}
}

/// `<cookies>`: what is sent to a web server.
public struct StorageCookies: Sendable, Equatable {
  /// `<cookie>`.
  public var cookies: [StorageCookie] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<cookie>`: one name and value.
public struct StorageCookie: Sendable, Equatable {
  /// `name`.
  public var name: String = ""
  /// The text.
  public var value: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<slices>`: the part of a file that is the disk.
public struct StorageSlices: Sendable, Equatable {
  /// `<slice>`.
  public var slices: [StorageSlice] = []

  /// An element with nothing in it.
  public init() {}
}

/// `<slice>`: one part, in bytes.
public struct StorageSlice: Sendable, Equatable {
  /// `type`.
  public var type: String?
  /// `offset`.
  public var offset: UInt64?
  /// `size`.
  public var size: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<address>` of a host's NVMe device.
public struct StorageNVMeAddress: Sendable, Equatable {
  /// `domain`.
  public var domain: XMLHexNumber<FourDigits>?
  /// `bus`.
  public var bus: XMLHexNumber<TwoDigits>?
  /// `slot`.
  public var slot: XMLHexNumber<TwoDigits>?
  /// `function`.
  public var function: XMLHexNumber<OneDigit>?

  /// An element with nothing in it.
  public init() {}
}

/// `<reservations>`: who handles SCSI persistent reservations.
public struct StorageReservations: Sendable, Equatable {
  /// `managed`.
  public var managed: YesNo?
  /// `migration`.
  public var migration: YesNo?
  /// `<source>`.
  public var source: StorageReservationsSource?

  /// An element with nothing in it.
  public init() {}
}

/// `<source>` of reservations: the socket of the helper.
public struct StorageReservationsSource: Sendable, Equatable {
  /// `type`.
  public var type: String?
  /// `path`.
  public var path: String?
  /// `mode`.
  public var mode: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<dataStore>`: the file that holds the data of a qcow2 image.
public struct StorageDataStore: Sendable, Equatable {
  /// `type`.
  public var type: StorageType?
  /// `<format>`.
  public var format: BackingFormat?
  /// `<source>`.
  public var source: StorageSource?

  /// An element with nothing in it.
  public init() {}
}
