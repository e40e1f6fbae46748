import DequeModule
import Domains
import DroverCore
import LibvirtWire
import Synchronization

extension Session {
  /// Answers a frame, or begins to. On the receiving thread; the payload is gone when this returns.
  func dispatch(_ frame: WireConnection.Frame) {
    let header = frame.header
    if header.kind == .stream || header.kind == .streamHole { return receivedOfStream(frame) }
    // Replies and events are the daemon's: they are passed over, as libvirt does.
    guard header.kind == .call || header.kind == .callWithDescriptors else { return }
    environment.counters.calls.add(1, ordering: .relaxed)
    guard header.status == .ok else {
      return refuse(header, VirtError(.rpc, "Unexpected message status \(header.status.rawValue)", origin: .rpc))
    }
    switch header.program {
    case RemoteProcedure.program: dispatch(frame, environment.remote.entry(header.procedure))
    case QEMUProcedure.program: dispatch(frame, environment.qemu.entry(header.procedure))
    case DroverProcedure.program: dispatch(frame, environment.drover.entry(header.procedure))
    default:
      let program = header.program
      refuse(header, VirtError(.rpc, "Cannot find program \(program.number) version \(program.version)", origin: .rpc))
    }
  }

  private func dispatch<Procedure>(_ frame: WireConnection.Frame, _ entry: HandlerTable<Procedure>.Entry?) {
    let header = frame.header
    guard let entry else {
      return refuse(header, VirtError(.rpc, "unknown procedure: \(header.procedure)", origin: .rpc))
    }
    let opened = state.withLock { $0.opened?.caller }
    guard opened != nil || entry.handler?.isEarly == true else {
      return refuse(header, VirtError(.internalError, "hypervisor connection not open", origin: .rpc))
    }
    let caller = opened ?? Caller(connection: .daemon, isReadOnly: true)
    guard !caller.isReadOnly || entry.isAllowedReadOnly else {
      return refuse(header, AccessCheck.refusal(entry.function))
    }
    guard let handler = entry.handler else {
      return refuse(header, VirtError(.noSupport, entry.function, origin: .domain))
    }
    let call = Call(
      header: header, function: entry.function, session: self, caller: caller, service: environment.service)
    if handler.holdsEvents { holdEvents() }
    switch handler.begin(call, frame.payload) {
    case .reply(let bytes): send(bytes)
    case .work(let work):
      begin(
        HeldCall(
          work: work, cost: frame.payload.count + Self.callOverhead, isUrgent: handler.isUrgent, serial: header.serial))
    }
    if handler.holdsEvents { releaseEvents() }
  }

  /// What a held call takes beside its arguments, about.
  private static var callOverhead: Int { 512 }

  private func refuse(_ header: FrameHeader, _ error: VirtError) {
    environment.counters.errors.add(1, ordering: .relaxed)
    send(ErrorReply.frame(header, error))
  }

  /// Sends an answer; when the client reads none, its calls are not read either.
  private func send(_ bytes: [UInt8]) {
    transport.send(bytes)
    guard transport.pendingBytes > environment.settings.answerBytes else { return }
    setPaused { $0.pausedByAnswers = true }
    // The rest may have been sent between the look and the pause; nobody would tell of it any more.
    if transport.pendingBytes == 0 { drained() }
  }

  /// Everything has been sent.
  func drained() {
    setPaused { $0.pausedByAnswers = false }
    setStreamsPaused(false)
  }

  /// Changes why the socket is not read, and stops or begins to read accordingly.
  private func setPaused(_ change: (inout State) -> Void) {
    state.withLock { state in
      let before = state.isPaused
      change(&state)
      guard state.isPaused != before, !state.isClosed else { return }
      if state.isPaused { transport.pauseReading() } else { transport.resumeReading() }
    }
  }

  /// Begins a call, or holds it until others have ended.
  private func begin(_ call: HeldCall) {
    var mayRun = false
    setPaused { state in
      guard !state.isClosed else { return }
      mayRun = !state[lane: call.isUrgent].isFull
      guard !mayRun else { return state[lane: call.isUrgent].running += 1 }
      state[lane: call.isUrgent].held.append(call)
      state.heldBytes += call.cost
      if state.heldBytes > environment.settings.heldBytes { state.pausedByCalls = true }
    }
    if mayRun { run(call) }
  }

  private func run(_ call: HeldCall) {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.lastTask += 1
      let number = state.lastTask
      state.tasks[number] = Task { [self] in
        let reply = await call.work()
        finished(number, call, reply)
      }
    }
  }

  private func finished(_ number: UInt64, _ call: HeldCall, _ reply: [UInt8]) {
    let isUrgent = call.isUrgent
    guard state.withLock({ !$0.isClosed }) else { return }
    send(reply)
    startStream(call.serial)
    var next: [HeldCall] = []
    setPaused { state in
      state.tasks[number] = nil
      state[lane: isUrgent].running -= 1
      while !state[lane: isUrgent].isFull, let call = state[lane: isUrgent].held.popFirst() {
        state.heldBytes -= call.cost
        state[lane: isUrgent].running += 1
        next.append(call)
      }
      if state.heldBytes <= environment.settings.heldBytes / 2 { state.pausedByCalls = false }
    }
    for call in next { run(call) }
  }
}
