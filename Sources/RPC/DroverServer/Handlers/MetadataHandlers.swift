import Domains
import DroverCore
import LibvirtWire

extension HandlerTable<RemoteProcedure> {
  /// Titles, descriptions, the elements of applications, and the name.
  mutating func addMetadata() {
    self[.domainGetMetadata] = .read { (arguments: Remote.DomainGetMetadataArguments, call) throws(VirtError) in
      Remote.DomainGetMetadataResult(
        metadata: try call.service.metadata(
          .init(arguments.domain), kind: arguments.type, namespace: arguments.uri,
          flags: MetadataFlags(rawValue: arguments.flags)))
    }
    self[.domainSetMetadata] = .work { (arguments: Remote.DomainSetMetadataArguments, call) async throws(VirtError) in
      let wanted = MetadataRequest(
        kind: arguments.type, text: arguments.metadata, prefix: arguments.key, namespace: arguments.uri)
      try await call.service.setMetadata(
        .init(arguments.domain), wanted, flags: MetadataFlags(rawValue: arguments.flags), caller: call.caller)
    }
    self[.domainRename] = .work { (arguments: Remote.DomainRenameArguments, call) async throws(VirtError) in
      try await call.service.rename(
        .init(arguments.domain), to: arguments.newName, flags: arguments.flags, caller: call.caller)
      return Remote.DomainRenameResult(status: 0)
    }
  }
}
