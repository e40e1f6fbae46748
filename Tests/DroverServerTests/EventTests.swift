import Domains
import DroverCore
import LibvirtWire
import Testing

@testable import DroverServer

@Suite struct EventMessageTests {
  private static let domain = DomainReference(name: "d", uuid: UUID(high: 1, low: 2), id: 3)

  private static let bodies: [DomainEvent.Body] = [
    .lifecycle(.started(.restored)), .reboot, .rtcChange(offset: -5), .watchdog(.reset),
    .ioError(.init(sourcePath: "/a", alias: "virtio-disk0", action: .pause, reason: "enospc")),
    .graphics(
      .init(
        phase: 1, local: .init(family: 0, node: "127.0.0.1", service: "5900"),
        remote: .init(family: 1, node: "::1", service: "1"), authentication: "vnc", subject: [("x509dname", "c")])),
    .controlError, .blockJob(.init(sourcePath: "/a", target: "vda", type: 4, status: 2)),
    .diskChange(.init(oldSource: "/a", newSource: nil, alias: "ide0", reason: 0)), .trayChange(alias: "a", reason: 1),
    .pmWakeup, .pmSuspend, .pmSuspendDisk, .balloonChange(actual: 1 << 40), .deviceRemoved(alias: "net0"),
    .deviceAdded(alias: "net1"), .deviceRemovalFailed(alias: "net2"), .tunable([TypedParameter("p", .boolean(true))]),
    .agentLifecycle(state: 1, reason: 2), .migrationIteration(4), .jobCompleted([TypedParameter("t", .ulong(9))]),
    .metadataChange(type: 2, namespace: "urn:x"),
    .blockThreshold(.init(device: "vda[1]", path: nil, threshold: 10, excess: 1)),
    .memoryFailure(recipient: 1, action: 2, flags: 3), .memoryDeviceSizeChange(alias: "virtiomem0", size: 1 << 30),
    .nicMACChange(alias: "net0", oldMAC: "52:54:00:00:00:01", newMAC: "52:54:00:00:00:02"),
  ]

  /// The procedure of each kind: for registrations by the old calls (if these know it) and for numbered ones.
  private static let procedures: [EventID: (old: RemoteProcedure?, numbered: RemoteProcedure)] = [
    .lifecycle: (.domainEventLifecycle, .domainEventCallbackLifecycle),
    .reboot: (.domainEventReboot, .domainEventCallbackReboot),
    .rtcChange: (.domainEventRTCChange, .domainEventCallbackRTCChange),
    .watchdog: (.domainEventWatchdog, .domainEventCallbackWatchdog),
    .ioError: (.domainEventIOError, .domainEventCallbackIOError),
    .graphics: (.domainEventGraphics, .domainEventCallbackGraphics),
    .ioErrorReason: (.domainEventIOErrorReason, .domainEventCallbackIOErrorReason),
    .controlError: (.domainEventControlError, .domainEventCallbackControlError),
    .blockJob: (.domainEventBlockJob, .domainEventCallbackBlockJob),
    .diskChange: (.domainEventDiskChange, .domainEventCallbackDiskChange),
    .trayChange: (.domainEventTrayChange, .domainEventCallbackTrayChange),
    .pmWakeup: (.domainEventPMWakeup, .domainEventCallbackPMWakeup),
    .pmSuspend: (.domainEventPMSuspend, .domainEventCallbackPMSuspend),
    .balloonChange: (.domainEventBalloonChange, .domainEventCallbackBalloonChange),
    .pmSuspendDisk: (.domainEventPMSuspendDisk, .domainEventCallbackPMSuspendDisk),
    .deviceRemoved: (.domainEventDeviceRemoved, .domainEventCallbackDeviceRemoved),
    .blockJob2: (nil, .domainEventBlockJob2), .tunable: (nil, .domainEventCallbackTunable),
    .agentLifecycle: (nil, .domainEventCallbackAgentLifecycle),
    .deviceAdded: (nil, .domainEventCallbackDeviceAdded),
    .migrationIteration: (nil, .domainEventCallbackMigrationIteration),
    .jobCompleted: (nil, .domainEventCallbackJobCompleted),
    .deviceRemovalFailed: (nil, .domainEventCallbackDeviceRemovalFailed),
    .metadataChange: (nil, .domainEventCallbackMetadataChange), .blockThreshold: (nil, .domainEventBlockThreshold),
    .memoryFailure: (nil, .domainEventMemoryFailure),
    .memoryDeviceSizeChange: (nil, .domainEventMemoryDeviceSizeChange),
    .nicMACChange: (nil, .domainEventNICMACChange),
  ]

  @Test(arguments: EventID.allCases)
  func `every kind of event has its messages, and only its own`(kind: EventID) throws {
    let expected = try #require(Self.procedures[kind])
    let events = Self.bodies.map { DomainEvent(Self.domain, $0) }
    let told = events.filter { $0.isSent(as: kind) }
    #expect(told.count == 1)
    for event in events {
      #expect(event.oldMessage(kind)?.procedure == (event.isSent(as: kind) ? expected.old : nil))
      #expect(event.message(kind, callback: 7)?.procedure == (event.isSent(as: kind) ? expected.numbered : nil))
    }
    let message = try #require(told.first?.message(kind, callback: 7)?.message)
    #expect(Array(try XDREncoder.encode(message).prefix(4)) == [0, 0, 0, 7])
  }

  @Test func `a lifecycle event carries the numbers of event and detail`() throws {
    let event = DomainEvent(Self.domain, .lifecycle(.stopped(.destroyed)))
    let message = try #require(event.oldMessage(.lifecycle)?.message as? Remote.DomainEventLifecycleMessage)
    #expect(message.domain.name == "d")
    #expect([message.event, message.detail] == [5, 1])
  }
}

@Suite struct OutgoingEventTests {
  private func session(_ settings: ServerSettings = ServerSettings()) -> (Session, TestClient) {
    let server = TestServer(settings: settings)
    let transport = FakeTransport()
    let session = Session(
      transport: transport, peer: Peer(), isReadOnly: false, environment: server.server.environment)
    session.start { _ in }
    return (session, TestClient(transport: transport))
  }

  private func event(_ number: Int32) throws -> [UInt8] {
    let header = FrameHeader(program: RemoteProcedure.program, procedure: number, kind: .event, serial: 0)
    return try FrameEncoding.frame(header, XDRNothing())
  }

  @Test func `events go out in their order`() async throws {
    let (session, client) = session()
    for number in Int32(1)...20 { session.send(event: try event(number)) }
    for number in Int32(1)...20 { #expect(await client.next()?.header.procedure == number) }
  }

  @Test func `events that come during a registration follow its reply`() async throws {
    let (session, client) = session()
    session.holdEvents()
    session.send(event: try event(1))
    session.send(event: try event(2))
    session.transport.send(try event(100))
    session.releaseEvents()
    session.send(event: try event(3))
    for number in [100, 1, 2, 3] as [Int32] { #expect(await client.next()?.header.procedure == number) }
  }

  @Test func `a client that does not read its events is disconnected and counted`() async throws {
    var settings = ServerSettings()
    settings.eventBytes = 1_000
    let (session, client) = session(settings)
    client.transport.setPending(1_000)
    session.send(event: try event(1))
    #expect(!client.transport.isClosed)
    client.transport.setPending(1_001)
    session.send(event: try event(2))
    #expect(client.transport.isClosed)
    #expect(session.environment.counters.counts.slowReaders == 1)
  }
}
