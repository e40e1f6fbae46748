import Domains
import DroverCore
import DroverHost
import Foundation
import QEMUMonitor
import Testing

@testable import QEMUProcess

@Suite struct GuestValueTests {
  private func event(_ name: String, _ data: JSONObject = [:]) -> GuestEvent? {
    GuestEvent(QMPEvent(name: name, timestamp: .init(seconds: 5, microseconds: 6), data: data))
  }

  @Test func `events of QEMU mean what Domains knows`() {
    #expect(event("STOP") == .stopped)
    #expect(event("RESUME") == .resumed)
    #expect(event("POWERDOWN") == .powerDown)
    #expect(event("SHUTDOWN", ["guest": true, "reason": "guest-shutdown"]) == .shutdown(.guest))
    #expect(event("SHUTDOWN", ["guest": false, "reason": "host-signal"]) == .shutdown(.host))
    #expect(event("SHUTDOWN", ["guest": true, "reason": "guest-reset"]) == .shutdown(.guestReset))
    #expect(event("SHUTDOWN", ["guest": true, "reason": "something-new"]) == .shutdown(.guest))
    #expect(event("RESET", ["guest": true]) == .reset(byGuest: true))
    #expect(event("WATCHDOG", ["action": "inject-nmi"]) == .watchdog(.injectNMI))
    #expect(event("GUEST_PANICKED", ["action": "pause"]) == .panicked(.panicked))
    #expect(event("GUEST_CRASHLOADED", ["action": "run"]) == .panicked(.crashLoaded))
    #expect(event("RTC_CHANGE", ["offset": 7]) == .clockChanged(offset: 7))
    #expect(event("BALLOON_CHANGE", ["actual": 2048]) == .balloonChanged(kibibytes: 2))
    #expect(event("NIC_RX_FILTER_CHANGED", ["name": "net0"]) == nil)
    #expect(event("BLOCK_JOB_COMPLETED") == nil)
  }

  @Test func `devices are told by the alias that we gave them`() {
    let path = "/machine/peripheral/virtio-disk0/virtio-backend"
    #expect(
      event("BLOCK_IO_ERROR", ["device": "", "qom-path": .string(path), "action": "stop", "nospace": true])
        == .ioError(.init(alias: "virtio-disk0", action: .pause, reason: "enospc")))
    #expect(
      event("BLOCK_IO_ERROR", ["device": "drive-ide0-0-1", "action": "report", "nospace": false])
        == .ioError(.init(alias: "ide0-0-1", action: .report, reason: "")))
    #expect(
      event("DEVICE_DELETED", ["device": "net0", "path": "/machine/peripheral/net0"]) == .deviceDeleted(alias: "net0"))
    #expect(
      event("DEVICE_DELETED", ["path": "/machine/peripheral/net0/virtio-backend"]) == .deviceDeleted(alias: "net0"))
    #expect(event("DEVICE_DELETED", ["path": "/machine/unattached/device[3]"]) == nil)
    #expect(
      event("DEVICE_TRAY_MOVED", ["id": "sata0-0-0", "tray-open": true]) == .trayMoved(alias: "sata0-0-0", isOpen: true)
    )
  }

  @Test func `the raw form keeps name, time and data`() {
    let raw = MonitorEvent(
      QMPEvent(name: "X", timestamp: .init(seconds: 5, microseconds: 6), data: ["a": [1, "b"]]))
    #expect(raw == MonitorEvent(name: "X", seconds: 5, microseconds: 6, data: #"{"a":[1,"b"]}"#))
    let timeless = MonitorEvent(QMPEvent(name: "X", timestamp: .init(seconds: -1, microseconds: -1)))
    #expect(timeless == MonitorEvent(name: "X", seconds: 0, microseconds: 0, data: nil))
  }

  @Test func `every state of QEMU that Domains knows has the same name`() {
    for status in GuestStatus.allCases {
      #expect(QMPRunStatus.State(rawValue: status.rawValue) != nil, "\(status)")
    }
    #expect(GuestStatus(QMPRunStatus(state: .other, running: false)) == nil)
  }

  @Test func `a name in parentheses does not confuse the figures of a process`() throws {
    let line = "812 (a) b (c) S 1 812 812 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 3 0 98765 104857600 2560 1"
    let facts = try #require(ProcessFacts(line: Array(line.utf8)))
    #expect(facts.startTime == 98765 && facts.userTicks == 250 && facts.systemTicks == 50)
    #expect(facts.statistics.cpuTime == 3_000_000_000)
    #expect(ProcessFacts(line: Array("812 (x) S 1 2".utf8)) == nil)
    #expect(ProcessFacts(line: []) == nil)
  }

  @Test func `the last words are whole lines after the header`() throws {
    let path = NSTemporaryDirectory() + "drover-qemu-words-\(Foundation.UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = GuestLog(path: path)
    #expect(log.words(since: .beginning).isEmpty)
    let header = "header\n"
    func mark(_ words: UInt64) -> LogMark { LogMark(head: 0, words: words, stamp: "header") }
    let words = "first line\nsecond line\n"
    try (header + words).write(toFile: path, atomically: false, encoding: .utf8)
    let start = UInt64(header.utf8.count)
    #expect(log.words(since: mark(start)) == "first line\nsecond line")
    #expect(log.words(since: mark(start), atMost: 15) == "second line")
    #expect(log.words(since: mark(10_000)).isEmpty)
    // Another file with the same name holds nothing of an earlier run.
    try words.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(log.words(since: mark(start)) == "first line\nsecond line")
  }

  @Test func `names of domains cannot leave their folder`() {
    #expect(FileName.safe("../../etc/passwd") == "_.._.._etc_passwd")
    #expect(FileName.safe("web") == "web")
    #expect(FileName.safe("") == "_")
    #expect(FileName.ofRun(id: 7, name: "a-name-of-more-than-twenty-letters") == "domain-7-a-name-of-more-than-")
  }

  @Test func `a run folder goes with everything in it, and nothing beyond a link`() throws {
    let root = NSTemporaryDirectory() + "drover-qemu-folder-\(Foundation.UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let files = FileManager.default
    try files.createDirectory(atPath: root + "/outside", withIntermediateDirectories: true)
    _ = files.createFile(atPath: root + "/outside/kept", contents: nil)
    let folder = RunFolder(path: root + "/run")
    try folder.create()
    try folder.writeMasterKey(for: nil)
    #expect(try files.attributesOfItem(atPath: folder.masterKeyPath)[.size] as? Int == 32)
    try files.createDirectory(atPath: folder.path + "/deep/deeper", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder.path + "/deep/link", withDestinationPath: root + "/outside")
    try folder.create()
    #expect(try files.contentsOfDirectory(atPath: folder.path).isEmpty)
    try folder.remove()
    #expect(!files.fileExists(atPath: folder.path))
    #expect(files.fileExists(atPath: root + "/outside/kept"))
  }
}
