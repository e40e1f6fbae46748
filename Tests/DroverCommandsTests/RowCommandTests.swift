import ArgumentParser
import DroverClient
import DroverCore
import LibvirtWire
import ScriptedDaemon
import Testing

@testable import DroverCommands

@Suite struct RowCommandTests {
  let host = SmallHost([SmallHost.Guest("web", id: 12, state: .running(.booted))])

  /// A daemon that answers one procedure with a value, and the rest as a small host does.
  private func daemon(_ procedure: RemoteProcedure, _ answer: some XDRCodable) -> ScriptedDaemon {
    daemon { call, daemon in
      guard call.remote == procedure else { return false }
      daemon.reply(answer, to: call)
      return true
    }
  }

  private func daemon(_ body: @escaping @Sendable (OwnedFrame, ScriptedDaemon) -> Bool) -> ScriptedDaemon {
    let host = host
    return ScriptedDaemon { call, daemon in
      if !body(call, daemon) { host.answer(call, daemon) }
    }
  }

  private func xml(_ devices: String) -> ScriptedDaemon {
    daemon(.domainGetXMLDesc, Remote.DomainGetXMLDescResult(xml: "<domain><devices>\(devices)</devices></domain>"))
  }

  @Test("the disks of a definition, with what they have no source for") func disks() async {
    let devices = """
      <disk type='file'><source file='/a.qcow2'/><target dev='vda'/></disk>
      <disk type='volume' device='cdrom'><source pool='p' volume='v'/><target dev='sda'/></disk>
      <disk type='file' device='cdrom'><target dev='sdb'/></disk>
      """
    let run = await drover("domblklist", "web", on: xml(devices))
    #expect(
      run.output == """
         Target   Source
        --------------------
         vda      /a.qcow2
         sda      p/v
         sdb      -


        """)
    let json = try? JSON.parse(
      await drover("domblklist", "web", "--details", "--output", "json", on: xml(devices)).output)
    #expect(json?.array?.first?["device"]?.string == "disk")
    #expect(json?.array?.last?["source"] == JSON.null)
  }

  @Test("the figures of a disk by virsh's names, in its order, and in words") func blockFigures() async {
    let answer = Remote.DomainBlockStatsFlagsResult(
      parameters: [
        .init(field: "wr_operations", value: .int64(2)), .init(field: "rd_operations", value: .int64(7)),
        .init(field: "another", value: .int64(1)),
      ], parameterCount: 3)
    #expect(
      await drover("-q", "domblkstat", "web", "vda", on: daemon(.domainBlockStatsFlags, answer)).output
        == "vda rd_req 7\nvda wr_req 2\nvda another 1\n")
    let human = await drover(
      "-q", "domblkstat", "web", "--device", "vda", "--human", on: daemon(.domainBlockStatsFlags, answer))
    #expect(human.output.hasPrefix("Device: vda\n number of read operations:      7\n"))
  }

  @Test("what a host does not count of an interface is left out") func interfaceFigures() async {
    let answer = Remote.DomainInterfaceStatsResult(
      rxBytes: 90, rxPackets: 1, rxErrs: -1, rxDrop: -1, txBytes: 0, txPackets: 0, txErrs: -1, txDrop: -1)
    #expect(
      await drover("-q", "domifstat", "web", "tap0", on: daemon(.domainInterfaceStats, answer)).output
        == "tap0 rx_bytes 90\ntap0 rx_packets 1\ntap0 tx_bytes 0\ntap0 tx_packets 0\n")
  }

  @Test("a figure of the balloon that is not known here is shown by its number") func memoryFigures() async {
    let answer = Remote.DomainMemoryStatsResult(stats: [.init(tag: 6, value: 131_072), .init(tag: 99, value: 5)])
    #expect(
      await drover("-q", "dommemstat", "web", on: daemon(.domainMemoryStats, answer)).output
        == "actual 131072\nfigure_99 5\n")
  }

  @Test("a period reaches the daemon with its scope") func period() async throws {
    let daemon = daemon(.domainSetMemoryStatsPeriod, XDRNothing())
    #expect(await drover("dommemstat", "web", "--period", "3", "--live", "--config", on: daemon).status == .success)
    let call = try #require(daemon.calls.first { $0.remote == .domainSetMemoryStatsPeriod })
    let arguments = try call.decode(Remote.DomainSetMemoryStatsPeriodArguments.self)
    #expect(arguments.period == 3)
    #expect(arguments.flags == 3)
  }

  @Test("no limit of memory is said so, and null in JSON") func memoryLimits() async throws {
    let answer = Remote.DomainGetMemoryParametersResult(
      parameters: [
        .init(field: "hard_limit", value: .uint64(9_007_199_254_740_991)),
        .init(field: "soft_limit", value: .uint64(1024)),
      ], parameterCount: 2)
    #expect(
      await drover("-q", "memtune", "web", on: daemon(.domainGetMemoryParameters, answer)).output
        == "hard_limit     : unlimited\nsoft_limit     : 1024\n")
    let run = await drover("memtune", "web", "--output", "json", on: daemon(.domainGetMemoryParameters, answer))
    #expect(try JSON.parse(run.output)["hard_limit"] == JSON.null)
  }

  @Test("new limits become parameters with the types that daemons want") func setters() async throws {
    let memory = daemon(.domainSetMemoryParameters, XDRNothing())
    #expect(await drover("memtune", "web", "--hard-limit", "1G", "--soft-limit", "-1", on: memory).status == .success)
    let call = try #require(memory.calls.first { $0.remote == .domainSetMemoryParameters })
    #expect(
      try call.decode(Remote.DomainSetMemoryParametersArguments.self).parameters == [
        .init(field: "hard_limit", value: .uint64(1_048_576)),
        .init(field: "soft_limit", value: .uint64(9_007_199_254_740_991)),
      ])
    let interface = daemon(.domainSetInterfaceParameters, XDRNothing())
    #expect(await drover("domiftune", "web", "tap0", "--inbound", "100,,300", on: interface).status == .success)
    let limits = try #require(interface.calls.first { $0.remote == .domainSetInterfaceParameters })
    #expect(
      try limits.decode(Remote.DomainSetInterfaceParametersArguments.self).parameters == [
        .init(field: "inbound.average", value: .uint32(100)), .init(field: "inbound.burst", value: .uint32(300)),
      ])
  }

  @Test("an assignment takes the type that the daemon names") func scheduler() async throws {
    let known = Remote.DomainGetSchedulerParametersFlagsResult(
      parameters: [
        .init(field: "cpu_shares", value: .uint64(1024)), .init(field: "vcpu_quota", value: .int64(-1)),
      ])
    let daemon = daemon { call, daemon in
      switch call.remote {
      case .domainGetSchedulerParametersFlags: daemon.reply(known, to: call)
      case .domainSetSchedulerParametersFlags: daemon.reply(XDRNothing(), to: call)
      default: return false
      }
      return true
    }
    let run = await drover("-q", "schedinfo", "web", "vcpu_quota=-1", "--set", "cpu_shares=7", on: daemon)
    #expect(run.output.hasPrefix("Scheduler      : posix\ncpu_shares     : 1024\n"))
    let call = try #require(daemon.calls.first { $0.remote == .domainSetSchedulerParametersFlags })
    #expect(
      try call.decode(Remote.DomainSetSchedulerParametersFlagsArguments.self).parameters == [
        .init(field: "cpu_shares", value: .uint64(7)), .init(field: "vcpu_quota", value: .int64(-1)),
      ])
    #expect(await drover("schedinfo", "web", "bogus=1", on: daemon).status == .failure)
  }

  @Test("pins are shown as lists, and set from them") func pins() async throws {
    let daemon = daemon { call, daemon in
      switch call.remote {
      case .nodeGetCPUMap: daemon.reply(Remote.NodeGetCPUMapResult(cpumap: [0x0F], online: 4, result: 4), to: call)
      case .domainGetVCPUsFlags: daemon.reply(Remote.DomainGetVCPUsFlagsResult(num: 2), to: call)
      case .domainGetVCPUPinInfo:
        daemon.reply(Remote.DomainGetVCPUPinInfoResult(cpumaps: [0x0F, 0x05], num: 2), to: call)
      case .domainPinVCPUFlags: daemon.reply(XDRNothing(), to: call)
      default: return false
      }
      return true
    }
    #expect(await drover("-q", "vcpupin", "web", on: daemon).output == " 0   0-3\n 1   0,2\n")
    #expect(await drover("-q", "vcpupin", "web", "1", on: daemon).output == " 1   0,2\n")
    #expect(await drover("vcpupin", "web", "9", on: daemon).status == .failure)
    #expect(
      await drover("vcpupin", "web", "--vcpu", "1", "--cpulist", "0-3,^2", "--live", on: daemon).status == .success)
    let call = try #require(daemon.calls.first { $0.remote == .domainPinVCPUFlags })
    let arguments = try call.decode(Remote.DomainPinVCPUFlagsArguments.self)
    #expect(arguments.cpumap == [0x0B])
    #expect(arguments.vcpu == 1)
    #expect(arguments.flags == 1)
  }

  @Test("keys by name, by number and in another set of codes") func keys() async throws {
    let daemon = daemon(.domainSendKey, XDRNothing())
    #expect(await drover("send-key", "web", "KEY_LEFTCTRL", "0x38", "111", on: daemon).status == .success)
    #expect(await drover("send-key", "web", "--codeset", "usb", "40", on: daemon).status == .success)
    #expect(await drover("send-key", "web", "KEY_BOGUS", on: daemon).status == .usage)
    let calls = try daemon.calls.filter { $0.remote == .domainSendKey }.map {
      try $0.decode(Remote.DomainSendKeyArguments.self)
    }
    #expect(calls.map(\.keycodes) == [[29, 56, 111], [40]])
    #expect(calls.map(\.codeset) == [0, 7])
  }

  @Test("a daemon's refusal stands behind what was about to happen") func refusal() async {
    let daemon = daemon { call, daemon in
      guard call.remote == .domainInterfaceStats else { return false }
      daemon.fail(VirtError(.invalidArg, "invalid path, 'x' is not a known interface"), to: call)
      return true
    }
    #expect(
      await drover("domifstat", "web", "x", on: daemon).error == """
        error: Failed to get interface stats
        error: invalid argument: invalid path, 'x' is not a known interface

        """)
  }

  @Test("a CPU that cannot run is an answer, and a failure for scripts") func comparison() async throws {
    let file = try TemporaryFile("<cpu><model>qemu64</model></cpu>")
    let run = await drover(
      "cpu-compare", file.path, on: daemon(.connectCompareCPU, Remote.ConnectCompareCPUResult(result: 0)))
    #expect(run.status == .failure)
    #expect(run.output == "CPU described in \(file.path) is incompatible with host CPU\n")
    let better = await drover(
      "cpu-compare", file.path, "--output", "json",
      on: daemon(.connectCompareCPU, Remote.ConnectCompareCPUResult(result: 2)))
    #expect(better.status == .success)
    #expect(try JSON.parse(better.output)["result"]?.string == "superset")
  }

  @Test(
    "a command line of the table that makes no sense has status 2",
    arguments: [
      ["domblkinfo", "a"], ["domblkinfo", "a", "vda", "--all"], ["vcpucount", "a", "--maximum", "--active"],
      ["set-lifecycle-action", "a", "crash", "dance"], ["metadata", "a", "u", "--set", "<x/>"],
      ["metadata", "a", "u", "--set", "<x/>", "--remove"], ["memtune", "a", "--hard-limit", "much"],
      ["domiftune", "a", "i", "--inbound", "1,2,3,4,5"], ["setvcpu", "a", "1"], ["iothreadset", "a", "1"],
      ["freecell", "0", "--all"], ["freepages", "0"], ["hypervisor-cpu-baseline"], ["numatune", "a", "--mode", "x"],
      ["schedinfo"], ["dompmsuspend", "a", "bed"], ["desc", "a", "--live", "--current"],
    ])
  func usage(arguments: [String]) async {
    let console = TestConsole()
    let user = UserEnvironment(userID: 0, runtimeDirectory: nil)
    #expect(await Tool(console: console, variables: [:], user: user).run(arguments) == .usage)
    #expect(console.error.hasPrefix("error: "))
  }
}

