import DroverClient
import DroverCore
import LibvirtWire
import ScriptedDaemon
import Testing

@testable import DroverCommands

@Suite struct AgentRowTests {
  let host = SmallHost([SmallHost.Guest("web", id: 12, state: .running(.booted))])

  /// A daemon that answers one procedure with a value, and the rest as a small host does.
  private func daemon(_ procedure: RemoteProcedure, _ answer: some XDRCodable) -> ScriptedDaemon {
    let host = host
    return ScriptedDaemon { call, daemon in
      guard call.remote == procedure else { return host.answer(call, daemon) }
      daemon.reply(answer, to: call)
    }
  }

  private func sent<Arguments: XDRCodable>(
    _ type: Arguments.Type, _ procedure: RemoteProcedure, _ daemon: ScriptedDaemon
  ) throws -> Arguments { try #require(daemon.calls.first { $0.remote == procedure }).decode(type) }

  @Test("addresses in virsh's columns; a name once unless all of it is wanted") func addresses() async throws {
    let answer = Remote.DomainInterfaceAddressesResult(interfaces: [
      .init(
        name: "eth0", hwaddr: "52:54:00:00:00:01",
        addrs: [.init(type: 0, addr: "10.0.0.2", prefix: 24), .init(type: 1, addr: "fe80::1", prefix: 64)]),
      .init(name: "eth1", hwaddr: nil, addrs: []),
    ])
    let daemon = daemon(.domainInterfaceAddresses, answer)
    let run = await drover("-q", "domifaddr", "web", "--source", "agent", on: daemon)
    #expect(
      run.output == """
         eth0       52:54:00:00:00:01    ipv4         10.0.0.2/24
         -          -                    ipv6         fe80::1/64
         eth1       N/A                  N/A          N/A

        """)
    #expect(try sent(Remote.DomainInterfaceAddressesArguments.self, .domainInterfaceAddresses, daemon).source == 1)
    let full = await drover("-q", "domifaddr", "web", "eth0", "--full", on: daemon).output
    #expect(full.split(separator: "\n").allSatisfy { $0.contains("eth0") })
    let json = try JSON.parse(await drover("domifaddr", "web", "--output", "json", on: daemon).output)
    #expect(json.array?.count == 3)
    #expect(json.array?.last?["address"] == JSON.null)
  }

  @Test("file systems named in either way are frozen, and their number is said") func freeze() async throws {
    let daemon = daemon(.domainFSFreeze, Remote.DomainFSFreezeResult(filesystems: 2))
    #expect(await drover("domfsfreeze", "web", "--mountpoint", "/", "/srv", on: daemon).output.hasPrefix("Froze 2 "))
    #expect(try sent(Remote.DomainFSFreezeArguments.self, .domainFSFreeze, daemon).mountpoints == ["/", "/srv"])
  }

  @Test("groups of what a guest tells of itself become bits") func information() async throws {
    let answer = Remote.DomainGetGuestInfoResult(parameters: [.init(field: "os.id", value: .string("debian"))])
    let daemon = daemon(.domainGetGuestInfo, answer)
    #expect(
      await drover("-q", "guestinfo", "web", "--os", "--disk", on: daemon).output
        == "os.id               : debian\n")
    #expect(try sent(Remote.DomainGetGuestInfoArguments.self, .domainGetGuestInfo, daemon).types == 0b10_0010)
  }

  @Test("keys of a file come behind those that there are, without its comments") func keys() async throws {
    let file = try TemporaryFile("# mine\nssh-ed25519 A a@b\n\nssh-rsa B c@d\n")
    let daemon = daemon(.domainAuthorizedSSHKeysSet, XDRNothing())
    #expect(await drover("set-user-sshkeys", "web", "root", "--file", file.path, on: daemon).status == .success)
    let arguments = try sent(
      Remote.DomainAuthorizedSSHKeysSetArguments.self, .domainAuthorizedSSHKeysSet, daemon)
    #expect(arguments.keys == ["ssh-ed25519 A a@b", "ssh-rsa B c@d"])
    #expect(arguments.flags == 1)
  }

  @Test("the clock is read, set, and set from the hardware's") func clock() async throws {
    let read = daemon(.domainGetTime, Remote.DomainGetTimeResult(seconds: 1_700_000_000, nseconds: 5))
    #expect(await drover("-q", "domtime", "web", on: read).output == "Time: 1700000000\n")
    #expect(await drover("-q", "domtime", "web", "--pretty", on: read).output == "Time: 2023-11-14 22:13:20\n")
    let set = daemon(.domainSetTime, XDRNothing())
    #expect(await drover("domtime", "web", "--sync", on: set).status == .success)
    #expect(try sent(Remote.DomainSetTimeArguments.self, .domainSetTime, set).flags == 1)
  }

  @Test("the agent is waited for as long as is said") func timeout() async throws {
    let answer = Remote.DomainAgentSetResponseTimeoutResult(result: 0)
    let daemon = daemon(.domainAgentSetResponseTimeout, answer)
    #expect(await drover("guest-agent-timeout", "web", "--timeout", "-1", on: daemon).status == .success)
    let arguments = try sent(
      Remote.DomainAgentSetResponseTimeoutArguments.self, .domainAgentSetResponseTimeout, daemon)
    #expect(arguments.timeout == -1)
  }

  @Test(
    "a command line for the agent that makes no sense has status 2",
    arguments: [
      ["guestvcpus", "a", "1"], ["guestvcpus", "a", "--enable"], ["set-user-sshkeys", "a", "root"],
      ["domtime", "a", "--now", "--sync"], ["domhostname", "a", "--source", "arp"], ["set-user-password", "a", "root"],
      ["qemu-agent-command", "a", "x", "--async", "--block"], ["qemu-agent-command", "a", "x", "--timeout", "0"],
    ])
  func usage(arguments: [String]) async {
    let console = TestConsole()
    let user = UserEnvironment(userID: 0, runtimeDirectory: nil)
    #expect(await Tool(console: console, variables: [:], user: user).run(arguments) == .usage)
  }
}
