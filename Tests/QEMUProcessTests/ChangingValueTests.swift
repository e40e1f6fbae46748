import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Testing

@testable import QEMUProcess

@Suite struct ChangingValueTests {
  @Test func `threads are found by what they do; all others are QEMU's own`() {
    let threads = GuestThreadNumbers(
      process: 10, cpus: [["cpu-index": 0, "thread-id": 11], ["cpu-index": 2, "thread-id": 12]],
      ioThreads: [["id": "iothread3", "thread-id": 13], ["id": "mine", "thread-id": 14], ["id": "iothreadx"]])
    #expect(threads.numbers(of: .virtualCPU(2)) == [12] && threads.numbers(of: .virtualCPU(1)).isEmpty)
    #expect(threads.numbers(of: .ioThread(3)) == [13] && threads.ioThreadIDs == [3])
    #expect(threads.parts(of: .virtualCPUs).map(\.name) == ["vcpu0", "vcpu2"])
    #expect(threads.parts(of: .whole).isEmpty)
  }

  @Test func `QEMU is told all limits of a drive, the missing ones as none`() {
    var limits = DiskIOTune()
    limits.readBytesSec = 5
    limits.readBytesSecMax = 9
    limits.groupName = "g"
    let command = QMPCommand.setLimits(limits, ofDrive: "/machine/peripheral/a")
    #expect(command.arguments["bps_rd"] == 5 && command.arguments["bps"] == 0 && command.arguments["iops_wr"] == 0)
    #expect(command.arguments["bps_rd_max"] == 9 && command.arguments["iops_max"] == nil)
    #expect(command.arguments["group"] == "g" && command.arguments["id"] == "/machine/peripheral/a")
  }

  @Test func `a password holds until its end, or for ever`() {
    var display = Graphics()
    #expect(QMPCommand.passwords(of: display).isEmpty)
    display.passwd = "secret"
    #expect(QMPCommand.passwords(of: display).last?.arguments["time"] == "never")
    display.passwdValidTo = "1970-01-01T00:00:09"
    #expect(QMPCommand.passwords(of: display).last?.arguments["time"] == "9")
  }

  @Test func `what comes into a guest waits at its tap, and what it sends too fast is dropped`() {
    var bandwidth = InterfaceBandwidth()
    bandwidth.inbound = InterfaceRate()
    bandwidth.inbound?.average = 100
    bandwidth.inbound?.peak = 200
    bandwidth.outbound = InterfaceRate()
    bandwidth.outbound?.average = 50
    let commands = LinkBandwidth(link: "vnet0", bandwidth: bandwidth).commands.setting.map { $0.joined(separator: " ") }
    #expect(commands.count == 4)
    #expect(commands[1].hasSuffix("htb rate 100kbps ceil 200kbps"))
    #expect(commands[3].contains("police rate 50kbps burst 50kb"))
    #expect(LinkBandwidth(link: "vnet0", bandwidth: nil).commands.setting.isEmpty)
  }

  @Test func `whoever waits for a device is told that it went, that it stays, or that the guest has ended`()
    async throws
  {
    let host = try TestHost(planner: HandWritten())
    let departures = DeviceDepartures()
    func wait(_ alias: String, _ body: @escaping @Sendable () async throws(VirtError) -> Void) async throws
      -> DeviceDepartures.Outcome
    {
      try await departures.wait(for: alias, within: .seconds(60), reactor: host.reactor, order: body)
    }
    #expect(try await wait("a") { () async throws(VirtError) in departures.heard(.deviceDeleted(alias: "a")) } == .gone)
    let refused = try await wait("b") { () async throws(VirtError) in
      departures.heard(.deviceDeleted(alias: "other"))
      departures.heard(.deviceUnplugRefused(alias: "b"))
    }
    #expect(refused == .refused)
    await #expect(throws: VirtError.self) {
      _ = try await wait("c") { () async throws(VirtError) in throw VirtError(.internalError, "no") }
    }
    let late = try await departures.wait(for: "d", within: .milliseconds(1), reactor: host.reactor) {
      () async throws(VirtError) in
    }
    #expect(late == .silent)
    #expect(try await wait("e") { () async throws(VirtError) in departures.close() } == .ended)
    #expect(try await wait("f") { () async throws(VirtError) in } == .ended)
  }
}
