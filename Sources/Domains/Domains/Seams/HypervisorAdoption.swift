public import DroverCore

/// What Domains asks of QEMU about guests that another manager left running.
public protocol HypervisorAdoption: Sendable {
  /// What libvirt wrote down of the guest that a process is; nil for a process of which it wrote nothing.
  ///
  /// Nothing is changed, neither at the process nor in libvirt's files. Errors: `operationInvalid` while libvirt's
  /// daemon lives, which manages the guest; `internalError` for a state that cannot be read.
  func guestLeft(byLibvirt pid: Int32) async throws(VirtError) -> LeftGuest?
}

extension HypervisorAdoption {
  /// None: for a hypervisor that knows no other manager.
  public func guestLeft(byLibvirt pid: Int32) async throws(VirtError) -> LeftGuest? { nil }
}

/// A guest that another manager left running.
public struct LeftGuest: Sendable {
  /// What it was doing, its process, its live definition with aliases and addresses. Its number is the other manager's.
  public var record: LiveRecord
  /// The definition that the other manager would start next time; nil for a guest that it does not keep.
  public var persistentXML: String?

  /// Makes a record.
  public init(record: LiveRecord, persistentXML: String? = nil) {
    self.record = record
    self.persistentXML = persistentXML
  }
}
