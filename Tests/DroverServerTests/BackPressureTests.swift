import DroverCore
import DroverServer
import LibvirtWire
import Testing

@Suite struct BackPressureTests {
  private func settings(calls: Int = 2, held: Int = 4 << 20) -> ServerSettings {
    var settings = ServerSettings()
    settings.concurrentCalls = calls
    settings.heldBytes = held
    return settings
  }

  /// Sends calls that wait.
  private func sendWaiting(_ count: Int, _ client: TestClient) throws -> [UInt32] {
    try (0..<count).map { _ in try client.send(RemoteProcedure.connectGetVersion, XDRNothing()) }
  }

  @Test func `calls of one client run at the same time up to the limit, and all are answered`() async throws {
    let server = TestServer(settings: settings())
    server.hypervisor.holdCalls()
    let client = try await server.open()
    var arrivals = server.hypervisor.arrivals.makeAsyncIterator()
    let serials = try sendWaiting(6, client)
    #expect(await arrivals.next() == 1)
    #expect(await arrivals.next() == 2)
    var answered: Set<UInt32> = []
    for index in 0..<6 {
      server.hypervisor.release(1)
      answered.insert(try #require(await client.next()).header.serial)
      if index < 4 { #expect(await arrivals.next() == index + 3) }
    }
    #expect(answered == Set(serials))
  }

  @Test func `what only reads is answered while all places are taken`() async throws {
    let server = TestServer(settings: settings())
    server.hypervisor.holdCalls()
    let client = try await server.open()
    _ = try sendWaiting(5, client)
    _ = try await client.call(.connectGetHostname, Remote.ConnectGetHostnameResult.self)
    server.hypervisor.release(5)
  }

  @Test func `the end of a guest is let past calls that take all places`() async throws {
    let server = TestServer(settings: settings())
    let client = try await server.open()
    let xml = """
      <domain type='qemu'><name>stuck</name><memory unit='KiB'>65536</memory><os><type arch='x86_64'>hvm</type></os></domain>
      """
    let created = try await client.call(
      .domainCreateXML, Remote.DomainCreateXMLArguments(xml: xml, flags: 0), Remote.DomainCreateXMLResult.self)
    server.hypervisor.holdCalls()
    _ = try sendWaiting(5, client)
    let destroyed = try client.send(
      RemoteProcedure.domainDestroy, Remote.DomainDestroyArguments(domain: created.domain))
    #expect(await client.next()?.header.serial == destroyed)
    server.hypervisor.release(5)
  }

  @Test func `a client is not stopped by the calls of another`() async throws {
    let server = TestServer(settings: settings(calls: 1))
    server.hypervisor.holdCalls()
    let (busy, other) = (try await server.open(), try await server.open())
    var arrivals = server.hypervisor.arrivals.makeAsyncIterator()
    _ = try sendWaiting(3, busy)
    #expect(await arrivals.next() == 1)
    _ = try sendWaiting(1, other)
    #expect(await arrivals.next() == 2)
    server.hypervisor.release(2)
    #expect(await other.next()?.header.status == .ok)
  }

  @Test func `when too much is held the socket is not read, and read again when half of it is done`() async throws {
    let server = TestServer(settings: settings(calls: 1, held: 2_048))
    server.hypervisor.holdCalls()
    let client = try await server.open()
    _ = try sendWaiting(5, client)
    #expect(!client.transport.isPaused)
    _ = try sendWaiting(1, client)
    #expect(client.transport.isPaused)
    var arrivals = server.hypervisor.arrivals.makeAsyncIterator()
    for count in 1...6 {
      #expect(await arrivals.next() == count)
      #expect(client.transport.isPaused == (count < 4))
      server.hypervisor.release(1)
      #expect(await client.next()?.header.status == .ok)
    }
  }

  @Test func `a ping behind held calls is answered`() async throws {
    let server = TestServer(settings: settings(calls: 1))
    server.hypervisor.holdCalls()
    let client = try await server.open()
    _ = try sendWaiting(50, client)
    client.transport.deliver(Keepalive.ping)
    #expect(await client.next() == FakeTransport.keepalive(.pong))
  }

  @Test func `the calls of a client that goes away are cancelled, and held ones never begin`() async throws {
    let server = TestServer(settings: settings(calls: 2))
    server.hypervisor.holdCalls()
    let client = try await server.open()
    var arrivals = server.hypervisor.arrivals.makeAsyncIterator()
    _ = try sendWaiting(10, client)
    #expect(await arrivals.next() == 1)
    #expect(await arrivals.next() == 2)
    client.transport.close()
    #expect(server.hypervisor.cancelledCount == 2)
    #expect(server.server.sessionCount == 0)
    let other = try await server.open()
    _ = try sendWaiting(1, other)
    #expect(await arrivals.next() == 3)
    server.hypervisor.release(1)
  }

  @Test func `a client that reads no answers is not read, until it has taken them`() async throws {
    let client = try await TestServer().open()
    client.transport.setPending(5 << 20)
    try client.send(RemoteProcedure.connectGetHostname, XDRNothing())
    #expect(client.transport.isPaused)
    client.transport.drain()
    #expect(!client.transport.isPaused)
  }

  @Test func `there are never more clients than the limit`() async throws {
    var settings = ServerSettings()
    settings.maximumClients = 1
    let server = TestServer(settings: settings)
    let first = try await server.open()
    #expect(server.connect().transport.isClosed)
    #expect(server.server.sessionCount == 1)
    first.transport.close()
    #expect(server.server.sessionCount == 0)
    _ = try await server.open()
  }

  @Test func `a server that stops closes its clients and takes no more`() async throws {
    let server = TestServer()
    let client = try await server.open()
    server.server.stop()
    #expect(client.transport.isClosed)
    _ = server.connect()
    #expect(server.server.sessionCount == 0)
  }
}

@Suite struct ServerKeepaliveTests {
  @Test func `pings go out once the client has asked for them, and a silent client is closed`() async throws {
    var settings = ServerSettings()
    settings.keepaliveCount = 2
    let server = TestServer(settings: settings)
    let client = try await server.open()
    #expect(server.time.count == 0)
    _ = try await client.call(
      .connectSupportsFeature, Remote.ConnectSupportsFeatureArguments(feature: 10),
      Remote.ConnectSupportsFeatureResult.self)
    server.time.fire()
    server.time.fire()
    #expect(await client.next() == FakeTransport.keepalive(.ping))
    client.transport.deliver(Keepalive.pong)
    server.time.fire()
    for _ in 0..<2 {
      server.time.fire()
      #expect(await client.next() == FakeTransport.keepalive(.ping))
    }
    server.time.fire()
    #expect(await client.next() == nil)
    #expect(server.server.counts.deadPeers == 1)
    #expect(server.time.count == 0)
  }
}
