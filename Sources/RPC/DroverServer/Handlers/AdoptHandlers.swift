import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<QEMUProcedure> {
  /// Taking over a guest that runs.
  mutating func addAdoption() {
    self[.domainAttach] = .work { (arguments: QEMUProgram.DomainAttachArguments, call) async throws(VirtError) in
      guard let pid = Int32(exactly: arguments.pid), pid > 1 else {
        throw VirtError(.invalidArg, "\(arguments.pid) is no process of a guest")
      }
      let domain = try await call.service.attach(
        pid: pid, flags: AttachFlags(rawValue: arguments.flags), caller: call.caller
      ).domain
      return QEMUProgram.DomainAttachResult(domain: .init(domain))
    }
  }
}
