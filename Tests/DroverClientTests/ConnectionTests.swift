import DroverCore
import LibvirtWire
import ScriptedDaemon
import Testing

@testable import DroverClient

@Suite struct ConnectionTests {
  let host = SmallHost([
    SmallHost.Guest("alpha", id: 3, state: .running(.booted)), SmallHost.Guest("beta", state: .shutoff(.destroyed)),
  ])

  private func connected(
    _ daemon: ScriptedDaemon, options: ConnectionOptions = ConnectionOptions()
  ) async throws -> Connection {
    let connection = Connection(over: daemon, options: options)
    try await connection.greet(Endpoint(sockets: []), deadline: .after(.seconds(600)))
    return connection
  }

  @Test("a connection asks how to prove itself, then opens") func greeting() async throws {
    let daemon = host.daemon()
    _ = try await connected(daemon)
    #expect(daemon.procedures == ["authList", "connectOpen"])
    let open = try #require(daemon.calls.last).decode(Remote.ConnectOpenArguments.self)
    #expect(open.name == "qemu:///system")
    #expect(open.flags == 0)
  }

  @Test("a daemon that wants SASL is refused, one that wants polkit is asked") func authentication() async throws {
    let sasl = ScriptedDaemon { call, daemon in daemon.reply(Remote.AuthListResult(types: [.sasl]), to: call) }
    await #expect { try await connected(sasl) } throws: { ($0 as? VirtError)?.code == .authUnavailable }
    let polkit = ScriptedDaemon { call, daemon in
      switch call.remote {
      case .authList: daemon.reply(Remote.AuthListResult(types: [.polkit]), to: call)
      case .authPolkit: daemon.reply(Remote.AuthPolkitResult(complete: 1), to: call)
      default: daemon.reply(XDRNothing(), to: call)
      }
    }
    _ = try await connected(polkit)
    #expect(polkit.procedures == ["authList", "authPolkit", "connectOpen"])
  }

  @Test("domains are listed, found, and asked for their state") func domains() async throws {
    let connection = try await connected(host.daemon())
    #expect(try await connection.domains().map(\.name) == ["alpha", "beta"])
    #expect(try await connection.domains(.inactive).map(\.name) == ["beta"])
    let alpha = try await connection.domain(named: "alpha")
    #expect(alpha.id == 3)
    #expect(try await alpha.state() == .running(.booted))
    let beta = try await connection.domain(named: "beta")
    #expect(beta.id == nil)
    #expect(try await beta.state() == .shutoff(.destroyed))
    #expect(try await beta.start(.paused).id == 7)
  }

  @Test("an error keeps the daemon's number and words") func errors() async throws {
    let connection = try await connected(host.daemon())
    do {
      _ = try await connection.domain(named: "gamma")
      Issue.record("there is no gamma")
    } catch {
      #expect(error.code == .noDomain)
      #expect(error.message == "Domain not found: no domain with matching name 'gamma'")
    }
  }

