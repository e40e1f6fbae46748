import Dispatch
package import DroverClient
package import DroverCore
package import LibvirtWire
import Synchronization

/// A daemon in the same process, which answers what a test says, in place of a socket.
///
/// Time stands still: timers run when the test says so.
package final class ScriptedDaemon: Transport, Answering {
  /// Looks at a call, and answers it or not.
  package typealias Script = @Sendable (_ call: OwnedFrame, _ daemon: ScriptedDaemon) -> Void

  private struct State {
    var wire = WireConnection()
    var calls: [OwnedFrame] = []
    var receive: (@Sendable (UnsafeRawBufferPointer) -> Void)?
    var closed: (@Sendable (String) -> Void)?
    var timers: [ScriptedTimer] = []
    var sent: [UInt8] = []
  }

  private let script: Script
  private let state = Mutex(State())
  /// The transport's thread.
  private let queue = DispatchQueue(label: "scripted-daemon")

  package init(_ script: @escaping Script) { self.script = script }

  // MARK: Transport

  package func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer) -> Void, closed: @escaping @Sendable (String) -> Void
  ) {
    state.withLock { state in
      state.receive = receive
      state.closed = closed
    }
  }

  package func send(_ bytes: [UInt8]) {
    let calls = state.withLock { state in
      state.sent += bytes
      let received = bytes.withUnsafeBytes { try? state.wire.receiveOwned($0) }
      state.calls += received?.frames ?? []
      return received?.frames ?? []
    }
    for call in calls { script(call, self) }
  }

  package func close() { hangUp("closed here") }

  package func schedule(at deadline: Deadline, _ body: @escaping @Sendable () -> Void) -> any TransportTimer {
    let timer = ScriptedTimer(body)
    state.withLock { $0.timers.append(timer) }
    return timer
  }

  // MARK: What a script and a test do

  /// The calls that came, in order.
  package var calls: [OwnedFrame] { state.withLock { $0.calls } }

  /// All bytes that came.
  package var sent: [UInt8] { state.withLock { $0.sent } }

  /// The names of the procedures that were called.
  package var procedures: [String] { calls.map { $0.remote.map { "\($0)" } ?? "\($0.header.procedure)" } }

  /// Sends an event.
  package func event(_ procedure: RemoteProcedure, _ value: some XDRCodable) {
    let header = FrameHeader(program: RemoteProcedure.program, procedure: procedure.rawValue, kind: .event, serial: 0)
    push(try? FrameEncoding.frame(header, value))
  }

  /// Sends bytes as they are.
  package func push(_ bytes: [UInt8]?) {
    guard let bytes else { return }
    queue.async { [self] in
      let receive = state.withLock { $0.receive }
      bytes.withUnsafeBytes { receive?($0) }
    }
  }

  /// Ends the connection.
  package func hangUp(_ reason: String = "end of file") {
    queue.async { [self] in
      let closed = state.withLock { state in
        state.receive = nil
        defer { state.closed = nil }
        return state.closed
      }
      closed?(reason)
    }
  }

  /// Lets time pass: runs the timers that wait now.
  package func runTimers() {
    let timers = state.withLock { state in
      defer { state.timers = [] }
      return state.timers
    }
    queue.sync { for timer in timers { timer.run() } }
  }

  /// How many timers wait.
  package var waitingTimers: Int { state.withLock { $0.timers.count { !$0.isCancelled } } }
}

/// A timer that only a test lets run.
final class ScriptedTimer: TransportTimer {
  private let body: Mutex<(@Sendable () -> Void)?>

  init(_ body: @escaping @Sendable () -> Void) { self.body = Mutex(body) }

  var isCancelled: Bool { body.withLock { $0 == nil } }

  func cancel() { body.withLock { $0 = nil } }

  func run() { body.withLock { $0 }?() }
}

extension OwnedFrame {
  /// The procedure of the main program; nil for another program.
  package var remote: RemoteProcedure? {
    header.program == RemoteProcedure.program ? RemoteProcedure(rawValue: header.procedure) : nil
  }
}
