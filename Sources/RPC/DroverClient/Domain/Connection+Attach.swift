public import DroverCore
import LibvirtWire

extension Connection {
  /// Takes over a QEMU that runs and that the daemon does not manage.
  ///
  /// - Parameter process: the process of QEMU.
  /// - Throws: `operationInvalid` for a process that cannot be taken over, with the reason.
  public func attach(process: Int32) async throws(VirtError) -> Domain {
    guard let pid = UInt32(exactly: process) else {
      throw VirtError(.invalidArg, "\(process) is no process")
    }
    let result = try await callQEMU(
      .domainAttach, QEMUProgram.DomainAttachArguments(pid: pid, flags: 0),
      returning: QEMUProgram.DomainAttachResult.self)
    return Domain(self, result.domain)
  }
}