@Suite struct CommandTableTests {
  @Test("no two commands have a name, and each says what it does") func names() {
    let names = Drover.commands.compactMap { $0.configuration.commandName }
    #expect(Set(names).count == names.count)
    #expect(Drover.commands.allSatisfy { $0.configuration.abstract.hasSuffix(".") })
  }

  @Test("every command is completed in every shell", arguments: CompletionShell.allCases)
  func completion(shell: CompletionShell) {
    let script = Drover.completionScript(for: shell)
    for name in Drover.commands.filter({ $0.configuration.shouldDisplay }).compactMap({ $0.configuration.commandName })
    {
      #expect(script.contains(name), "\(name)")
    }
    #expect(script.contains("drover --quiet list --all --name"))
  }

  @Test(
    "what stands in a place may be an option too, as virsh has it",
    arguments: [
      ("setmem a 1G", "setmem a 1G"), ("setmem --domain a --size 1G", "setmem a 1G"),
      ("setmem --size 1G --domain a --live", "setmem a 1G --live"), ("setmem --domain a 1G", "setmem a 1G"),
      ("setmem a --size=1G --config", "setmem a --config 1G"), ("setmem --size 1G a", "setmem a 1G"),
      ("-c uri --output json vcpupin a --cpulist 0 --vcpu 1", "-c uri --output json vcpupin a 1 0"),
      ("domblkstat --domain a --device vda --human", "domblkstat a vda --human"),
      ("desc --domain a -- --new-desc x", "desc a -- --new-desc x"), ("list --domain a", "list --domain a"),
      ("setmem a --size", "setmem a --size"), ("--version", "--version"), ("", ""),
    ])
  func places(written: String, arranged: String) {
    let words = { (text: String) in text.split(separator: " ").map(String.init) }
    #expect(NamedPlaces.arranged(words(written)) == words(arranged))
  }
}

