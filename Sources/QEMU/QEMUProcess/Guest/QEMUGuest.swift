import Domains
import DroverCore
import DroverHost
import Logging
import QEMUMonitor
import Synchronization

/// One QEMU process and its monitor.
///
/// The reactor tells what happens; the calls of Domains wait on the monitor. The end is reported once, after the
/// process is gone and everything that its monitor still had to say was read.
final class QEMUGuest: Guest {
  struct State {
    /// Who is told; nil once the end was reported, or the guest was let go.
    var observer: (any GuestObserver)?
    var isCondemned = false
    var exit: ExitStatus?
    var monitorIsOver: Bool
    var isReported = false
    /// What a guest with a human monitor was found to be doing last; QEMU does not tell it by itself.
    var humanStatus: QMPRunStatus?
    /// How much memory its balloon was found to leave to it last.
    var humanBalloon: ByteCount?
    /// Whether the power button was pressed over a human monitor.
    var humanPressedPower = false
  }

  let process: ProcessRecord
  let handle: ProcessHandle
  /// nil when the guest has no QMP monitor that we could connect to.
  let channel: MonitorChannel?
  /// The human monitor of a guest that has no other.
  let human: HumanMonitor?
  /// The line to the agent in the guest.
  let agent: AgentChannel
  /// Where that line is; nil for a guest without.
  let agentAddress = Mutex<AgentAddress?>(nil)
  let places: GuestPlaces
  /// What QEMU calls what we name otherwise.
  let names: GuestNames
  /// The programs that run beside it.
  let companions: [Companion]
  let logEnd = LogEnd()
  let context: HypervisorContext
  /// Who waits for devices to go.
  let departures = DeviceDepartures()
  /// Every field is looked at again after each wait.
  let state: Mutex<State>

  /// Takes a process and the way to its monitor; nothing is watched before `start`.
  init(
    process: ProcessRecord, handle: ProcessHandle, monitor: GuestMonitor?, places: GuestPlaces,
    companions: [Companion] = [], observer: any GuestObserver, context: HypervisorContext
  ) {
    self.process = process
    names = process.detail(ProcessRecord.DetailName.names).map { GuestNames(note: $0) } ?? GuestNames()
    self.handle = handle
    channel = monitor?.channel
    human = monitor?.human
    agent = AgentChannel(reactor: context.reactor, keepsSocket: !process.isAttached)
    self.places = places
    self.companions = companions
    self.context = context
    state = Mutex(State(observer: observer, monitorIsOver: monitor == nil))
  }

  var reactor: Reactor { context.reactor }
  var logger: Logger { context.logger }

  /// Begins to watch process and monitor.
  func start() {
    // Both let go of us at their end, or when we detach.
    handle.onExit { [self] status in ended(status) }
    channel?.start { [self] notice in heard(notice) }
    human?.start { [self] notice in heardOfMonitor(notice) }
    for companion in companions {
      companion.handle.onExit { [weak self] status in self?.lost(companion, status) }
    }
  }

  var monitorCondition: MonitorCondition { channel?.monitorCondition ?? human?.monitorCondition ?? .closed }

  func processStatistics() -> ProcessStatistics? {
    guard let facts = ProcessFacts(pid: process.pid), facts.startTime == process.startTime else { return nil }
    return facts.statistics
  }

  func condemn() {
    state.withLock { $0.isCondemned = true }
    departures.close()
    channel?.retire()
    agent.close()
    // It has nothing to tell of the end.
    human?.close()
  }

  func detach() {
    state.withLock { state in
      state.observer = nil
      state.isReported = true
      state.isCondemned = true
    }
    closeMonitor()
    handle.abandon()
    for companion in companions { companion.handle.abandon() }
    places.keeper?.handle.abandon()
    logEnd.reach()
  }

  func letGo() async {
    detach()
    if let added = process.addedMonitor(context) { await added.remove() }
    if process.isAttached { await places.folder.discard() }
  }

  func removeTraces(keepingLogs: Bool) async {
    if state.withLock({ $0.isReported }) { await logEnd.wait() }
    await removeControlGroup()
    await places.clearUp(after: companions, keepingLogs: keepingLogs, context: context)
  }
}

// MARK: - What happens, on the reactor

extension QEMUGuest {
  private func heard(_ notice: MonitorChannel.Notice) {
    switch notice {
    case .event(let event):
      tellAgent(of: event)
      let observer = state.withLock { $0.observer }
      observer?.guest(did: .raw(MonitorEvent(event)))
      guard let known = GuestEvent(event)?.named(by: names) else { return }
      observer?.guest(did: known)
      departures.heard(known)
    case .responds, .dropped, .closed: heardOfMonitor(notice)
    }
  }

