import DroverCore
import FuzzSessions
import FuzzSupport
import QEMUMonitor

/// A human monitor's connection: the input decides who does what next, and what the terminal writes.
///
/// Whatever it writes, each command that was submitted is finished exactly once, and what is held is bounded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHuman(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var conversation = Conversation(Decisions(UnsafeRawBufferPointer(input: input, count: count)))
  conversation.run()
  return Verdict.taken.code
}

/// One session from its beginning to its end.
private struct Conversation {
  private var decisions: Decisions
  private var book: SessionBook<HMPSession>
  private var last = ""

  init(_ decisions: Decisions) {
    self.decisions = decisions
    var limits = HMPSession.Limits()
    limits.answer = 2048
    limits.greeting = 512
    limits.waiting = 16
    let isPatient = self.decisions.byte() & 1 == 1
    book = SessionBook(most: 16) { now in
      HMPSession(now: now, greetingLimit: isPatient ? nil : .seconds(10), limits: limits)
    }
  }

  mutating func run() {
    while !decisions.isEmpty {
      switch decisions.byte() & 15 {
      case 0..<3: says(Array(decisions.piece(decisions.below(256))))
      case 3: says("QEMU 7.2.22 monitor - type 'help' for more information\r\n(qemu) ")
      case 4..<7: submit()
      case 7: if let id = decisions.one(of: book.submitted) { check(book.input { $0.cancel(id) }) }
      case 8: check(book.pass(.milliseconds(decisions.below(20_000))))
      case 9: check(book.passToDeadline())
      case 10: says("\(last)\u{1B}[K\r\n")
      case 11: says("\(last)\u{1B}[K\r\nVM status: paused\r\n(qemu) ")
      case 12: says("(qemu) ")
      case 13: says("Password: ")
      case 14: read()
      default: check(book.input { $0.lost(.endOfFile) })
      }
      expect(book.session.waiting == book.waiting, "the session does not wait for what is not finished")
    }
    check(book.close())
    expect(book.session.waiting == 0, "a session that is over waits for answers")
  }

  private mutating func says(_ bytes: [UInt8]) { check(book.says(bytes, cut: bytes.count)) }

  private mutating func says(_ text: String) {
    let bytes = Array(text.utf8)
    let cut = decisions.byte() < 32 ? decisions.below(bytes.count) : bytes.count
    check(book.says(bytes, cut: cut))
  }

  private mutating func submit() {
    let chosen = decisions.one(of: ["info status", "stop", "", "x"]) ?? ""
    let text = decisions.byte() < 200 ? chosen : String(decoding: decisions.piece(decisions.below(32)), as: UTF8.self)
    check(book.submit(text, limit: .seconds(decisions.below(10) + 1)).actions)
  }

  private mutating func check(_ actions: [HMPAction]) {
    for case .send(let bytes, _) in actions {
      expect(bytes.last == 0x0A && bytes.dropLast().allSatisfy { $0 >= 0x20 }, "keys were sent")
      if bytes.count > 1 { last = String(decoding: bytes.dropLast(), as: UTF8.self) }
    }
  }

  /// Every reader of answers takes any text.
  private mutating func read() {
    let text = String(decoding: decisions.piece(decisions.below(512)), as: UTF8.self)
    _ = HMPAnswer.version(text)
    _ = HMPAnswer.status(text)
    _ = HMPAnswer.usesKVM(text)
    _ = HMPAnswer.uuid(text)
    _ = HMPAnswer.name(text)
    _ = HMPAnswer.balloon(text)
    _ = HMPAnswer.refusal(text)
    _ = HMPBlockDevice.list(text)
    _ = HMPNetworkClient.list(text)
    _ = HMPPCIDevice.list(text)
    _ = QMPCPU.list(human: text)
    _ = QMPCharacterDevice.list(human: text)
    _ = QMPVNCServer(human: text)
    _ = HMPThread.list(text)
    let drives = HMPBlockDevice.list(text)
    for figures in HMPBlockFigures.list(text, drives: drives) { expect(!figures.drive.isEmpty, "counts of no drive") }
    render(text)
  }

  /// Every command is one line of the terminal or none at all, and any text may be its answer.
  private mutating func render(_ text: String) {
    let name = String(decoding: decisions.piece(decisions.below(16)), as: UTF8.self)
    let word = JSON.string(name)
    let number = Int64(decisions.word())
    let commands: [QMPCommand] = [
      .queryStatus, .queryName, .queryUUID, .queryKVM, .queryBalloon, .queryCPUs, .queryIOThreads, .queryVNC,
      .queryCharacterDevices, .queryBlock, .queryBlockStatistics, .property(name, of: name), .human(name),
      .eject(name, force: number % 2 == 0), .changeMedium(name, to: name, format: name, force: true),
      .resizeDrive(name, bytes: UInt64(number)), .setThrottle(name, ["bps": word]), .balloon(ByteCount(bytes: .max)),
      .setPassword(name, display: "vnc", connected: "keep"), .setProperty(name, of: name, to: word),
      .addObject(["qom-type": word, name: .integer(number)]), .removeObject(name),
      QMPCommand("screendump", arguments: ["filename": word, "format": "png", "device": word]),
      QMPCommand("pmemsave", arguments: ["filename": word, "val": .integer(number), "size": .integer(number)]),
    ]
    for command in commands {
      guard let rendering = HMPRendering(command) else { continue }
      let reply = rendering.reply(to: command, rendering.lines.map { _ in text })
      expect(reply.command == command.name, "an answer to something else")
      for line in rendering.lines { check(book.submit(line, limit: .seconds(1)).actions) }
    }
  }
}
