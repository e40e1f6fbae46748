import Domains
import DroverCore
import LibvirtWire
import Synchronization

/// A stream of a session: joins the client's packets with a line of the host.
///
/// Packets and what happens to the line both come on the thread that receives, so that the order of the actions is that
/// of the machine.
final class SessionStream: Sendable {
  /// Goes to the client.
  typealias Send = @Sendable ([UInt8]) -> Void

  private let line: any ByteLine
  private let machine: Mutex<WireStream>
  private let send: Send
  private let over: @Sendable () -> Void
  private let hasStarted = Atomic<Bool>(false)

  init(
    openedBy call: FrameHeader, _ line: any ByteLine, send: @escaping Send, over: @escaping @Sendable () -> Void
  ) {
    self.line = line
    machine = Mutex(WireStream(openedBy: call, takesInput: line.takesInput))
    self.send = send
    self.over = over
  }

  /// The client has its answer: bytes may come.
  func start() {
    // A client may use the serial of a stream for another call, which is answered too.
    guard !hasStarted.exchange(true, ordering: .relaxed) else { return }
    let events = ByteLineEvents(
      received: { bytes in self.input { $0.lineGave(bytes) } },
      ended: { end in
        self.input { machine in
          switch end {
          case .endOfData: machine.lineEnded()
          case .closed: machine.lineClosed()
          case .failed(let error): machine.fail(error)
          }
        }
      })
    do throws(VirtError) { try line.start(events) } catch { input { $0.fail(error) } }
  }

  /// A packet of the client's; false when it belongs to another stream.
  func received(_ packet: FrameHeader, _ payload: UnsafeRawBufferPointer) -> Bool {
    guard machine.withLock({ $0.owns(packet) }) else { return false }
    input { $0.received(packet, payload) }
    return true
  }

  /// The client takes nothing for now, or again.
  func setPaused(_ isPaused: Bool) {
    if isPaused { line.pauseReading() } else { line.resumeReading() }
  }

  /// The session has ended.
  func close() { line.close() }

  private func input(_ body: (inout WireStream) -> [WireStream.Action]) {
    for action in machine.withLock({ body(&$0) }) {
      switch action {
      case .write(let bytes): line.write(bytes)
      case .finish: line.finish()
      case .close: line.close()
      case .send(let frame): send(frame)
      case .over: over()
      }
    }
  }
}
