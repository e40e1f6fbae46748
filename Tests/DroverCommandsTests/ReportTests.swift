import ArgumentParser
import DroverClient
import DroverCore
import Testing

@testable import DroverCommands

@Suite struct ReportTests {
  let summary = DomainSummary(
    identity: DomainIdentity(name: "web", uuid: UUID(high: 0, low: 1), id: 4), osType: "hvm",
    info: DomainInfo(
      stateNumber: 1, maximumMemory: ByteCount(bytes: 64 << 20), memory: ByteCount(bytes: 32 << 20), virtualCPUs: 2,
      cpuTime: .milliseconds(550)),
    isPersistent: true, autostart: false, isSaved: false, security: SecurityModel(model: "none", doi: "0"))

  @Test("dominfo as virsh lays it out") func domInfo() {
    #expect(
      summary.report.text(quiet: false, colours: false) == """
        Id:             4
        Name:           web
        UUID:           00000000-0000-0000-0000-000000000001
        OS Type:        hvm
        State:          running
        CPU(s):         2
        CPU time:       0.6s
        Max memory:     65536 KiB
        Used memory:    32768 KiB
        Persistent:     yes
        Autostart:      disable
        Managed save:   no
        Security model: none
        Security DOI:   0

        """)
  }

  @Test("dominfo of a domain that never ran, on a daemon with less") func lesserDomInfo() {
    var summary = summary
    summary.identity.id = nil
    summary.info.cpuTime = .zero
    summary.isSaved = nil
    summary.security = nil
    let lines = summary.report.text(quiet: false, colours: false).split(separator: "\n")
    #expect(lines.first == "Id:             -")
    #expect(!lines.contains { $0.hasPrefix("CPU time") || $0.hasPrefix("Managed") || $0.hasPrefix("Security") })
  }

  @Test("dominfo shows how a guest is confined and what is to be said of it") func labels() {
    var summary = summary
    summary.security = SecurityModel(model: "selinux", doi: "1")
    summary.label = SecurityLabel(label: "svirt_t:s0", enforcing: true)
    summary.messages = ["tainted: custom-argv", "deprecated configuration: machine type"]
    let text = summary.report.text(quiet: false, colours: false)
    #expect(text.contains("Security label: svirt_t:s0 (enforcing)\n"))
    #expect(text.contains("Messages:       tainted: custom-argv\n                deprecated configuration"))
  }

  @Test("seconds with a digit", arguments: [(0, "0.0"), (49, "0.0"), (50, "0.0"), (51, "0.1"), (3_723_456, "3723.5")])
  func tenths(milliseconds: Int, text: String) {
    #expect(DomainSummary.tenths(.milliseconds(milliseconds)) == text)
  }

  @Test("nodeinfo as virsh lays it out") func nodeInfo() {
    let info = NodeInfo(
      model: "x86_64", memory: ByteCount(bytes: 4_942_040 << 10), cpus: 2, megahertz: 2596, topology: (1, 1, 2, 1))
    #expect(
      NodeInfoCommand.report(info).text(quiet: false, colours: false) == """
        CPU model:           x86_64
        CPU(s):              2
        CPU frequency:       2596 MHz
        CPU socket(s):       1
        Core(s) per socket:  2
        Thread(s) per core:  1
        NUMA cell(s):        1
        Memory size:         4942040 KiB

        """)
  }

  @Test("version names tool, interface and hypervisor") func version() {
    let versions = Versions(
      type: "QEMU", library: LibraryVersion(number: 11_003_000), hypervisor: LibraryVersion(number: 7_002_022))
    let lines = versions.report(daemon: true).text(quiet: false, colours: false).split(separator: "\n")
    #expect(
      lines.dropFirst() == [
        "Using API: QEMU 11.3.0", "Running hypervisor: QEMU 7.2.22", "Running against daemon: 11.3.0",
      ])
  }

  @Test("the most CPUs are found in what a machine can do") func maxVCPUs() {
    #expect(MaxVCPUsCommand.maximum(in: "<domainCapabilities>\n  <vcpu max='255'/>\n</domainCapabilities>") == 255)
    #expect(MaxVCPUsCommand.maximum(in: "<vcpu/>\n<vcpu max=") == nil)
    #expect(MaxVCPUsCommand.maximum(in: "") == nil)
  }

  @Test("figures as C prints them") func figures() {
    #expect(TypedParameter.Value.double(1.5).text == "1.500000")
    #expect(TypedParameter.Value.double(-0.25).text == "-0.250000")
    #expect(TypedParameter.Value.double(1e300).text == "1e+300")
    #expect(TypedParameter.Value.ulong(.max).text == "18446744073709551615")
    #expect(TypedParameter.Value.boolean(true).text == "yes")
  }
}

@Suite struct MonitorCommandTests {
  @Test("a bare name becomes a command; JSON stays as it is") func qmp() {
    #expect(MonitorCommand.qmp("query-status") == #"{"execute":"query-status"}"#)
    #expect(MonitorCommand.qmp(#" {"execute":"x"}"#) == #" {"execute":"x"}"#)
  }

  private func report(_ answer: String, _ arguments: String...) throws -> String {
    let command = try #require(
      try Drover.parseAsRoot(["qemu-monitor-command", "a", "x"] + arguments) as? MonitorCommand)
    return try command.report(answer).text(quiet: false, colours: false)
  }

  @Test("an answer is shown as it came, laid out, or by its value") func answers() throws {
    let answer = #"{"return":{"running":true,"list":[1]},"id":"x-1"}"#
    #expect(try report(answer) == answer + "\n")
    #expect(try report(answer, "--return-value") == #"{"running":true,"list":[1]}"#)
    #expect(
      try report(answer, "--return-value", "--pretty") == """
        {
          "running": true,
          "list": [
            1
          ]
        }
        """)
    #expect(try report("VM status: running\r\n", "--hmp") == "VM status: running\r\n\n")
  }

  @Test("the value of a refusal is a failure with QEMU's words") func refusal() {
    #expect { try report(#"{"error":{"class":"X","desc":"no such thing"}}"#, "--return-value") } throws: {
      ($0 as? CommandFailure)?.summary?.contains("no such thing") == true
    }
    #expect { try report("nonsense", "--pretty") } throws: { $0 is CommandFailure }
  }

  @Test("domain and command stand in their places or behind their options") func places() throws {
    for arguments in [["a", "x", "y"], ["--domain", "a", "x", "y"], ["--domain", "a", "--cmd", "x", "--cmd", "y"]] {
      let command = try #require(
        try Drover.parseAsRoot(["qemu-monitor-command", "--hmp"] + arguments) as? MonitorCommand)
      let parts = try command.parts
      #expect(parts.domain == "a")
      #expect(parts.command == "x y")
    }
  }
}
