public import DroverCore
import LibvirtWire

/// Which of a domain's definitions a change is for.
public struct ChangeScope: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// The running guest.
  public static let live = ChangeScope(rawValue: 1)
  /// The next start.
  public static let config = ChangeScope(rawValue: 2)
}

extension Domain {
  /// Changes how much memory the guest has, in KiB.
  ///
  /// - Parameters:
  ///   - scope: empty: what counts now.
  ///   - isMaximum: the most that it can have instead; of a domain that does not run.
  /// - Throws: `invalidArg` for more than it can have, `operationInvalid` without a balloon.
  public func setMemory(
    kibibytes: UInt64, scope: ChangeScope = [], isMaximum: Bool = false
  ) async throws(VirtError) {
    try await connection.call(
      .domainSetMemoryFlags,
      Remote.DomainSetMemoryFlagsArguments(
        domain: reference, memory: kibibytes, flags: scope.rawValue | (isMaximum ? 4 : 0)))
  }

  /// Changes how many virtual CPUs the guest has.
  ///
  /// - Parameters:
  ///   - isMaximum: how many it can have instead; of the next start.
  ///   - byAgent: how many the guest uses of those that it has.
  /// - Throws: `invalidArg` for more than it can have.
  public func setVirtualCPUs(
    _ count: UInt32, scope: ChangeScope = [], isMaximum: Bool = false, byAgent: Bool = false
  ) async throws(VirtError) {
    try await connection.call(
      .domainSetVCPUsFlags,
      Remote.DomainSetVCPUsFlagsArguments(
        domain: reference, vcpus: count, flags: scope.rawValue | (isMaximum ? 4 : 0) | (byAgent ? 8 : 0)))
  }

  /// Presses keys together.
  ///
  /// - Parameters:
  ///   - hold: milliseconds; 0: as long as QEMU does.
  ///   - codeSet: what the numbers are (`virKeycodeSet`); 0: Linux's codes (`linux/input-event-codes.h`).
  /// - Throws: `invalidArg` for a key that there is not.
  public func sendKey(_ keys: [UInt32], hold: UInt32 = 0, codeSet: UInt32 = 0) async throws(VirtError) {
    try await connection.call(
      .domainSendKey,
      Remote.DomainSendKeyArguments(domain: reference, codeset: codeSet, holdtime: hold, keycodes: keys, flags: 0))
  }

  /// Raises a non-maskable interrupt.
  public func injectNMI() async throws(VirtError) {
    try await connection.call(.domainInjectNMI, Remote.DomainInjectNMIArguments(domain: reference, flags: 0))
  }

  /// Wakes a guest that suspended itself.
  public func wakeUp() async throws(VirtError) {
    try await connection.call(.domainPMWakeup, Remote.DomainPMWakeupArguments(domain: reference, flags: 0))
  }

  /// Gives up the job that the domain is at.
  ///
  /// - Throws: `operationInvalid` when there is none that can be given up.
  public func abortJob() async throws(VirtError) {
    try await connection.call(.domainAbortJob, Remote.DomainAbortJobArguments(domain: reference))
  }
}
