public import DomainModel
public import DroverCore

/// What the files of disks are asked for while no QEMU has them open. Implemented by `QEMUProcess`.
public protocol ImageInspection: Sendable {
  /// The sizes of an image on this host. What lies on a server that does not answer has a deadline.
  ///
  /// Errors: `systemError` for what cannot be opened, `operationTimeout`.
  func imageSizes(path: String, format: StorageFormat?) async throws(VirtError) -> ImageSizes

  /// Whether a file lies where other hosts have it too: on a file system of a network or a cluster. What does not answer
  /// in time does not.
  func isShared(_ path: String) async -> Bool
}

/// The sizes of an image, in bytes.
public struct ImageSizes: Hashable, Sendable {
  /// What the guest sees, what is taken on the host, and how long the file or device is.
  public var capacity: UInt64, allocation: UInt64, physical: UInt64

  /// Makes a record.
  public init(capacity: UInt64, allocation: UInt64, physical: UInt64) {
    self.capacity = capacity
    self.allocation = allocation
    self.physical = physical
  }
}

extension ImageInspection {
  /// A hypervisor that opens no files.
  public func isShared(_ path: String) async -> Bool { false }

  /// A hypervisor that opens no files.
  public func imageSizes(path: String, format: StorageFormat?) async throws(VirtError) -> ImageSizes {
    throw VirtError(.operationUnsupported, "images cannot be looked at")
  }
}
