import Glibc

/// Plays a script on a monitor: one thread, one thing at a time, as QEMU's main loop.
struct Player {
  private let script: Script
  private var machine: Machine
  private var monitor: Monitor
  private var counts: [String: Int] = [:]
  private var held: [String] = []

  init(_ script: Script, _ arguments: Arguments) throws(Unplayable) {
    guard let listener = arguments.monitor else { throw Unplayable(reason: "there is no monitor to be played on") }
    self.script = script
    machine = Machine(uuid: arguments.uuid, hasAgent: arguments.agent != nil)
    monitor = Monitor(listener: listener)
    // The bell is made before it can ring.
    _ = bell.ends
    signal(SIGTERM) { _ in
      var note: UInt8 = 1
      _ = write(bell.ends[1], &note, 1)
    }
  }

  mutating func play() -> Never {
    perform("start", [])
    while true {
      var entries = [pollfd(fd: bell.ends[0], events: Int16(POLLIN), revents: 0)]
      entries.append(pollfd(fd: monitor.client ?? monitor.listener ?? -1, events: Int16(POLLIN), revents: 0))
      guard poll(&entries, 2, -1) > 0 else { continue }
      if entries[0].revents != 0 {
        var note: UInt8 = 0
        _ = read(bell.ends[0], &note, 1)
        perform("SIGTERM", [.events(1, "SHUTDOWN"), .exit(0)])
      }
      guard entries[1].revents != 0 else { continue }
      if monitor.client == nil {
        if monitor.accept() { perform("accept", [.greet]) }
      } else {
        for line in monitor.read() ?? [] { if let request = Request(line) { answer(request) } }
      }
    }
  }

  private mutating func answer(_ request: Request) { perform(request.command, [.answer], request) }

  /// Does what the script has for an occasion, after a note that it is going to; else what QEMU does.
  private mutating func perform(_ occasion: String, _ usual: [Act], _ request: Request? = nil) {
    let count = (counts[occasion] ?? 0) + 1
    counts[occasion] = count
    let acts = script.acts(on: occasion, count)
    if acts != nil { FakeQEMU.note("on \(occasion)") }
    for act in acts ?? usual { perform(act, request) }
  }

  private mutating func perform(_ act: Act, _ request: Request?) {
    switch act {
    case .greet: monitor.write(line: Machine.greeting)
    case .halfGreet: monitor.write(Array(Machine.greeting.utf8.prefix(40)))
    case .answer: monitor.write(line: reply(to: request))
    case .halfAnswer: monitor.write(Array(reply(to: request).utf8.prefix(20)))
    case .answerTwice:
      let line = reply(to: request)
      monitor.write(line: line + "\r\n" + line)
    case .answerAnother: monitor.write(line: #"{"return": {}, "id": "\#(request?.id ?? "")0000"}"#)
    case .silence: break
    case .refuse(let words):
      monitor.write(
        line: #"{"error": {"class": "GenericError", "desc": "\#(words)"}, "id": "\#(request?.id ?? "")"}"#)
    case .hold: held.append(reply(to: request))
    case .release:
      for line in held.reversed() { monitor.write(line: line) }
      held = []
    case .garbage(let count): for _ in 0..<count { monitor.write(line: "}{ this is no JSON \u{1}") }
    case .line(let count): monitor.write([UInt8](repeating: UInt8(ascii: "x"), count: count) + [10])
    case .events(let count, let name): burst(count, name)
    case .complain(let count): complain(count)
    case .wait(let milliseconds): rest(milliseconds)
    case .exit(let status): Glibc.exit(status)
    case .raise(let number):
      signal(number, SIG_DFL)
      kill(getpid(), number)
    case .leaveChild: leaveChild()
    case .closeMonitor: monitor.closeForGood()
    case .hang: while true { pause() }
    }
  }

  /// The honest answer; its events are told at once.
  private mutating func reply(to request: Request?) -> String {
    guard let request else { return "" }
    let (value, events) = machine.execute(request.command)
    for event in events { monitor.write(line: Machine.event(event)) }
    return #"{"return": \#(value), "id": "\#(request.id)"}"#
  }

  private mutating func burst(_ count: Int, _ name: String) {
    // `STOP+RESUME` takes turns.
    let names = name.split(separator: "+").map { Machine.event(String($0)) + "\r\n" }
    let round = Array(names.joined().utf8)
    var bytes: [UInt8] = []
    for _ in 0..<max(1, count / max(1, names.count)) { bytes += round }
    monitor.write(bytes)
  }

  private func complain(_ count: Int) {
    let line = Array(("fake-qemu: " + String(repeating: "woe ", count: 20) + "\n").utf8)
    var written = 0
    while written < count { written += max(1, line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }) }
  }

  private func rest(_ milliseconds: Int) {
    var left = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    var rest = timespec()
    while nanosleep(&left, &rest) != 0 { left = rest }
  }

  private func leaveChild() {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("3600"), nil]
    var pid: pid_t = 0
    if posix_spawnp(&pid, "sleep", nil, nil, &words, environ) == 0 { FakeQEMU.note("left \(pid)") }
  }
}

/// Rung by SIGTERM, which is heard between two things only, and not at all by one that hangs.
private struct Bell {
  let ends: [Int32]

  init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { FakeQEMU.fail("no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.ends = ends
  }
}

private let bell = Bell()
