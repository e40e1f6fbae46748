import DequeModule
import Domains
import DroverCore
import LibvirtWire
import Logging
import Synchronization

/// One client: reads its frames, has its calls answered, sends its events.
///
/// What only reads is answered on the thread that received it. Other calls become tasks, at most so many at a time;
/// further ones are held, and when too much is held the socket is not read until some of it is done. Urgent calls
/// have a lane of their own. Pings are answered before any of this.
final class Session: Sendable {
  /// What is held until a call in progress is done.
  struct HeldCall: Sendable {
    let work: @Sendable () async -> [UInt8]
    /// What it counts for in `ServerSettings.heldBytes`.
    let cost: Int
    let isUrgent: Bool
    /// The call's.
    let serial: UInt32
  }

  /// Calls that go on beside each other, and those that wait for one of them to end.
  struct Lane {
    let width: Int
    /// How many are in progress or about to be.
    var running = 0
    var held: Deque<HeldCall> = []

    var isFull: Bool { running >= width }
  }

  /// All that changes.
  struct State {
    /// The connection to the hypervisor, once the client has opened it.
    var opened: Opened?
    var ordinary: Lane
    var urgent: Lane
    /// The calls in progress.
    var tasks: [UInt64: Task<Void, Never>] = [:]
    var lastTask: UInt64 = 0
    /// What the held calls count for.
    var heldBytes = 0
    /// Why the socket is not read: too much is held, too much waits to be sent.
    var pausedByCalls = false, pausedByAnswers = false
    /// The timer of the keepalive.
    var keepaliveTimer: (any ScheduledWork)?
    var registrations = EventRegistrations()
    var streams = SessionStreams()
    var isClosed = false

    var isPaused: Bool { pausedByCalls || pausedByAnswers }

    /// The lane of calls.
    subscript(lane isUrgent: Bool) -> Lane {
      get { isUrgent ? urgent : ordinary }
      set { if isUrgent { urgent = newValue } else { ordinary = newValue } }
    }

    init(_ settings: ServerSettings) {
      ordinary = Lane(width: settings.concurrentCalls)
      urgent = Lane(width: settings.concurrentUrgentCalls)
    }
  }

  /// A connection to the hypervisor.
  struct Opened {
    let caller: Caller
    let uri: String
  }

  let environment: ServerEnvironment
  let transport: any Transport
  private let peer: Peer
  private let isReadOnly: Bool
  private let wire: Mutex<WireConnection>
  let state: Mutex<State>
  let outgoing = Mutex(OutgoingEvents())

  init(transport: any Transport, peer: Peer, isReadOnly: Bool, environment: ServerEnvironment) {
    self.transport = transport
    self.peer = peer
    self.isReadOnly = isReadOnly
    self.environment = environment
    state = Mutex(State(environment.settings))
    // Everybody on the host may come by the read-only socket; what is asked there is short.
    let longest = isReadOnly ? environment.settings.readOnlyFrameBytes : .max
    wire = Mutex(WireConnection(keepaliveCount: environment.settings.keepaliveCount, maximumLength: longest))
  }

  /// Begins to read.
  ///
  /// - Parameter ended: called once, after everything of the session has ended.
  func start(ended: @escaping @Sendable (Session) -> Void) {
    let closed: @Sendable () -> Void = {
      self.closed()
      ended(self)
    }
    do throws(VirtError) {
      try transport.start(
        receive: { bytes, descriptors in self.receive(bytes, descriptors) }, drained: { self.drained() },
        closed: closed)
    } catch {
      environment.logger.error("a client cannot be served", metadata: ["peer": "\(peer)", "error": "\(error)"])
      closed()
    }
  }

  /// Ends the connection from this side.
  func close() { transport.close() }

