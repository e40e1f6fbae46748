import DroverCore
import Domains
import QEMUMonitor
import Testing

@testable import QEMUProcess

@Suite struct GuestNamesTests {
  @Test func `names go both ways, and through what is written down`() throws {
    var names = GuestNames()
    #expect(names.note == nil)
    names.set("iothread1", to: "worker")
    names.set("balloon0", to: "/machine/peripheral-anon/device[3]")
    names.set("vcpu2", to: "vcpu2")
    names.set("net0", to: "two words")
    let note = try #require(names.note)
    #expect(note == "balloon0=/machine/peripheral-anon/device[3] iothread1=worker")
    let read = GuestNames(note: note)
    #expect(read == names)
    #expect(read.theirs("iothread1") == "worker")
    #expect(read.ours("worker") == "iothread1")
    #expect(read.theirs("net0") == "net0")
    #expect(read.path("balloon0") == "/machine/peripheral-anon/device[3]")
    #expect(read.path("disk") == "/machine/peripheral/disk")
    #expect(GuestNames(note: "= a= =b") == GuestNames())
  }

  @Test func `an event tells of a device as we call it`() {
    var names = GuestNames()
    names.set("vcpu1", to: "second")
    #expect(GuestEvent.deviceDeleted(alias: "second").named(by: names) == .deviceDeleted(alias: "vcpu1"))
    #expect(GuestEvent.deviceUnplugRefused(alias: "other").named(by: names) == .deviceUnplugRefused(alias: "other"))
  }

  @Test func `a line that was added leads where QEMU says`() {
    func backEnd(_ target: String) -> JSONObject? { CommandTruth.backEnd(target) }
    #expect(backEnd("pty:/dev/pts/3") == ["backend": "pty"])
    #expect(backEnd("vc") == ["backend": "vc"])
    #expect(
      backEnd("disconnected:unix:/run/a.sock,server=on")
        == ["backend": "socket", "path": "/run/a.sock", "server": true, "wait": false])
    #expect(
      backEnd("telnet:127.0.0.1:4555,server=on")
        == ["backend": "socket", "host": "127.0.0.1", "port": "4555", "telnet": true, "server": true, "wait": false])
    for unknown in ["file", "tcp:127.0.0.1:1 <-> 127.0.0.1:2", "tcp:1", "", ":", "spicevmc:x"] {
      #expect(backEnd(unknown) == nil, "\(unknown)")
    }
  }
}
