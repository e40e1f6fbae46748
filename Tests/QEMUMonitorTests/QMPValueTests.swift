import DroverCore
import QEMUMonitor
import Testing

@Suite struct QMPValueTests {
  private func event(_ name: String, _ data: JSONObject = [:]) -> QMPEvent.Kind {
    QMPEvent(name: name, timestamp: .init(seconds: 0, microseconds: 0), data: data).kind
  }

  @Test func `events are read with their data`() {
    #expect(
      event("SHUTDOWN", ["guest": true, "reason": "guest-shutdown"]) == .shutdown(guest: true, reason: .guestShutdown))
    #expect(
      event("SHUTDOWN", ["guest": false, "reason": "host-qmp-quit"]) == .shutdown(guest: false, reason: .quit))
    #expect(event("RESET", ["guest": true, "reason": "brand-new"]) == .reset(guest: true, reason: .other))
    #expect(event("STOP") == .stop)
    #expect(event("RESUME") == .resume)
    #expect(event("SUSPEND_DISK") == .suspendToDisk)
    #expect(event("GUEST_PANICKED", ["action": "pause"]) == .guestPanicked(action: "pause", info: nil))
    #expect(event("WATCHDOG", ["action": "reset"]) == .watchdog(action: "reset"))
    #expect(event("RTC_CHANGE", ["offset": -3600, "qom-path": "/"]) == .clockChanged(offset: -3600))
    #expect(event("BALLOON_CHANGE", ["actual": 1_048_576]) == .balloonChanged(size: ByteCount(bytes: 1_048_576)))
    #expect(event("DEVICE_DELETED", ["path": "/machine/x"]) == .deviceDeleted(id: nil, path: "/machine/x"))
    #expect(
      event("VSERPORT_CHANGE", ["id": "channel0", "open": true]) == .serialPortChanged(id: "channel0", open: true))
    #expect(event("JOB_STATUS_CHANGE", ["id": "j", "status": "ready"]) == .jobStatusChanged(id: "j", status: "ready"))
    #expect(event("X_NEW") == .other)
  }

  @Test func `an event whose data are missing or of another kind is still read`() {
    #expect(event("SHUTDOWN") == .shutdown(guest: false, reason: .other))
    #expect(event("RTC_CHANGE", ["offset": "much"]) == .clockChanged(offset: 0))
    #expect(event("BALLOON_CHANGE", ["actual": -1]) == .balloonChanged(size: ByteCount(bytes: 0)))
  }

  @Test func `a failed write tells the disk and what QEMU does`() throws {
    guard
      case .blockError(let error) = event(
        "BLOCK_IO_ERROR",
        [
          "device": "", "node-name": "libvirt-1-format", "qom-path": "/machine/peripheral/virtio-disk0/virtio-backend",
          "operation": "write", "action": "stop", "nospace": true, "reason": "No space left on device",
        ])
    else {
      Issue.record("no block error")
      return
    }
    #expect(error.node == "libvirt-1-format")
    #expect(error.operation == "write" && error.action == "stop" && error.noSpace)
  }

  @Test func `a caller's own request goes out as it was written, with our id`() throws {
    let text = #"{"id":"mine","execute":"query-status","strange":1}"#
    let request = try #require(JSON.parse(text).object)
    var transcript = Transcript.ready()
    let (_, actions) = transcript.submit(QMPCommand(request: request))
    #expect(actions.map(\.line) == [#"{"execute":"query-status","strange":1,"id":"drover-1"}"#])
    #expect(QMPCommand(request: request).name == "query-status")
    #expect(QMPCommand(request: [:]).name.isEmpty)
  }

  @Test func `commands have the arguments that QEMU's schema names`() {
    #expect(
      JSON.object(QMPCommand.human("info status").request).text()
        == #"{"execute":"human-monitor-command","arguments":{"command-line":"info status"}}"#)
    #expect(
      JSON.object(QMPCommand.setPassword("x", display: "vnc", connected: "keep").request).text()
        == #"{"execute":"set_password","arguments":{"protocol":"vnc","password":"x","connected":"keep"}}"#)
    #expect(
      JSON.object(QMPCommand.property("type", of: "/machine").request).text()
        == #"{"execute":"qom-get","arguments":{"path":"/machine","property":"type"}}"#)
    #expect(JSON.object(QMPCommand.cont.request).text() == #"{"execute":"cont"}"#)
  }

  @Test func `answers are read, and what is none gives nil`() throws {
    let devices = try JSON.parse(
      #"[{"frontend-open":true,"filename":"pty:/dev/pts/3","label":"charserial0"},{"label":"x"},5,"#
        + #"{"label":"charmonitor","filename":"unix:/run/m.sock,server=on"}]"#)
    let list = QMPCharacterDevice.list(devices)
    #expect(list.map(\.label) == ["charserial0", "charmonitor"])
    #expect(list.map(\.terminal) == ["/dev/pts/3", nil])
    let vnc = try #require(
      QMPVNCServer(["enabled": true, "auth": "none", "family": "ipv4", "service": "5977", "host": "127.0.0.1"]))
    #expect(vnc.port == 5977 && vnc.host == "127.0.0.1")
    #expect(QMPVNCServer(["enabled": true, "service": "70000"])?.port == nil)
    #expect(QMPRunStatus(["status": "io-error", "running": false])?.state == .ioError)
    #expect(QMPRunStatus(["status": "dreaming", "running": false])?.state == .other)
    #expect(QMPRunStatus("running") == nil)
    #expect(
      QMPCPU.list([["cpu-index": 1, "thread-id": 8], ["cpu-index": 0, "thread-id": 7], [:]]).map(\.thread) == [7, 8])
    #expect(QMPIdentity.uuid(["UUID": "00000000-0000-0000-0000-000000000000"]) == UUID(high: 0, low: 0))
    #expect(QMPVersion(major: 7, minor: 2, micro: 22).number == 7_002_022)
    #expect(QMPVersion(major: 7, minor: 2000, micro: 0).number == nil)
  }
}
