public import DroverXML

/// `<filesystem>`: a folder of the host in the guest.
public struct Filesystem: Sendable, Equatable, Device {
  /// `type`: `mount` | `block` | `file` | `template` | `ram` | `bind` | `volume`.
  public var type: Kind = .mount
  /// `accessmode`: `passthrough` | `mapped` | `squash`.
  public var accessmode: Accessmode?
  /// `model`.
  public var model: VirtioModel?
  /// `multidevs`: `default` | `remap` | `forbid` | `warn`.
  public var multidevs: Multidevs?
  /// `fmode`.
  public var fmode: FileMode?
  /// `dmode`.
  public var dmode: FileMode?
  /// `<driver>`.
  public var driver: FilesystemDriver?
  /// `<binary>`.
  public var binary: FilesystemBinary?
  /// `<idmap>`.
  public var idmap: IDMap?
  /// `<source>`.
  public var source: FilesystemSource?
  /// `<target>`.
  public var target: FilesystemTarget?
  /// Whether `<readonly/>` stands there.
  public var readonly = false
  /// `<space_hard_limit>`.
  public var spaceHardLimit: SizedAmount?
  /// `<space_soft_limit>`.
  public var spaceSoftLimit: SizedAmount?
  /// Boot order, alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `mount`
    case mount
    /// `block`
    case block
    /// `file`
    case file
    /// `template`
    case template
    /// `ram`
    case ram
    /// `bind`
    case bind
    /// `volume`
    case volume
  }

  /// What `accessmode` may be.
  public enum Accessmode: String, XMLText, CaseIterable, Hashable {
    /// `passthrough`
    case passthrough
    /// `mapped`
    case mapped
    /// `squash`
    case squash
  }

  /// What `multidevs` may be.
  public enum Multidevs: String, XMLText, CaseIterable, Hashable {
    /// `default`
    case `default`
    /// `remap`
    case remap
    /// `forbid`
    case forbid
    /// `warn`
    case warn
  }
}

/// `<driver>` of a file system.
public struct FilesystemDriver: Sendable, Equatable {
  /// `type`: `path` | `handle` | `loop` | `nbd` | `ploop` | `virtiofs` | `mtp`.
  public var type: Kind?
  /// `format`.
  public var format: StorageFormat?
  /// `name`.
  public var name: String?
  /// `wrpolicy`: `immediate`.
  public var wrpolicy: Wrpolicy?
  /// `queue`.
  public var queue: UInt64?
  /// Whether the device goes through an IOMMU.
  public var iommu: OnOff?
  /// Whether the device uses address translation services.
  public var ats: OnOff?
  /// Whether packed virtqueues are used.
  public var packed: OnOff?
  /// Whether each virtqueue has a notification page of its own.
  public var pagePerVq: OnOff?

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `path`
    case path
    /// `handle`
    case handle
    /// `loop`
    case loop
    /// `nbd`
    case nbd
    /// `ploop`
    case ploop
    /// `virtiofs`
    case virtiofs
    /// `mtp`
    case mtp
  }

  /// What `wrpolicy` may be.
  public enum Wrpolicy: String, XMLText, CaseIterable, Hashable {
    /// `immediate`
    case immediate
  }
}

/// `<binary>`: the virtiofsd that serves.
public struct FilesystemBinary: Sendable, Equatable {
  /// `path`.
  public var path: String?
  /// `xattr`.
  public var xattr: OnOff?
  /// `<cache>`.
  public var cache: FilesystemCache?
  /// `<sandbox>`.
  public var sandbox: FilesystemSandbox?
  /// `<lock>`.
  public var lock: FilesystemLock?
  /// `<thread_pool>`.
  public var threadPool: FilesystemThreadPool?
  /// `<openfiles>`.
  public var openfiles: FilesystemOpenFiles?

  /// An element with nothing in it.
  public init() {}
}

/// `<cache>`: how virtiofsd caches.
public struct FilesystemCache: Sendable, Equatable {
  /// `mode`: `none` | `always`.
  public var mode: Mode?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `none`
    case none
    /// `always`
    case always
  }
}

/// `<sandbox>`: how virtiofsd shuts itself in.
public struct FilesystemSandbox: Sendable, Equatable {
  /// `mode`: `namespace` | `chroot`.
  public var mode: Mode?

  /// An element with nothing in it.
  public init() {}

  /// What `mode` may be.
  public enum Mode: String, XMLText, CaseIterable, Hashable {
    /// `namespace`
    case namespace
    /// `chroot`
    case chroot
  }
}

/// `<lock>`: which locks reach the host.
public struct FilesystemLock: Sendable, Equatable {
  /// `posix`.
  public var posix: OnOff?
  /// `flock`.
  public var flock: OnOff?

  /// An element with nothing in it.
  public init() {}
}

/// `<thread_pool>`: how many threads serve.
public struct FilesystemThreadPool: Sendable, Equatable {
  /// `size`.
  public var size: UInt32?

  /// An element with nothing in it.
  public init() {}
}

/// `<openfiles>`: how many files may be open.
public struct FilesystemOpenFiles: Sendable, Equatable {
  /// `max`.
  public var max: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<source>`: the folder, or the socket of a server.
public struct FilesystemSource: Sendable, Equatable {
  /// `dir`.
  public var dir: String?
  /// `file`.
  public var file: String?
  /// `dev`.
  public var dev: String?
  /// `name`.
  public var name: String?
  /// `pool`.
  public var pool: String?
  /// `volume`.
  public var volume: String?
  /// `socket`.
  public var socket: String?
  /// `usage`.
  public var usage: UInt64?

  /// An element with nothing in it.
  public init() {}
}

/// `<target>`: the tag by which the guest mounts it.
public struct FilesystemTarget: Sendable, Equatable {
  /// `dir`.
  public var dir: String = ""

  /// An element with nothing in it.
  public init() {}
}
