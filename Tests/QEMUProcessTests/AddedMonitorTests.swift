import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import QEMUCommandLine
import QEMUMonitor
import Synchronization
import Testing

@testable import QEMUProcess

/// A QMP monitor that is added over a human one. The human monitor is the test's; a real QEMU refuses as it is too old.
@Suite struct AddedMonitorTests {
  /// A terminal that remembers what was typed, and makes a monitor as QEMU 11.1 does.
  private final class Terminal: Sendable {
    let host: TestHost
    let human: HumanMonitor
    private let ours: StreamSocket
    private let typed = Mutex<[String]>([])
    private let path = Mutex<String?>(nil)
    private let listener = Mutex<UnixListener?>(nil)
    /// Whether what listens greets.
    private let greets: Bool
    private let refusal: String?

    init(refusal: String? = nil, greets: Bool = true) throws {
      host = try TestHost()
      self.refusal = refusal
      self.greets = greets
      let (client, terminal) = try StreamSocket.pair(reactor: host.reactor)
      ours = terminal
      human = HumanMonitor(socket: client, reactor: host.reactor, greetingLimit: .seconds(20))
      let text = Mutex("")
      try terminal.start(
        receive: { [weak self] bytes, _ in
          let lines = text.withLock { text in
            text += String(decoding: bytes, as: UTF8.self)
            let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
            text = String(parts.last ?? "")
            return parts.dropLast().map { String($0) }
          }
          for line in lines { self?.enter(line) }
        }, closed: { _ in })
      terminal.send(Array("QEMU 11.1.0 monitor - type 'help' for more information\r\n(qemu) ".utf8))
      human.start()
    }

    var lines: [String] { typed.withLock { $0 } }

    private func enter(_ line: String) {
      typed.withLock { $0.append(line) }
      ours.send(Array("\(line)\u{1B}[K\r\n\(carryOut(line))(qemu) ".utf8))
    }

    private func carryOut(_ line: String) -> String {
      if line.hasPrefix("chardev-add "), let start = line.firstRange(of: "path="),
        let end = line.firstRange(of: ",server")
      {
        path.withLock { $0 = String(line[start.upperBound..<end.lowerBound]) }
      } else if line.hasPrefix("object_add ") {
        if let refusal { return "Error: \(refusal)\r\n" }
        listen()
      } else if listener.withLock({ $0 == nil }) {
        return "Error: object not found\r\n"
      } else {
        listener.withLock { $0.take() }?.close()
      }
      return ""
    }

    private func listen() {
      guard let path = path.withLock({ $0 }) else { return }
      let made = try? UnixListener(path: path, mode: 0o600, reactor: host.reactor)
      try? made?.start(accept: { [greets, reactor = host.reactor] descriptor, _ in
        let socket = StreamSocket(adopting: descriptor, reactor: reactor)
        try? socket.start(
          receive: { bytes, _ in
            let id = (try? JSON.parse(Array(bytes)))?["id"] ?? .null
            socket.send(JSON.object(["return": [:], "id": id]).bytes() + [0x0A])
          }, closed: { _ in })
        guard greets else { return socket.close() }
        socket.send(
          Array(#"{"QMP": {"version": {"qemu": {"micro": 0, "minor": 1, "major": 11}}, "capabilities": []}}"#.utf8))
        socket.send([0x0A])
      })
      listener.withLock { $0 = made }
    }

    func make() async throws(VirtError) -> FoundMonitor {
      let candidate = MonitorCandidate(language: .human, address: .path("\(host.root)/none"), option: "")
      let addition = AddedMonitor(pid: getpid(), human: candidate, context: host.hypervisor.context)
      return try await addition.make(over: human, in: RunFolder(path: "\(host.root)/run/added"))
    }
  }

  private static let undo = ["object_del drover-monitor", "chardev-remove drover-monitor-line"]

  @Test func `it is made in our folder, and used`() async throws {
    let terminal = try Terminal()
    let found = try await terminal.make()
    #expect(found.candidate.note == "qmp unix:\(terminal.host.root)/run/added/monitor.sock")
    #expect(found.version?.major == 11)
    let line = "socket,id=drover-monitor-line,path=\(terminal.host.root)/run/added/monitor.sock,server=on,wait=off"
    #expect(
      terminal.lines == Self.undo + [
        "chardev-add \"\(line)\"", "object_add monitor-qmp,id=drover-monitor,chardev=drover-monitor-line",
      ])
    found.monitor.close()
    terminal.human.close()
  }

  @Test func `a QEMU that has no such monitors keeps nothing of it`() async throws {
    let terminal = try Terminal(refusal: "invalid object type: monitor-qmp")
    let error = await #expect(throws: VirtError.self) { try await terminal.make() }
    #expect(error?.code == .operationUnsupported && error?.message.contains("invalid object type") == true)
    #expect(terminal.lines.suffix(2) == Self.undo[...])
    terminal.human.close()
  }

  @Test func `one that does not greet is taken away`() async throws {
    let terminal = try Terminal(greets: false)
    await #expect(throws: VirtError.self) { try await terminal.make() }
    #expect(terminal.lines.suffix(2) == Self.undo[...])
    terminal.human.close()
  }

  @Test func `a real QEMU of today is taken over with its human monitor, and has no line more`() async throws {
    let host = try TestHost()
    let qemu = try await StrayQEMU(["-monitor", "unix:\(host.root)/h.sock,server,nowait"], in: host.root, host: host)
    let left = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .adding(nil))
    #expect(
      left.notes.contains { $0.contains("no QMP monitor was added") && $0.contains("monitor-qmp") }, "\(left.notes)")
    #expect(left.record.process?.monitor?.language == .human && left.record.process?.monitorPath == nil)
    let candidate = MonitorCandidate(language: .human, address: .path("\(host.root)/h.sock"), option: "")
    let monitor = try await candidate.connect(
      of: qemu.pid, deadline: .after(.seconds(10)), greetingLimit: .seconds(10), context: host.hypervisor.context)
    let human = try #require(monitor.human)
    human.start()
    let lines = try await human.execute("info chardev").split(whereSeparator: \.isNewline)
    #expect(lines.count == 1 && lines[0].hasPrefix("compat_monitor0: "), "\(lines)")
    human.close()
    try await qemu.end()
  }
}
