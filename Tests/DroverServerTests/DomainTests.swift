import DroverCore
import DroverServer
import LibvirtWire
import Testing

/// The calls about domains, through the real service.
@Suite struct DomainTests {
  private let server = TestServer()

  private func xml(_ name: String) -> String {
    """
    <domain type='qemu'><name>\(name)</name><memory unit='KiB'>65536</memory><vcpu>2</vcpu>
      <os><type arch='x86_64'>hvm</type></os></domain>
    """
  }

  private func define(_ name: String, _ client: TestClient) async throws -> Remote.DomainReference {
    try await client.call(
      .domainDefineXML, Remote.DomainDefineXMLArguments(xml: xml(name)), Remote.DomainDefineXMLResult.self
    ).domain
  }

  private func start(_ domain: Remote.DomainReference, _ client: TestClient) async throws -> Remote.DomainReference {
    try await client.call(
      .domainCreateWithFlags, Remote.DomainCreateWithFlagsArguments(domain: domain, flags: 0),
      Remote.DomainCreateWithFlagsResult.self
    ).domain
  }

  private func state(_ domain: Remote.DomainReference, _ client: TestClient) async throws -> [Int32] {
    let state = try await client.call(
      .domainGetState, Remote.DomainGetStateArguments(domain: domain, flags: 0), Remote.DomainGetStateResult.self)
    return [state.state, state.reason]
  }

