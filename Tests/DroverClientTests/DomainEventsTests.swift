import DroverCore
import LibvirtWire
import ScriptedDaemon
import Testing

@testable import DroverClient

@Suite struct DomainEventsTests {
  static let reference = Remote.DomainReference(name: "alpha", uuid: UUID(high: 1, low: 2), id: 3)

  /// Answers registrations with 10, 11, …; kinds above the limit are unknown.
  private func daemon(kinds: Int32 = 99, onRegister: @escaping @Sendable (ScriptedDaemon) -> Void = { _ in })
    -> ScriptedDaemon
  {
    let host = SmallHost([])
    return ScriptedDaemon { call, daemon in
      guard call.remote == .connectDomainEventCallbackRegisterAny,
        let arguments = try? call.decode(Remote.ConnectDomainEventCallbackRegisterAnyArguments.self)
      else { return host.answer(call, daemon) }
      guard arguments.eventID <= kinds else {
        return daemon.fail(VirtError(.internalError, "unsupported event ID"), to: call)
      }
      daemon.reply(
        Remote.ConnectDomainEventCallbackRegisterAnyResult(callbackID: 10 + arguments.eventID), to: call)
      onRegister(daemon)
    }
  }

  private static func send(_ event: Int32, _ detail: Int32, to callback: Int32 = 10, _ daemon: ScriptedDaemon) {
    let message = Remote.DomainEventLifecycleMessage(domain: reference, event: event, detail: detail)
    daemon.event(
      .domainEventCallbackLifecycle,
      Remote.DomainEventCallbackLifecycleMessage(callbackID: callback, message: message))
  }

  @Test("an event right behind the registration's answer is not missed") func immediately() async throws {
    let connection = Connection(
      over: daemon { daemon in Self.send(2, 0, daemon) }, options: ConnectionOptions())
    let events = try await connection.lifecycleEvents()
    for try await event in events {
      #expect(event.lifecycle?.kind == .started)
      #expect(event.domain == DomainIdentity(name: "alpha", uuid: UUID(high: 1, low: 2), id: 3))
      break
    }
  }

  @Test("events come in order and go to their own reader") func order() async throws {
    let daemon = daemon()
    let connection = Connection(over: daemon, options: ConnectionOptions())
    let lives = try await connection.lifecycleEvents()
    let reboots = try await connection.events([.reboot])
    Self.send(2, 0, daemon)
    Self.send(5, 1, to: 99, daemon)
    daemon.event(
      .domainEventCallbackReboot,
      Remote.DomainEventCallbackRebootMessage(
        callbackID: 11, message: Remote.DomainEventRebootMessage(domain: Self.reference)))
    Self.send(3, 0, daemon)
    Self.send(77, 0, daemon)
    var kinds: [Int32] = []
    for try await event in lives {
      kinds.append(try #require(event.lifecycle).kindNumber)
      if kinds.count == 3 { break }
    }
    #expect(kinds == [2, 3, 77])
    for try await event in reboots {
      #expect(event.kind == .reboot)
      break
    }
  }

  @Test("a reader that leaves tells the daemon") func leaving() async throws {
    let daemon = daemon { daemon in Self.send(2, 0, daemon) }
    let connection = Connection(over: daemon, options: ConnectionOptions())
    do {
      let events = try await connection.lifecycleEvents()
      for try await _ in events { break }
    }
    let call = try #require(daemon.calls.last)
    #expect(call.remote == .connectDomainEventCallbackDeregisterAny)
    #expect(try call.decode(Remote.ConnectDomainEventCallbackDeregisterAnyArguments.self).callbackID == 10)
  }

  @Test("a lost connection ends the events with its error") func lost() async throws {
    let daemon = daemon()
    let connection = Connection(over: daemon, options: ConnectionOptions())
    let events = try await connection.lifecycleEvents()
    Self.send(2, 0, daemon)
    daemon.hangUp("killed")
    var seen = 0
    do {
      for try await _ in events { seen += 1 }
      Issue.record("the sequence has to end with an error")
    } catch {
      #expect(error.code == .systemError)
    }
    #expect(seen == 1)
  }

  @Test("events that nobody reads end with an error, not in silence") func overflow() async throws {
    var options = ConnectionOptions()
    options.eventBuffer = 2
    let daemon = daemon()
    let connection = Connection(over: daemon, options: options)
    let events = try await connection.lifecycleEvents()
    for _ in 0..<3 { Self.send(2, 0, daemon) }
    // The answer of this call is behind the events.
    _ = try await connection.uri()
    var seen = 0
    do {
      for try await _ in events { seen += 1 }
      Issue.record("the sequence has to end with an error")
    } catch {
      #expect(error.code == .overflow)
    }
    #expect(seen == 2)
  }

  @Test("kinds that the daemon does not have are an error, or passed over") func unknownKinds() async throws {
    let connection = Connection(over: daemon(kinds: 1), options: ConnectionOptions())
    await #expect { try await connection.events([.lifecycle, .tunable]) } throws: {
      ($0 as? VirtError)?.code == .internalError
    }
    _ = try await connection.events(DomainEventKind.allCases, skippingUnknown: true)
    await #expect { try await connection.events([.tunable], skippingUnknown: true) } throws: {
      ($0 as? VirtError)?.code == .internalError
    }
  }

  @Test("what an event says is kept by name") func details() async throws {
    let daemon = daemon()
    let connection = Connection(over: daemon, options: ConnectionOptions())
    let events = try await connection.events([.watchdog, .ioError, .blockThreshold])
    daemon.event(
      .domainEventCallbackWatchdog,
      Remote.DomainEventCallbackWatchdogMessage(
        callbackID: 13, message: Remote.DomainEventWatchdogMessage(domain: Self.reference, action: 2)))
    daemon.event(
      .domainEventBlockThreshold,
      Remote.DomainEventBlockThresholdMessage(
        callbackID: 34, domain: Self.reference, device: "vda", path: nil, threshold: 5, excess: 1))
    var seen: [DomainEvent] = []
    for try await event in events {
      seen.append(event)
      if seen.count == 2 { break }
    }
    #expect(seen.first?.details == [TypedParameter("action", .int(2))])
    #expect(seen.last?.kind == .blockThreshold)
    #expect(seen.last?.details.first == TypedParameter("device", .string("vda")))
  }
}
