package import DroverCore
package import LibvirtWire

/// A script of a host with a few domains, enough for the commands that look.
package struct SmallHost: Sendable {
  /// One domain.
  package struct Guest: Sendable {
    package var reference: Remote.DomainReference
    package var state: DomainState
    package var title: String?

    package init(_ name: String, id: Int32 = -1, state: DomainState, title: String? = nil) {
      reference = Remote.DomainReference(name: name, uuid: UUID(high: 0, low: UInt64(name.utf8.first ?? 0)), id: id)
      self.state = state
      self.title = title
    }
  }

  package var guests: [Guest]

  package init(_ guests: [Guest]) { self.guests = guests }

  /// A daemon that plays it.
  package func daemon() -> ScriptedDaemon { ScriptedDaemon { answer($0, $1) } }

  /// Answers one call.
  package func answer(_ call: OwnedFrame, _ daemon: some Answering) {
    do {
      guard try answerConnection(call, daemon) || answerDomain(call, daemon) else {
        daemon.fail(VirtError(.noSupport, "\(call.remote.map { "\($0)" } ?? "another program")"), to: call)
        return
      }
    } catch let error as VirtError {
      daemon.fail(error, to: call)
    } catch {
      daemon.fail(VirtError(.rpc, "\(error)"), to: call)
    }
  }

  private func answerConnection(_ call: OwnedFrame, _ daemon: some Answering) throws -> Bool {
    switch call.remote {
    case .authList: daemon.reply(Remote.AuthListResult(types: [.none]), to: call)
    case .connectOpen, .connectClose: daemon.reply(XDRNothing(), to: call)
    case .connectGetHostname: daemon.reply(Remote.ConnectGetHostnameResult(hostname: "small"), to: call)
    case .connectGetURI: daemon.reply(Remote.ConnectGetURIResult(uri: "qemu:///system"), to: call)
    case .connectListAllDomains:
      let flags = try call.decode(Remote.ConnectListAllDomainsArguments.self).flags
      let wanted = guests.filter { guest in
        let activity: UInt32 = guest.state.isActive ? 1 : 2
        return flags & 3 == 0 || flags & activity != 0
      }
      let result = Remote.ConnectListAllDomainsResult(
        domains: wanted.map(\.reference), result: UInt32(wanted.count))
      daemon.reply(result, to: call)
    case .domainLookupByName:
      let name = try call.decode(Remote.DomainLookupByNameArguments.self).name
      let guest = try find("name '\(name)'") { $0.reference.name == name }
      daemon.reply(Remote.DomainLookupByNameResult(domain: guest.reference), to: call)
    case .domainLookupByUUID:
      let uuid = try call.decode(Remote.DomainLookupByUUIDArguments.self).uuid
      let guest = try find("uuid '\(uuid)'") { $0.reference.uuid == uuid }
      daemon.reply(Remote.DomainLookupByUUIDResult(domain: guest.reference), to: call)
    case .domainLookupByID:
      let id = try call.decode(Remote.DomainLookupByIDArguments.self).id
      let guest = try find("id \(id)") { $0.reference.id == id }
      daemon.reply(Remote.DomainLookupByIDResult(domain: guest.reference), to: call)
    default: return false
    }
    return true
  }

  private func answerDomain(_ call: OwnedFrame, _ daemon: some Answering) throws -> Bool {
    switch call.remote {
    case .domainGetState:
      let guest = try find(try call.decode(Remote.DomainGetStateArguments.self).domain)
      daemon.reply(
        Remote.DomainGetStateResult(state: guest.state.number, reason: guest.state.reasonNumber), to: call)
    case .domainGetMetadata:
      let guest = try find(try call.decode(Remote.DomainGetMetadataArguments.self).domain)
      guard let title = guest.title else { throw VirtError(.noDomainMetadata, "no title") }
      daemon.reply(Remote.DomainGetMetadataResult(metadata: title), to: call)
    case .domainHasManagedSaveImage:
      daemon.reply(Remote.DomainHasManagedSaveImageResult(result: 0), to: call)
    case .domainGetXMLDesc:
      let guest = try find(try call.decode(Remote.DomainGetXMLDescArguments.self).domain)
      daemon.reply(
        Remote.DomainGetXMLDescResult(xml: "<domain><name>\(guest.reference.name)</name></domain>\n"), to: call)
    case .domainCreateWithFlags:
      let arguments = try call.decode(Remote.DomainCreateWithFlagsArguments.self)
      var started = arguments.domain
      started.id = 7
      daemon.reply(Remote.DomainCreateWithFlagsResult(domain: started), to: call)
    case .domainDestroyFlags:
      let guest = try find(try call.decode(Remote.DomainDestroyFlagsArguments.self).domain)
      guard guest.state.isActive else { throw VirtError.notRunning }
      daemon.reply(XDRNothing(), to: call)
    default: return false
    }
    return true
  }

  private func find(_ reference: Remote.DomainReference) throws(VirtError) -> Guest {
    try find("uuid '\(reference.uuid)'") { $0.reference.uuid == reference.uuid }
  }

  private func find(_ what: String, _ matches: (Guest) -> Bool) throws(VirtError) -> Guest {
    guard let guest = guests.first(where: matches) else { throw .noDomain(what) }
    return guest
  }
}
