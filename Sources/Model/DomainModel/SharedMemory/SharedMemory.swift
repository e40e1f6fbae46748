public import DroverXML

/// `<shmem>`: memory that several guests share.
public struct SharedMemory: Sendable, Equatable, Device {
  /// `name`.
  public var name: String = ""
  /// `role`: `master` | `peer`.
  public var role: Role?
  /// `<model>`.
  public var model: SharedMemoryModel?
  /// `<size>`.
  public var size: SizedAmount?
  /// `<server>`.
  public var server: SharedMemoryServer?
  /// `<msi>`.
  public var msi: SharedMemoryInterrupts?
  /// Alias and address.
  public var info = DeviceInfo()

  /// An element with nothing in it.
  public init() {}

  /// What `role` may be.
  public enum Role: String, XMLText, CaseIterable, Hashable {
    /// `master`
    case master
    /// `peer`
    case peer
  }
}

/// `<model>` of shared memory.
public struct SharedMemoryModel: Sendable, Equatable {
  /// `type`: `ivshmem` | `ivshmem-plain` | `ivshmem-doorbell`.
  public var type: Kind = .ivshmem

  /// An element with nothing in it.
  public init() {}

  /// What `type` may be.
  public enum Kind: String, XMLText, CaseIterable, Hashable {
    /// `ivshmem`
    case ivshmem
    /// `ivshmem-plain`
    case ivshmemPlain = "ivshmem-plain"
    /// `ivshmem-doorbell`
    case ivshmemDoorbell = "ivshmem-doorbell"
  }
}

/// `<server>`: the program that joins the guests.
public struct SharedMemoryServer: Sendable, Equatable {
  /// `path`.
  public var path: String?

  /// An element with nothing in it.
  public init() {}
}

/// `<msi>`: interrupts between the guests.
public struct SharedMemoryInterrupts: Sendable, Equatable {
  /// `vectors`.
  public var vectors: UInt32?
  /// `ioeventfd`.
  public var ioeventfd: OnOff?

  /// An element with nothing in it.
  public init() {}
}