  /// What is told of a monitor itself, in whichever language.
  private func heardOfMonitor<Session: MonitorSession>(_ notice: SessionChannel<Session>.Notice) {
    switch notice {
    case .event: break
    case .responds(let responds):
      let observer = state.withLock { $0.observer }
      observer?.guest(did: .monitorResponds(responds))
    case .dropped(let reason):
      logger.warning("QEMU sent what is no QMP", metadata: metadata(["reason": "\(reason)"]))
    case .closed(let closure): lostMonitor("\(closure)", isEnd: closure == .endOfFile)
    }
  }

  private func lostMonitor(_ reason: String, isEnd: Bool) {
    let (observer, isUnexpected) = state.withLock { state in
      state.monitorIsOver = true
      return (state.observer, !state.isCondemned && state.exit == nil)
    }
    if isUnexpected {
      if !isEnd { logger.warning("the monitor is lost", metadata: metadata(["reason": "\(reason)"])) }
      observer?.guest(did: .monitorResponds(false))
      // A QEMU that goes closes its files a moment before the kernel says that it is gone.
      reactor.schedule(at: .after(.seconds(1))) { [weak self] in
        guard let self, !isOver else { return }
        state.withLock { $0.observer }?.guest(did: .monitorLost)
      }
    }
    reportIfOver()
  }

  private func closeMonitor() {
    channel?.close()
    human?.close()
    agent.close()
  }

  /// A companion has ended. The guest goes on: what the program did for it is gone, and nobody can bring it back.
  private func lost(_ companion: Companion, _ status: ExitStatus) {
    guard !isOver else { return }
    let sentence = "\(companion.program) for \(companion.alias) has ended with \(status)"
    // QEMU closes its files, at which the other ends, a moment before the kernel says that QEMU is gone.
    reactor.schedule(at: .after(.seconds(1))) { [weak self] in
      guard let self, !isOver else { return }
      logger.warning("\(sentence), and the guest runs on without it", metadata: metadata())
      FileWork.shared.enqueue { [places] in places.log.append(sentence) }
    }
  }

  private func ended(_ status: ExitStatus) {
    let monitorIsOver = state.withLock { state in
      state.exit = status
      return state.monitorIsOver
    }
    if monitorIsOver {
      // One that is condemned was still listened to.
      closeMonitor()
      return reportIfOver()
    }
    // What QEMU said before its end is in the socket, and the end of file behind it. Only a child of QEMU that
    // holds the socket open could keep that from coming.
    reactor.schedule(at: .after(.milliseconds(250))) { [weak self] in self?.closeMonitor() }
  }

  /// Tells the end, once, when process and monitor are both over.
  private func reportIfOver() {
    let exit: ExitStatus? = state.withLock { state in
      guard let exit = state.exit, state.monitorIsOver, !state.isReported else { return nil }
      state.isReported = true
      return exit
    }
    guard let exit else { return }
    departures.close()
    tellHumanShutdown()
    let outcome = GuestExit.Outcome(exit)
    // Only an end that needs an explanation is worth waiting for a file.
    let explains = outcome != .exited(0) && !state.withLock { $0.isCondemned }
    if !explains { report(GuestExit(outcome)) }
    let close: @Sendable () -> Void = { [self] in
      FileWork.shared.enqueue { [self] in
        let words = explains ? places.lastWords() : ""
        places.log.append("QEMU ended: \(exit)")
        logEnd.reach()
        if explains { reactor.enqueue { [self] in report(GuestExit(outcome, lastWords: words)) } }
      }
    }
    // QEMU's last words come before ours.
    if let keeper = places.keeper { keeper.whenDone(close) } else { close() }
  }

  private func report(_ exit: GuestExit) {
    let observer = state.withLock { state in
      defer { state.observer = nil }
      return state.observer
    }
    observer?.guestEnded(exit)
  }

  func metadata(_ more: Logger.Metadata = [:]) -> Logger.Metadata {
    more.merging(["domain": "\(places.name)", "pid": "\(process.pid)"]) { first, _ in first }
  }
}

extension GuestExit.Outcome {
  init(_ status: ExitStatus) {
    switch status {
    case .exited(let code): self = .exited(code)
    case .signalled(let number): self = .signalled(number)
    case .unknown: self = .gone
    }
  }
}