  private func receive(_ bytes: UnsafeRawBufferPointer, _ descriptors: Int) {
    let result: Result<[UInt8], WireError> = wire.withLock { wire in
      Result { () throws(WireError) in
        try wire.receive(bytes, descriptors: descriptors) { frame in self.dispatch(frame) }
      }
    }
    switch result {
    case .success(let answers):
      if !answers.isEmpty { transport.send(answers) }
    case .failure(let error):
      environment.counters.brokenConnections.add(1, ordering: .relaxed)
      environment.logger.warning("a client broke the protocol", metadata: ["peer": "\(peer)", "error": "\(error)"])
      transport.close()
    }
  }

  /// The connection has ended: nothing of it must go on.
  private func closed() {
    let (opened, tasks, timer, streams) = state.withLock { state in
      defer {
        state.isClosed = true
        state.opened = nil
        state.tasks = [:]
        state.ordinary.held = []
        state.urgent.held = []
        state.keepaliveTimer = nil
        state.registrations = EventRegistrations()
        state.streams = SessionStreams()
      }
      return (state.opened, Array(state.tasks.values), state.keepaliveTimer, Array(state.streams.all.values))
    }
    timer?.cancel()
    for task in tasks { task.cancel() }
    for stream in streams { stream.close() }
    if let opened { environment.service.connectionClosed(opened.caller) }
  }
}

extension Session {
  /// Opens the connection to the hypervisor.
  ///
  /// - Parameter flags: bit 0 asks for a connection that only looks.
  func open(_ name: String?, flags: UInt32) throws(VirtError) {
    let uri = try HypervisorURI.canonical(name, default: environment.settings.uri)
    let caller = Caller(
      connection: environment.nextConnection(), pid: peer.pid, uid: peer.uid, gid: peer.gid,
      processName: peer.processName, isReadOnly: isReadOnly || flags & 1 != 0, startTime: peer.startTime)
    let isFirst = state.withLock { state in
      guard state.opened == nil, !state.isClosed else { return false }
      state.opened = Opened(caller: caller, uri: uri)
      return true
    }
    guard isFirst else { throw VirtError(.internalError, "connection already open", origin: .rpc) }
    environment.service.connectionOpened(caller)
  }

  /// Closes the connection to the hypervisor; the socket stays until the client closes it.
  func closeHypervisor() {
    let (opened, streams) = state.withLock { state in
      defer {
        state.opened = nil
        state.registrations = EventRegistrations()
        state.streams.all = [:]
      }
      return (state.opened, Array(state.streams.all.values))
    }
    for stream in streams { stream.close() }
    if let opened { environment.service.connectionClosed(opened.caller) }
  }

  /// The URI that was opened.
  var uri: String { state.withLock { $0.opened?.uri } ?? environment.settings.uri }
}

extension Session {
  /// Sends pings from now on, if the configuration wants them; the client has said that it answers them.
  func startKeepalive() {
    guard let interval = environment.settings.keepaliveInterval else { return }
    state.withLock { state in
      guard !state.isClosed, state.keepaliveTimer == nil else { return }
      state.keepaliveTimer = timer(interval)
    }
  }

  private func timer(_ interval: Duration) -> any ScheduledWork {
    environment.time.schedule(at: .after(interval)) { [weak self] in self?.tick(interval) }
  }

  private func tick(_ interval: Duration) {
    switch wire.withLock({ $0.keepalive.tick() }) {
    case .nothing: break
    case .send(let ping): transport.send(ping)
    case .dead:
      environment.counters.deadPeers.add(1, ordering: .relaxed)
      environment.logger.warning("a client does not answer pings", metadata: ["peer": "\(peer)"])
      return transport.close()
    }
    state.withLock { state in
      guard !state.isClosed else { return }
      state.keepaliveTimer = timer(interval)
    }
  }

  /// The client does not read its events.
  func disconnectSlowReader() {
    environment.counters.slowReaders.add(1, ordering: .relaxed)
    environment.logger.warning("a client does not read its events", metadata: ["peer": "\(peer)"])
    transport.close()
  }
}