  @Test func `a domain is defined, found, described and undefined`() async throws {
    let client = try await server.open()
    let domain = try await define("one", client)
    #expect(domain.id == -1)
    let byName = try await client.call(
      .domainLookupByName, Remote.DomainLookupByNameArguments(name: "one"), Remote.DomainLookupByNameResult.self)
    #expect(byName.domain == domain)
    let byUUID = try await client.call(
      .domainLookupByUUID, Remote.DomainLookupByUUIDArguments(uuid: domain.uuid), Remote.DomainLookupByUUIDResult.self)
    #expect(byUUID.domain == domain)
    let info = try await client.call(
      .domainGetInfo, Remote.DomainGetInfoArguments(domain: domain), Remote.DomainGetInfoResult.self)
    #expect(info.state == 5)
    #expect([info.maxMemory, info.memory] == [65_536, 65_536])
    #expect(info.vcpus == 2)
    #expect(try await state(domain, client)[0] == 5)
    let text = try await client.call(
      .domainGetXMLDesc, Remote.DomainGetXMLDescArguments(domain: domain, flags: 0),
      Remote.DomainGetXMLDescResult.self)
    #expect(text.xml.contains("<name>one</name>"))
    let type = try await client.call(
      .domainGetOSType, Remote.DomainGetOSTypeArguments(domain: domain), Remote.DomainGetOSTypeResult.self)
    #expect(type.type == "hvm")
    _ = try await client.call(.domainUndefine, Remote.DomainUndefineArguments(domain: domain), XDRNothing.self)
    await #expect(throws: VirtError.noDomain("name 'one'")) {
      try await client.call(
        .domainLookupByName, Remote.DomainLookupByNameArguments(name: "one"), Remote.DomainLookupByNameResult.self)
    }
  }

  @Test func `a domain is started, paused, resumed and destroyed`() async throws {
    let client = try await server.open()
    let domain = try await start(try await define("two", client), client)
    #expect(domain.id > 0)
    #expect(try await state(domain, client) == [1, 1])
    _ = try await client.call(.domainSuspend, Remote.DomainSuspendArguments(domain: domain), XDRNothing.self)
    #expect(try await state(domain, client) == [3, 1])
    _ = try await client.call(.domainResume, Remote.DomainResumeArguments(domain: domain), XDRNothing.self)
    #expect(try await state(domain, client) == [1, 5])
    let command = QEMUProgram.DomainMonitorCommandArguments(domain: domain, cmd: "info version", flags: 1)
    let answer = try await client.call(
      any: QEMUProcedure.domainMonitorCommand, command, QEMUProgram.DomainMonitorCommandResult.self)
    #expect(answer.result == "hmp: info version")
    _ = try await client.call(.domainDestroy, Remote.DomainDestroyArguments(domain: domain), XDRNothing.self)
    #expect(try await state(domain, client) == [5, 2])
  }

  @Test func `lists and counts agree, by the new calls and the old`() async throws {
    let client = try await server.open()
    let running = try await start(try await define("a", client), client)
    let shutOff = try await define("b", client)
    let all = try await client.call(
      .connectListAllDomains, Remote.ConnectListAllDomainsArguments(needResults: 1, flags: 0),
      Remote.ConnectListAllDomainsResult.self)
    #expect(all.domains == [running, shutOff])
    #expect(all.result == 2)
    let count = try await client.call(
      .connectListAllDomains, Remote.ConnectListAllDomainsArguments(needResults: 0, flags: 1),
      Remote.ConnectListAllDomainsResult.self)
    #expect(count.domains.isEmpty)
    #expect(count.result == 1)
    #expect(try await client.call(.connectNumberOfDomains, Remote.ConnectNumberOfDomainsResult.self).num == 1)
    #expect(
      try await client.call(.connectNumberOfDefinedDomains, Remote.ConnectNumberOfDefinedDomainsResult.self).num == 1)
    let ids = try await client.call(
      .connectListDomains, Remote.ConnectListDomainsArguments(maxids: 10), Remote.ConnectListDomainsResult.self)
    #expect(ids.ids == [running.id])
    let names = try await client.call(
      .connectListDefinedDomains, Remote.ConnectListDefinedDomainsArguments(maxnames: 10),
      Remote.ConnectListDefinedDomainsResult.self)
    #expect(names.names == ["b"])
  }

  @Test(arguments: [-1, 16_385, Int32.max, Int32.min] as [Int32])
  func `a length of a list that cannot be is refused`(count: Int32) async throws {
    let client = try await server.open()
    let error = await #expect(throws: VirtError.self) {
      try await client.call(
        .connectListDomains, Remote.ConnectListDomainsArguments(maxids: count), Remote.ConnectListDomainsResult.self)
    }
    #expect(error?.code == .rpc)
  }

  @Test func `a call about no domain says so`() async throws {
    let client = try await server.open()
    let expected = ErrorCode.noDomain
    for procedure in [RemoteProcedure.domainDestroy, .domainGetInfo, .domainIsActive, .domainSuspend] {
      let error = await #expect(throws: VirtError.self) {
        try await client.call(procedure, Remote.DomainDestroyArguments(domain: strange), XDRNothing.self)
      }
      #expect(error?.code == expected)
    }
    let error = await #expect(throws: VirtError.self) {
      try await client.call(
        .domainListAllSnapshots, Remote.DomainListAllSnapshotsArguments(domain: strange, needResults: 1, flags: 0),
        Remote.DomainListAllSnapshotsResult.self)
    }
    #expect(error?.code == expected)
  }

  @Test func `statistics come as typed parameters`() async throws {
    let client = try await server.open()
    _ = try await start(try await define("s", client), client)
    let stats = try await client.call(
      .connectGetAllDomainStats, Remote.ConnectGetAllDomainStatsArguments(domains: [], stats: 1, flags: 0),
      Remote.ConnectGetAllDomainStatsResult.self)
    #expect(stats.retStats.map(\.domain.name) == ["s"])
    #expect(stats.retStats.first?.parameters.first == Remote.TypedParameter(field: "state.state", value: .int32(1)))
  }

  @Test func `events come to those who registered, under the number that they got`() async throws {
    let (client, old) = (try await server.open(), try await server.open())
    let number = try await client.call(
      .connectDomainEventCallbackRegisterAny,
      Remote.ConnectDomainEventCallbackRegisterAnyArguments(eventID: 0, domain: nil),
      Remote.ConnectDomainEventCallbackRegisterAnyResult.self
    ).callbackID
    _ = try await old.call(.connectDomainEventRegister, Remote.ConnectDomainEventRegisterResult.self)
    let worker = try await server.open()
    let domain = try await define("e", worker)
    let frame = try #require(await client.next())
    #expect(frame.header.kind == .event)
    #expect(frame.header.serial == 0)
    #expect(frame.header.procedure == RemoteProcedure.domainEventCallbackLifecycle.rawValue)
    let event = try frame.decode(Remote.DomainEventCallbackLifecycleMessage.self)
    #expect(event.callbackID == number)
    #expect(event.message == Remote.DomainEventLifecycleMessage(domain: domain, event: 0, detail: 0))
    let oldFrame = try #require(await old.next())
    #expect(oldFrame.header.procedure == RemoteProcedure.domainEventLifecycle.rawValue)
    #expect(try oldFrame.decode(Remote.DomainEventLifecycleMessage.self) == event.message)
    let end = Remote.ConnectDomainEventCallbackDeregisterAnyArguments(callbackID: number)
    _ = try await client.call(.connectDomainEventCallbackDeregisterAny, end, XDRNothing.self)
    _ = try await worker.call(.domainUndefine, Remote.DomainUndefineArguments(domain: domain), XDRNothing.self)
    #expect(await old.next()?.header.kind == .event)
    // The next that the client reads is the reply to its own call: no event came between.
    _ = try await client.call(.connectGetHostname, Remote.ConnectGetHostnameResult.self)
  }

  @Test func `registrations that cannot be are refused`() async throws {
    let client = try await server.open()
    for kind in [28, -1, 1_000] as [Int32] {
      await #expect(throws: VirtError(.internalError, "unsupported event ID \(kind)", origin: .rpc)) {
        try await client.call(
          .connectDomainEventCallbackRegisterAny,
          Remote.ConnectDomainEventCallbackRegisterAnyArguments(eventID: kind, domain: nil),
          Remote.ConnectDomainEventCallbackRegisterAnyResult.self)
      }
    }
    await #expect(throws: VirtError(.internalError, "unsupported event ID 16", origin: .rpc)) {
      try await client.call(
        .connectDomainEventRegisterAny, Remote.ConnectDomainEventRegisterAnyArguments(eventID: 16), XDRNothing.self)
    }
    await #expect(throws: VirtError(.internalError, "domain event callback 99 not registered", origin: .rpc)) {
      try await client.call(
        .connectDomainEventCallbackDeregisterAny,
        Remote.ConnectDomainEventCallbackDeregisterAnyArguments(callbackID: 99), XDRNothing.self)
    }
    _ = try await client.call(.connectDomainEventRegister, Remote.ConnectDomainEventRegisterResult.self)
    await #expect(throws: VirtError(.invalidArg, "event callback already tracked", origin: .none)) {
      try await client.call(.connectDomainEventRegister, Remote.ConnectDomainEventRegisterResult.self)
    }
  }

  @Test func `a guest that dies with its owner is gone after its connection`() async throws {
    let (owner, watcher) = (try await server.open(), try await server.open())
    _ = try await watcher.call(.connectDomainEventRegister, Remote.ConnectDomainEventRegisterResult.self)
    let created = try await owner.call(
      .domainCreateXML, Remote.DomainCreateXMLArguments(xml: xml("mortal"), flags: 2),
      Remote.DomainCreateXMLResult.self)
    #expect(created.domain.id > 0)
    owner.transport.close()
    var last: Remote.DomainEventLifecycleMessage?
    while last?.event != 5, let frame = await watcher.next() {
      last = try frame.decode(Remote.DomainEventLifecycleMessage.self)
    }
    #expect(last?.domain.name == "mortal")
    #expect(last?.detail == 1)
  }
}
