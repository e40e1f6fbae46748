public import DroverCore

extension DomainService {
  /// Stops the CPUs.
  public func suspend(_ domain: DomainReference, caller: Caller) async throws(VirtError) { throw VirtError(.noSupport) }
  /// Sets the CPUs going.
  public func resume(_ domain: DomainReference, caller: Caller) async throws(VirtError) { throw VirtError(.noSupport) }
  /// Asks the guest to shut down.
  public func shutdown(_ domain: DomainReference, flags: ShutdownFlags, caller: Caller) async throws(VirtError) {
    throw VirtError(.noSupport)
  }
  /// Asks the guest to reboot.
  public func reboot(_ domain: DomainReference, flags: ShutdownFlags, caller: Caller) async throws(VirtError) {
    throw VirtError(.noSupport)
  }
  /// Resets the machine.
  public func reset(_ domain: DomainReference, caller: Caller) async throws(VirtError) { throw VirtError(.noSupport) }
  /// Ends the guest, at once, whatever else goes on. Returns when it is gone and that is written down.
  public func destroy(_ domain: DomainReference, flags: DestroyFlags, caller: Caller) async throws(VirtError) {
    throw VirtError(.noSupport)
  }
  /// Passes a command to QEMU's monitor.
  public func monitorCommand(
    _ domain: DomainReference, _ command: String, flags: MonitorCommandFlags, caller: Caller
  ) async throws(VirtError) -> String { throw VirtError(.noSupport) }
}
