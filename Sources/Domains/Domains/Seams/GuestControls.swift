public import DroverCore

/// What a running guest's machine can be told beside its life. Implemented by `QEMUProcess`.
public protocol GuestControls: AnyObject, Sendable {
  /// Raises a non-maskable interrupt.
  func injectNMI() async throws(VirtError)
  /// Presses keys together, and lets go of them.
  ///
  /// - Parameters:
  ///   - keys: QEMU's numbers (`qnum`): scan codes of set 1, with 0x80 added to those that an 0xE0 leads in.
  ///   - hold: for how long; nil: as long as QEMU does.
  func press(keys: [UInt32], hold: Duration?) async throws(VirtError)
  /// Asks the balloon for a size of memory; the driver in the guest obeys, or not.
  func setMemory(kibibytes: UInt64) async throws(VirtError)
  /// Whether the machine ends at a reboot of its guest, instead of beginning again.
  func setEndsOnReboot(_ ends: Bool) async throws(VirtError)
}

extension GuestControls {
  private var unable: VirtError { VirtError(.operationUnsupported, "this guest cannot be told that") }

  /// A guest that cannot be told.
  public func injectNMI() async throws(VirtError) { throw unable }
  /// A guest that cannot be told.
  public func press(keys: [UInt32], hold: Duration?) async throws(VirtError) { throw unable }
  /// A guest that cannot be told.
  public func setMemory(kibibytes: UInt64) async throws(VirtError) { throw unable }
  /// A guest that cannot be told.
  public func setEndsOnReboot(_ ends: Bool) async throws(VirtError) { throw unable }
}