@Suite struct TableWordsTests {
  @Test(
    "lists of processors are read and written",
    arguments: [("0-3", "0-3"), ("0,2,3", "0,2-3"), ("0-7,^3", "0-2,4-7"), ("r", "0-7"), ("5", "5")])
  func lists(written: String, shown: String) throws {
    #expect(ProcessorList.text(try ProcessorList.parse(written, all: 8).numbers(below: 8)) == shown)
  }

  @Test("what is no list is refused", arguments: ["", "x", "3-1", "1-", "-1", "1,,2", "0-99999999", "1-2-3"])
  func noLists(text: String) { #expect(throws: (any Error).self) { try ProcessorList.parse(text, all: 8) } }

  @Test("sizes with units", arguments: [(0, "0.000 bytes"), (1023, "1023.000 bytes"), (196_616, "192.008 KiB")])
  func sizes(bytes: UInt64, text: String) { #expect(HumanSize.text(bytes) == text) }

  @Test("the largest size has a unit too") func largest() { #expect(HumanSize.text(.max) == "16.000 EiB") }

  @Test("CPUs are found alone, behind each other and in capabilities") func cpus() throws {
    #expect(
      try CPUFile.elements(in: "<?xml version='1.0'?>\n<cpu><model>a</model></cpu>") == ["<cpu><model>a</model></cpu>"])
    #expect(try CPUFile.elements(in: "<cpu x='1&amp;2'/><cpu/>") == ["<cpu x=\"1&amp;2\"></cpu>", "<cpu></cpu>"])
    #expect(try CPUFile.elements(in: "<capabilities><host><cpu/></host></capabilities>") == ["<cpu></cpu>"])
    let domain = """
      <domainCapabilities><cpu><mode name='maximum'/><mode name='host-model' supported='yes'><model>b</model></mode>\
      </cpu></domainCapabilities>
      """
    #expect(try CPUFile.elements(in: domain) == ["<cpu><model>b</model></cpu>"])
    #expect(throws: (any Error).self) { try CPUFile.elements(in: "<domain/>") }
    #expect(throws: (any Error).self) { try CPUFile.elements(in: "cpu") }
  }
}
