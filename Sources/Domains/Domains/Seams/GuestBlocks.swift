public import DomainModel
public import DroverCore

/// The disks of a guest, as far as they change while it runs. Implemented by `QEMUProcess`.
public protocol GuestBlocks: AnyObject, Sendable {
  /// Sets all limits of a disk, by the alias of its device; what is nil has no limit.
  func setLimits(_ limits: DiskIOTune, ofDisk alias: String) async throws(VirtError)
  /// Changes the size of a disk, in bytes.
  func resizeDisk(_ alias: String, bytes: UInt64) async throws(VirtError)
  /// Tells, once, when a node of the block layer was written to beyond a place, in bytes; 0: not any more.
  func setThreshold(_ bytes: UInt64, ofNode node: String) async throws(VirtError)
  /// Puts another medium into a drive, or takes out the one that is in it.
  ///
  /// When it fails, the drive has the medium that it had. Errors: `systemError` for a file that is not there,
  /// `operationFailed` when the guest holds the tray shut.
  func changeMedium(_ change: MediumChange) async throws(VirtError)
}

/// Another medium for a drive.
public struct MediumChange: Sendable {
  /// The definition of the running guest, with the drive as it is now.
  public var definition: DomainDefinition
  /// The drive now, and afterwards: with numbers for its images; without a source it is empty.
  public var before: Disk, after: Disk
  /// Whether the tray is opened even if the guest holds it shut.
  public var isForced: Bool

  /// Makes a change.
  public init(in definition: DomainDefinition, from before: Disk, to after: Disk, isForced: Bool) {
    self.definition = definition
    self.before = before
    self.after = after
    self.isForced = isForced
  }
}

extension GuestBlocks {
  private var unable: VirtError { VirtError(.operationUnsupported, "the disks of this guest cannot be changed") }

  /// A guest whose disks stay as they are.
  public func setLimits(_ limits: DiskIOTune, ofDisk alias: String) async throws(VirtError) { throw unable }
  /// A guest whose disks stay as they are.
  public func resizeDisk(_ alias: String, bytes: UInt64) async throws(VirtError) { throw unable }
  /// A guest whose disks stay as they are.
  public func setThreshold(_ bytes: UInt64, ofNode node: String) async throws(VirtError) { throw unable }
  /// A guest whose disks stay as they are.
  public func changeMedium(_ change: MediumChange) async throws(VirtError) { throw unable }
}
