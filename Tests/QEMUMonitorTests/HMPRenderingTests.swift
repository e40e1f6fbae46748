import DroverCore
import QEMUMonitor
import Testing

/// QMP's commands in the words of the human monitor, against what real ones answered.
@Suite struct HMPRenderingTests {
  private static let versions = ["7.2", "10.0"]

  private static func link(_ name: String) -> QMPCommand {
    QMPCommand("set_link", arguments: ["name": .string(name), "up": false])
  }

  /// What QMP would have answered.
  private func value(of command: QMPCommand, _ version: String) throws -> JSON {
    let rendering = try #require(HMPRendering(command))
    let texts = try rendering.lines.map { line in
      try HumanTranscript.answer(line.replacing("\"", with: ""), of: version)
    }
    return try rendering.reply(to: command, texts).value.get()
  }

  @Test(arguments: [
    (QMPCommand.stop, "stop"), (.injectNMI, "nmi"), (link("net \"0\""), #"set_link "net \"0\"" off"#),
    (.sendKey(numbers: [29, 56, 211], hold: .milliseconds(50)), "sendkey 0x1d-0x38-0xd3 50"),
    (.balloon(ByteCount(bytes: (64 << 20) + 1)), "balloon 65"),
    (.setPassword("a\\b\"c d", display: "vnc", connected: "keep"), #"set_password vnc "a\\b\"c d" keep"#),
    (.expirePassword("+60", display: "vnc"), "expire_password vnc +60"),
    (.eject("cd0", force: true), #"eject -f "cd0""#),
    (.changeMedium("cd0", to: "/a b.iso", format: "raw", force: false), #"change "cd0" "/a b.iso" "raw""#),
    (.resizeDrive("hd0", bytes: 513), #"block_resize "hd0" 513B"#),
    (.setThrottle("/machine/x", ["iops": 7]), #"block_set_io_throttle "/machine/x" 0 0 0 7 0 0"#),
    (
      .setBalloonPeriod(seconds: 5, alias: "b"),
      ##"qom-set "/machine/peripheral/b" "guest-stats-polling-interval" "5""##
    ),
    (.addObject(["qom-type": "iothread", "id": "a,b"]), "object_add iothread,id=a,,b"),
    (.human("info name"), "info name"),
  ])
  func `what is typed`(_ command: QMPCommand, _ line: String) throws {
    #expect(try #require(HMPRendering(command)).lines == [line])
  }

  @Test func `what has no words, or not all of them, is not typed`() {
    for command in [
      QMPCommand.addBlockNode([:]), .removeDevice("a"), .setWriteThreshold("a", bytes: 1), .migrate(to: "tcp:a:1"),
      .resizeBlockNode("n", bytes: 1), .setThrottle("a", ["bps_max": 1]), .setThrottle("a", ["group": "g"]),
      .addObject(["qom-type": "x", "id": "y", "list": [1]]), .handOver(1, as: "x"), QMPCommand(request: [:]),
    ] { #expect(HMPRendering(command) == nil, "\(command.name)") }
  }

  @Test func `silence is done, and words are a refusal`() throws {
    let command = Self.link("nosuch")
    let rendering = try #require(HMPRendering(command))
    #expect(try rendering.reply(to: command, [""]).value.get() == [:])
    let told = try HumanTranscript.answer("set_link nosuch off", of: "7.2")
    #expect(rendering.reply(to: command, [told]).refusal?.text == "Device 'nosuch' not found")
    #expect(rendering.reply(to: command, []).refusal != nil)
    let query = try #require(HMPRendering(.queryBalloon))
    #expect(query.reply(to: .queryBalloon, ["unknown command: 'info balloon'"]).refusal?.errorClass == .commandNotFound)
    #expect(query.reply(to: .queryBalloon, ["Error: No balloon device has been activated"]).refusal != nil)
    #expect(query.reply(to: .queryBalloon, ["something new"]).refusal != nil)
  }

  @Test func `a QEMU without a choice of formats says so as QMP does`() throws {
    let picture = QMPCommand("screendump", arguments: ["filename": "/a b.png", "format": "png"])
    let rendering = try #require(HMPRendering(picture))
    #expect(rendering.lines == [#"screendump "/a b.png" -f png"#])
    let older = rendering.reply(to: picture, ["invalid char 'p' in expression\nTry \"help screendump\" for more"])
    #expect(older.refusal?.text.contains("'format'") == true)
    let refused = try HumanTranscript.answer("screendump /nosuch/x.ppm", of: "7.2")
    #expect(rendering.reply(to: picture, [refused]).refusal?.text.contains("'format'") == false)
    let head = QMPCommand("screendump", arguments: ["filename": "/a", "device": "video1", "head": 1])
    #expect(HMPRendering(head)?.lines == [#"screendump "/a" "video1" 1"#])
  }

  @Test(arguments: versions)
  func `drives, with the sizes of what is in them`(_ version: String) throws {
    let drives = try #require(try value(of: .queryBlock, version).array)
    #expect(drives.compactMap { $0["device"]?.string }.filter { $0 != "sd0" } == ["hd0", "cd0", "data0", "m0"])
    let disk = drives[0]
    #expect(disk["qdev"] == "/machine/peripheral-anon/device[2]/virtio-backend" && disk["tray_open"] == nil)
    #expect(disk["inserted"]?["image"]?["virtual-size"] == 67_108_864)
    #expect(disk["inserted"]?["image"]?["backing-image"]?["filename"] == "d.qcow2")
    #expect(disk["inserted"]?["image"]?["backing-image"]?["backing-image"] == nil)
    let cd = drives[1]
    #expect(cd["removable"] == true && cd["tray_open"] == false && cd["qdev"] == "cdrom0")
    #expect(cd["inserted"]?["ro"] == true && cd["inserted"]?["image"]?["virtual-size"] == 1_048_576)
  }

  @Test(arguments: versions)
  func `the counts of a drive without a name are found by its place`(_ version: String) throws {
    let counts = try #require(try value(of: .queryBlockStatistics, version).array)
    let known = counts.filter { $0["device"] != "sd0" }
    #expect(known.map { $0["device"] } == ["hd0", "cd0", "data0", "m0"])
    #expect(known.last?["qdev"] == "/machine/peripheral/m0d/virtio-backend")
    #expect(counts.allSatisfy { $0["stats"]?["wr_total_time_ns"] == 0 && $0["stats"]?["rd_bytes"] == 0 })
  }

  @Test func `counts out of step with the drives are found by their names alone`() {
    let drives = HMPBlockDevice.list("a: [not inserted]\n\nb (#block1): f (raw)\n    Attached to:      d\n")
    let text = "b: rd_bytes=5 wr_bytes=x rd_operations=18446744073709551615\n: rd_bytes=7\n"
    let found = HMPBlockFigures.list(text, drives: drives)
    #expect(found.map(\.drive) == ["b"] && found.first?.device == "d")
    #expect(found.first?.figures.map(\.value) == [5, .max])
  }

  @Test(arguments: versions)
  func `threads, processors, balloon, lines and screen`(_ version: String) throws {
    let threads = try value(of: .queryIOThreads, version).array ?? []
    #expect(threads.map { $0["id"] } == ["iothread1"] && threads.first?["poll-max-ns"] == 32768)
    #expect(threads.first?["thread-id"]?.int64 ?? 0 > 0)
    #expect(QMPCPU.list(try value(of: .queryCPUs, version)).map(\.index) == [0, 1])
    #expect(try value(of: .queryBalloon, version)["actual"] == 268_435_456)
    #expect(QMPVNCServer(try value(of: .queryVNC, version))?.port == 5978)
    #expect(try value(of: .queryCharacterDevices, version).array?.count == 3)
    let figures = try value(of: .property("guest-stats", of: "/machine/peripheral/balloon0"), version)
    #expect(figures["stats"]?["stat-free-memory"]?.uint64 == .max && figures["last-update"] == 0)
  }

  @Test func `what an image is called is no drive`() {
    let text = """
      hd0 (#block1): /a (raw)
          Attached to:      d

      Images:
      image: /hd1 (#block2): /b (raw)
      virtual size: 64 MiB (67108864 bytes)
      """
    let drives = HMPBlockDevice.list(text)
    #expect(drives.map(\.name) == ["hd0"])
    #expect(drives.first?.images.map(\.size) == [67_108_864])
    #expect(drives.first?.images.first?.path == "/hd1 (#block2): /b (raw)")
  }
}
