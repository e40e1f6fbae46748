import DroverCore
import LibvirtWire
import Synchronization

/// Calls and events of one connection over a transport.
///
/// Any task calls at any time; answers find their callers by number. Nothing is awaited while the lock is held.
final class Link: Sendable {
  /// A caller that waits: it is resumed once, with the reply or an error.
  struct Waiter: Sendable {
    let continuation: CheckedContinuation<Result<OwnedFrame, VirtError>, Never>
    /// Runs in order with what is received, before the caller goes on and before the next frame is looked at.
    let arrival: (@Sendable (OwnedFrame, inout EventRoutes) -> Void)?
  }

  struct State {
    var wire: WireConnection
    var calls = CallLedger<Waiter>()
    var routes = EventRoutes()
  }

  private let transport: any Transport
  private let options: ConnectionOptions
  /// Guards the wire's state, the calls that wait and the readers of events; all change together.
  private let state: Mutex<State>

  init(over transport: any Transport, options: ConnectionOptions) {
    self.transport = transport
    self.options = options
    state = Mutex(State(wire: WireConnection(keepaliveCount: options.keepaliveCount)))
  }

  /// Begins to read and to ask for signs of life.
  func start() {
    transport.start(
      receive: { [weak self] in self?.receive($0) },
      closed: { [weak self] reason in
        self?.finish(VirtError(.systemError, "the connection to the daemon has ended: \(reason)", origin: .rpc))
      })
    scheduleKeepalive()
  }

  /// Why nothing can be called any more; nil while it can.
  var ending: VirtError? { state.withLock { $0.calls.ending } }

  /// Ends the connection; who still waits gets the error.
  func close(_ error: VirtError) {
    finish(error)
    transport.close()
  }

  // MARK: Calls

  /// Sends a call and waits for its reply.
  ///
  /// - Parameter deadline: when the caller gives up; the daemon is not told, and its answer is dropped.
  /// - Throws: the daemon's error, `operationTimeout`, `operationAborted` when the task was cancelled, or why the
  ///   connection ended.
  func call<Procedure: WireProcedure>(
    _ procedure: Procedure, _ arguments: some XDRCodable, deadline: Deadline?,
    arrival: (@Sendable (OwnedFrame, inout EventRoutes) -> Void)? = nil
  ) async throws(VirtError) -> OwnedFrame {
    let serial = try state.withLock { state throws(VirtError) in try state.calls.reserve() }
    let bytes: [UInt8]
    do {
      bytes = try FrameEncoding.frame(Self.header(procedure, serial), arguments)
    } catch {
      state.withLock { $0.calls.release(serial) }
      throw VirtError(unencodable: error)
    }
    let timer = deadline.map { deadline in
      transport.schedule(at: deadline) { [weak self] in
        self?.fail(
          serial,
          VirtError(.operationTimeout, "the daemon did not answer \(Self.name(procedure)) in time", origin: .rpc))
      }
    }
    defer { timer?.cancel() }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waiter = Waiter(continuation: continuation, arrival: arrival)
        if let error = state.withLock({ $0.calls.wait(waiter, for: serial) }) {
          continuation.resume(returning: .failure(error))
        } else {
          transport.send(bytes)
        }
      }
    } onCancel: {
      fail(serial, VirtError(.operationAborted, "the caller of \(Self.name(procedure)) was cancelled", origin: .rpc))
    }
    return try result.get()
  }

  /// Sends a call whose reply does not matter.
  func tell<Procedure: WireProcedure>(_ procedure: Procedure, _ arguments: some XDRCodable) {
    guard let serial = try? state.withLock({ state throws(VirtError) in try state.calls.reserve() }) else { return }
    state.withLock { $0.calls.release(serial) }
    if let bytes = try? FrameEncoding.frame(Self.header(procedure, serial), arguments) { transport.send(bytes) }
  }

  /// Sends a frame of a stream.
  func transmit(_ frame: [UInt8]) { transport.send(frame) }

  private static func header<Procedure: WireProcedure>(_ procedure: Procedure, _ serial: UInt32) -> FrameHeader {
    FrameHeader(program: Procedure.program, procedure: procedure.rawValue, kind: .call, serial: serial)
  }

  private static func name(_ procedure: some WireProcedure) -> String {
    procedure.function.map { "\($0)" } ?? "\(procedure)"
  }

  private func fail(_ serial: UInt32, _ error: VirtError) {
    state.withLock { $0.calls.fail(serial, error) }?.continuation.resume(returning: .failure(error))
  }

  // MARK: What comes in

  private enum Delivery {
    case reply(Waiter, OwnedFrame)
    case event(EventRoutes.Delivery)
    case stream(ByteStream, OwnedFrame)
  }

  private func receive(_ bytes: UnsafeRawBufferPointer) {
    var deliveries: [Delivery] = []
    var answers: [UInt8] = []
    do {
      try state.withLock { state throws(WireError) in
        let received = try state.wire.receiveOwned(bytes)
        answers = received.answers
        for frame in received.frames { Self.sort(frame, &state, into: &deliveries) }
      }
    } catch {
      close(VirtError(.rpc, "the daemon broke the protocol: \(error)", origin: .rpc))
      return
    }
    if !answers.isEmpty { transport.send(answers) }
    for delivery in deliveries {
      switch delivery {
      case .reply(let waiter, let frame): waiter.continuation.resume(returning: .success(frame))
      case .event(let delivery): delivery.run()
      case .stream(let stream, let frame): stream.received(frame)
      }
    }
  }

  private static func sort(_ frame: OwnedFrame, _ state: inout State, into deliveries: inout [Delivery]) {
    switch frame.header.kind {
    case .reply, .replyWithDescriptors:
      guard let waiter = state.calls.answer(frame.header.serial) else { return }
      if frame.header.status == .ok { waiter.arrival?(frame, &state.routes) }
      deliveries.append(.reply(waiter, frame))
    case .event:
      if let delivery = state.routes.route(frame) { deliveries.append(.event(delivery)) }
    case .stream, .streamHole:
      if let stream = state.routes.stream(frame) { deliveries.append(.stream(stream, frame)) }
    case .call, .callWithDescriptors:
      break
    }
  }

  private func finish(_ error: VirtError) {
    let (waiters, readers, streams) = state.withLock { state in
      (state.calls.finish(error), state.routes.finish(), state.routes.finishStreams())
    }
    for stream in streams { stream.ended(.failure(error)) }
    for waiter in waiters { waiter.continuation.resume(returning: .failure(error)) }
    for reader in readers { reader.end(error) }
  }

  // MARK: Events

  /// Forgets a reader, and tells the daemon that its events are no longer wanted.
  func forget(_ reader: EventReader) {
    for callback in state.withLock({ $0.routes.remove(reader) }) {
      tell(
        RemoteProcedure.connectDomainEventCallbackDeregisterAny,
        Remote.ConnectDomainEventCallbackDeregisterAnyArguments(callbackID: callback))
    }
  }

  // MARK: Signs of life

  private func scheduleKeepalive() {
    guard let interval = options.keepaliveInterval else { return }
    _ = transport.schedule(at: .after(interval)) { [weak self] in self?.keepalive() }
  }

  private func keepalive() {
    let action = state.withLock { state in
      state.calls.ending == nil ? state.wire.keepalive.tick() : .dead
    }
    switch action {
    case .nothing: break
    case .send(let bytes): transport.send(bytes)
    case .dead:
      close(VirtError(.internalError, "connection closed due to keepalive timeout", origin: .rpc))
      return
    }
    scheduleKeepalive()
  }
}
