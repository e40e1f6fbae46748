import ArgumentParser
import DroverClient
import DroverCore
import LibvirtWire
import ScriptedDaemon
import Testing

@testable import DroverCommands

@Suite struct ToolTests {
  let host = SmallHost([
    SmallHost.Guest("beta", state: .shutoff(.destroyed)),
    SmallHost.Guest("web", id: 12, state: .paused(.ioError), title: "The web"),
    SmallHost.Guest("alpha", id: 3, state: .running(.booted)), SmallHost.Guest("Alpha2", state: .shutoff(.unknown)),
  ])

  @Test("list shows the active ones by number, with --all the others by name behind them") func list() async {
    let active = await drover("list", on: host.daemon())
    #expect(active.status == .success)
    #expect(
      active.output == """
         Id   Name    State
        -----------------------
         3    alpha   running
         12   web     paused


        """)
    let all = await drover("-q", "list", "--all", "--title", on: host.daemon())
    #expect(
      all.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") } == [
        "3 alpha running", "12 web paused The web", "- Alpha2 shut off", "- beta shut off",
      ])
  }

  @Test("names, UUIDs and numbers alone") func plainLists() async {
    #expect(await drover("list", "--all", "--name", on: host.daemon()).output == "alpha\nweb\nAlpha2\nbeta\n\n")
    #expect(await drover("-q", "list", "--all", "--id", on: host.daemon()).output == "3\n12\n")
    #expect(
      await drover("-q", "list", "--id", "--name", "--inactive", on: host.daemon()).output == "- Alpha2\n- beta\n")
    let uuids = await drover("-q", "list", "--uuid", "--name", on: host.daemon()).output
    #expect(uuids.split(separator: "\n").first == "00000000-0000-0000-0000-000000000061 alpha")
  }

  @Test(
    "options of list become one filter",
    arguments: [
      ([], DomainFilter.active), (["--all"], []), (["--inactive"], .inactive),
      (["--state-shutoff"], [.inactive, .shutoff]),
      (["--state-paused", "--transient"], [.active, .paused, .transient]),
      (["--all", "--no-autostart", "--with-managed-save"], [.noAutostart, .managedSave]),
    ] as [([String], DomainFilter)])
  func filters(arguments: [String], filter: DomainFilter) throws {
    let command = try #require(try Drover.parseAsRoot(["list"] + arguments) as? ListCommand)
    #expect(command.choice.filter == filter)
  }

  @Test("a list as JSON says everything") func listJSON() async throws {
    let run = await drover("list", "--output", "json", on: host.daemon())
    let entries = try #require(try JSON.parse(run.output).array)
    #expect(entries.count == 2)
    #expect(entries.first?["name"]?.string == "alpha")
    #expect(entries.last?["reason"]?.string == "I/O error")
    #expect(entries.last?["title"]?.string == "The web")
    #expect(entries.first?["title"] == JSON.null)
  }

  @Test("a domain that goes while the list is made is left out") func goneMeanwhile() async {
    let host = host
    let daemon = ScriptedDaemon { call, daemon in
      if call.remote == .domainGetState, let domain = try? call.decode(Remote.DomainGetStateArguments.self).domain,
        domain.name == "web"
      {
        return daemon.fail(.noDomain("uuid"), to: call)
      }
      host.answer(call, daemon)
    }
    #expect(await drover("-q", "list", on: daemon).output == " 3   alpha   running\n")
  }

  @Test("state and reason in virsh's words, by name, number and UUID") func state() async {
    for text in ["web", "12", "00000000-0000-0000-0000-000000000077"] {
      #expect(await drover("domstate", text, "--reason", on: host.daemon()).output == "paused (I/O error)\n\n")
    }
    #expect(await drover("domstate", "--domain", "beta", on: host.daemon()).output == "shut off\n\n")
    let json = await drover("domstate", "beta", "--output", "json", on: host.daemon()).output
    #expect((try? JSON.parse(json))?["reason"]?.string == "destroyed")
  }

  @Test("a domain that does not exist: two lines, status 1") func noDomain() async {
    let run = await drover("domstate", "gamma", on: host.daemon())
    #expect(run.status == .failure)
    #expect(run.output == "")
    #expect(
      run.error == """
        error: failed to get domain 'gamma'
        error: Domain not found: no domain with matching name 'gamma'

        """)
  }

  @Test("an error as JSON has the daemon's number") func errorJSON() async throws {
    let run = await drover("--output", "json", "destroy", "beta", on: host.daemon())
    #expect(run.status == .failure)
    let error = try #require(try JSON.parse(run.error)["error"])
    #expect(error["code"]?.int == 55)
    #expect(error["message"]?.string == "Requested operation is not valid: domain is not running")
    #expect(error["summary"]?.string == "Failed to destroy domain 'beta'")
  }

  @Test("what was done is said, unless nobody wants to hear it") func done() async {
    #expect(await drover("start", "beta", on: host.daemon()).output == "Domain 'beta' started\n\n")
    #expect(await drover("start", "beta", "-q", on: host.daemon()).output == "")
    #expect(await drover("start", "alpha", on: host.daemon()).error == "error: Domain is already active\n")
    let json = await drover("destroy", "alpha", "--output", "json", on: host.daemon()).output
    #expect((try? JSON.parse(json))?["action"]?.string == "destroyed")
  }

  @Test("options of a start reach the daemon", arguments: [("--autodestroy", 2), ("--autokill", 2), ("--paused", 1)])
  func startFlags(option: String, bits: Int) async throws {
    let daemon = host.daemon()
    #expect(await drover("start", "beta", option, on: daemon).status == .success)
    let call = try #require(daemon.calls.first { $0.remote == .domainCreateWithFlags })
    #expect(try call.decode(Remote.DomainCreateWithFlagsArguments.self).flags == UInt32(bits))
  }

  @Test("options of all commands stand before the command or behind it") func globalOptions() async {
    let before = await drover("-c", "qemu+unix:///system?socket=/x", "-r", "hostname", on: host.daemon())
    let behind = await drover("hostname", "-r", "--connect", "qemu+unix:///system?socket=/x", on: host.daemon())
    #expect(before.output == "small\n\n")
    #expect(before.endpoint == Endpoint(sockets: ["/x"], readOnly: true))
    #expect(behind.endpoint == before.endpoint)
  }

  @Test("which daemon: --root, then -c, then DROVER_URI, then droverd's own") func address() async {
    let variables = ["DROVER_URI": "qemu:///system"]
    let root = await drover("uri", "--root", "/tmp/d", on: host.daemon(), variables: variables)
    #expect(root.endpoint?.sockets == ["/tmp/d/run/drover.sock"])
    let variable = await drover("uri", on: host.daemon(), variables: variables)
    #expect(variable.endpoint?.sockets.first == "/run/libvirt/libvirt-sock")
    #expect(await drover("uri", on: host.daemon()).endpoint?.sockets == ["/run/drover/drover.sock"])
  }

  @Test(
    "a command line that makes no sense has status 2",
    arguments: [
      ["bogus"], ["list", "--bogus"], ["start"], ["start", "a", "b"], ["shutdown", "a", "--mode", "x"],
      ["list", "--table", "--name"], ["event"], ["event", "--event", "x"], ["event", "--all", "--timeout", "0"],
      ["-c", "qemu:///system", "--root", "/x", "list"], ["qemu-monitor-command", "a"], ["--deadline", "-1", "list"],
      ["domxml-to-native", "qemu-argv"], ["undefine", "a", "--nvram", "--keep-nvram"], ["--output", "yaml", "list"],
    ])
  func usage(arguments: [String]) async {
    let console = TestConsole()
    let user = UserEnvironment(userID: 0, runtimeDirectory: nil)
    let status = await Tool(console: console, variables: [:], user: user).run(arguments)
    #expect(status == .usage)
    #expect(console.error.hasPrefix("error: "))
    #expect(console.output == "")
  }

  @Test("a command that does not exist leads to the one that was meant") func nearCommand() async {
    let run = await drover("strat", "x", on: host.daemon())
    #expect(run.error == "error: unknown command: 'strat'\nhint: did you mean 'start'?\n")
  }

  @Test("no daemon: virsh's words and what could help") func noDaemon() async {
    let console = TestConsole()
    let user = UserEnvironment(userID: 0, runtimeDirectory: nil)
    let status = await Tool(console: console, variables: [:], user: user).run(["--root", "/nonexistent", "list"])
    #expect(status == .failure)
    #expect(console.error.hasPrefix("error: failed to connect to the hypervisor\nerror: "))
    #expect(console.error.contains("/nonexistent/run/drover.sock"))
    #expect(console.error.contains("hint: "))
  }

  @Test("errors are coloured only where somebody sees it") func colours() async {
    #expect(await drover("domstate", "x", on: host.daemon(), colours: true).error.contains("\u{1B}[1;31merror:"))
    #expect(await drover("list", on: host.daemon(), colours: true).output.contains("\u{1B}[32mrunning\u{1B}[0m"))
  }

  @Test(
    "help and version are no errors", arguments: [["--help"], ["--version"], ["help", "list"], ["list", "-h"], []])
  func help(arguments: [String]) async {
    let console = TestConsole()
    let user = UserEnvironment(userID: 0, runtimeDirectory: nil)
    #expect(await Tool(console: console, variables: [:], user: user).run(arguments) == .success)
    #expect(!console.output.isEmpty)
    #expect(console.error == "")
  }
}
