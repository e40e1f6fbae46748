public import DroverCore
import LibvirtWire

// Every call throws `noDomain` when the domain is gone, and what `Connection` says of connections that end,
// deadlines and cancellation.
extension Domain {
  /// Starts a domain that is shut off.
  ///
  /// - Returns: the domain with the number of its run.
  /// - Throws: `operationInvalid` when it is running already; else what QEMU or the host said.
  @discardableResult
  public func start(_ options: StartOptions = []) async throws(VirtError) -> Domain {
    let arguments = Remote.DomainCreateWithFlagsArguments(domain: reference, flags: options.rawValue)
    let result = try await connection.call(
      .domainCreateWithFlags, arguments, returning: Remote.DomainCreateWithFlagsResult.self)
    return Domain(connection, result.domain)
  }

  /// Stops the guest's CPUs; does nothing when they are stopped.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func suspend() async throws(VirtError) {
    try await connection.call(.domainSuspend, Remote.DomainSuspendArguments(domain: reference))
  }

  /// Lets the guest's CPUs run again.
  ///
  /// - Throws: `operationInvalid` when they run, or there is no QEMU.
  public func resume() async throws(VirtError) {
    try await connection.call(.domainResume, Remote.DomainResumeArguments(domain: reference))
  }

  /// Asks the guest to shut down; returns when it was asked, not when it is down.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func shutdown(_ options: ShutdownOptions = []) async throws(VirtError) {
    try await connection.call(
      .domainShutdownFlags, Remote.DomainShutdownFlagsArguments(domain: reference, flags: options.rawValue))
  }

  /// Asks the guest to reboot; returns when it was asked.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func reboot(_ options: ShutdownOptions = []) async throws(VirtError) {
    try await connection.call(
      .domainReboot, Remote.DomainRebootArguments(domain: reference, flags: options.rawValue))
  }

  /// Resets the machine, as its reset button would.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func reset() async throws(VirtError) {
    try await connection.call(.domainReset, Remote.DomainResetArguments(domain: reference, flags: 0))
  }

  /// Ends QEMU at once, whatever the guest does. A transient domain is gone then.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func destroy(_ options: DestroyOptions = []) async throws(VirtError) {
    try await connection.call(
      .domainDestroyFlags, Remote.DomainDestroyFlagsArguments(domain: reference, flags: options.rawValue))
  }

  /// Removes the definition; a domain that runs becomes transient.
  ///
  /// - Throws: `operationInvalid` when files go with it and the options do not say what becomes of them.
  public func undefine(_ options: UndefineOptions = []) async throws(VirtError) {
    try await connection.call(
      .domainUndefineFlags, Remote.DomainUndefineFlagsArguments(domain: reference, flags: options.rawValue))
  }
}
