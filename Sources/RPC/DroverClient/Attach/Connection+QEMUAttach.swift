public import DroverCore
import LibvirtWire

/// What is done about the monitor of a QEMU that is taken over.
public enum AttachMonitor: UInt32, Sendable {
  /// One that is free is taken; one that somebody else holds is an error.
  case free = 0
  /// One that somebody else holds is waited for. droverd only.
  case wait = 1
  /// None is tried: the guest can only be looked at and ended. droverd only.
  case none = 2
}

extension Connection {
  /// Takes over a QEMU that runs and that the daemon does not manage.
  ///
  /// - Parameters:
  ///   - process: the process of QEMU.
  ///   - monitor: what is done about its monitor.
  /// - Throws: `operationInvalid` for a process that cannot be taken over, with the reason.
  public func attach(process: Int32, monitor: AttachMonitor = .free) async throws(VirtError) -> Domain {
    guard let pid = UInt32(exactly: process) else {
      throw VirtError(.invalidArg, "\(process) is no process")
    }
    let result = try await callQEMU(
      .domainAttach, QEMUProgram.DomainAttachArguments(pid: pid, flags: monitor.rawValue),
      returning: QEMUProgram.DomainAttachResult.self)
    return Domain(self, result.domain)
  }
}
