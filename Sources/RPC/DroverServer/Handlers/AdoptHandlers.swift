import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<QEMUProcedure> {
  /// Taking over a guest that runs.
  mutating func addAdoption() {
    self[.domainAttach] = .work { (arguments: QEMUProgram.DomainAttachArguments, call) async throws(VirtError) in
      try call.refuseFlags(arguments.flags)
      guard let pid = Int32(exactly: arguments.pid), pid > 1 else {
        throw VirtError(.invalidArg, "\(arguments.pid) is no process of a guest")
      }
      guard let domain = try await call.service.adopt(pid: pid, caller: call.caller) else {
        throw VirtError(.operationInvalid, "process \(pid) is no guest that libvirt left")
      }
      return QEMUProgram.DomainAttachResult(domain: .init(domain))
    }
  }
}