  @Test("answers find their callers in any order") func outOfOrder() async throws {
    let held = HeldCalls()
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote == .domainLookupByName else { return host.answer(call, daemon) }
      // The first waits for the second, which is answered before it.
      for call in held.add(call, until: 2).reversed() { host.answer(call, daemon) }
    }
    let connection = try await connected(daemon)
    async let alpha = connection.domain(named: "alpha")
    async let beta = connection.domain(named: "beta")
    let names = try await [alpha.name, beta.name]
    #expect(names == ["alpha", "beta"])
  }

  @Test("a lost connection tells everybody who waits, and whoever comes later") func lost() async throws {
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else { return daemon.hangUp("it was killed") }
      host.answer(call, daemon)
    }
    let connection = try await connected(daemon)
    await #expect { try await connection.hostname() } throws: {
      ($0 as? VirtError)?.code == .systemError && "\($0)".contains("it was killed")
    }
    #expect(connection.ending?.code == .systemError)
    await #expect { try await connection.uri() } throws: { ($0 as? VirtError)?.code == .systemError }
  }

  @Test("a call that is not answered ends at its deadline; its late answer harms nobody") func deadline() async throws {
    let held = HeldCalls()
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else {
        _ = held.add(call, until: 99)
        return daemon.runTimers()
      }
      host.answer(call, daemon)
    }
    var options = ConnectionOptions()
    options.keepaliveInterval = nil
    let connection = try await connected(daemon, options: options)
    await #expect {
      try await Connection.withDeadline(.after(.seconds(600))) { try await connection.hostname() }
    } throws: {
      ($0 as? VirtError)?.code == .operationTimeout && "\($0)".contains("virConnectGetHostname")
    }
    for call in held.all { daemon.reply(Remote.ConnectGetHostnameResult(hostname: "late"), to: call) }
    #expect(try await connection.uri() == "qemu:///system")
    #expect(daemon.waitingTimers == 0)
  }

  @Test("a cancelled caller is told at once") func cancellation() async throws {
    let reached = AsyncStream<Void>.makeStream()
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else { return _ = reached.continuation.yield() }
      host.answer(call, daemon)
    }
    let connection = try await connected(daemon)
    let task = Task { try await connection.hostname() }
    for await _ in reached.stream { break }
    task.cancel()
    await #expect { try await task.value } throws: { ($0 as? VirtError)?.code == .operationAborted }
    #expect(try await connection.uri() == "qemu:///system")
  }

  @Test("a task that is cancelled already sends nothing it would wait for") func cancelledBefore() async throws {
    let connection = try await connected(host.daemon())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await connection.uri()
    }
    await #expect { try await task.value } throws: { ($0 as? VirtError)?.code == .operationAborted }
  }

  @Test("a daemon that breaks the protocol is left") func brokenProtocol() async throws {
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else { return daemon.push([0, 0, 0, 1, 0, 0, 0, 0]) }
      host.answer(call, daemon)
    }
    let connection = try await connected(daemon)
    await #expect { try await connection.hostname() } throws: { ($0 as? VirtError)?.code == .rpc }
    #expect(connection.ending?.code == .rpc)
  }

  @Test("an answer of the wrong form is an error of this call only") func wrongForm() async throws {
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else { return daemon.reply(XDRNothing(), to: call) }
      host.answer(call, daemon)
    }
    let connection = try await connected(daemon)
    await #expect { try await connection.hostname() } throws: { ($0 as? VirtError)?.code == .rpc }
    #expect(try await connection.uri() == "qemu:///system")
  }

  @Test("closing says goodbye; what is called after it says so") func close() async throws {
    let daemon = host.daemon()
    let connection = try await connected(daemon)
    await connection.close()
    #expect(daemon.procedures.last == "connectClose")
    await #expect { try await connection.uri() } throws: { ($0 as? VirtError)?.code == .systemError }
  }

  @Test("a value beyond the wire's limits is refused here") func overLimit() async throws {
    let daemon = host.daemon()
    let connection = try await connected(daemon)
    let huge = String(repeating: "x", count: 5 << 20)
    await #expect { try await connection.defineDomain(huge) } throws: { ($0 as? VirtError)?.code == .rpc }
    #expect(daemon.procedures == ["authList", "connectOpen"])
    #expect(try await connection.uri() == "qemu:///system")
  }
}

@Suite struct KeepaliveTests {
  let host = SmallHost([])

  @Test("a silent daemon is asked, then given up") func silence() async throws {
    let reached = AsyncStream<Void>.makeStream()
    let daemon = ScriptedDaemon { call, daemon in
      guard call.remote != .connectGetHostname else { return _ = reached.continuation.yield() }
      host.answer(call, daemon)
    }
    var options = ConnectionOptions()
    options.keepaliveCount = 2
    let connection = Connection(over: daemon, options: options)
    try await connection.greet(Endpoint(sockets: []), deadline: .after(.seconds(600)))
    let task = Task { try await connection.hostname() }
    for await _ in reached.stream { break }
    let before = daemon.sent.count
    daemon.runTimers()
    #expect(daemon.sent.count == before, "it has spoken in this interval")
    daemon.runTimers()
    #expect(daemon.sent.suffix(Keepalive.ping.count) == Keepalive.ping[...])
    daemon.runTimers()
    #expect(daemon.sent.count == before + 2 * Keepalive.ping.count)
    daemon.runTimers()
    await #expect { try await task.value } throws: { "\($0)".contains("keepalive timeout") }
  }

  @Test("a question of the daemon is answered") func answer() async throws {
    let daemon = host.daemon()
    let connection = Connection(over: daemon, options: ConnectionOptions())
    try await connection.greet(Endpoint(sockets: []), deadline: .after(.seconds(600)))
    daemon.push(Keepalive.ping)
    // The answer of this call is behind the ping's.
    _ = try await connection.uri()
    let bytes = daemon.sent
    let pong = Keepalive.pong
    let found = bytes.indices.dropLast(pong.count - 1).contains { Array(bytes[$0..<$0 + pong.count]) == pong }
    #expect(found)
  }
}
