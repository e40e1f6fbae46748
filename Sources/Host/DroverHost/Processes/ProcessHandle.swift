import CShims
public import DroverCore
import Glibc
import Synchronization

/// A process, held by a pidfd: a signal can reach no other one, and its end is an event.
///
/// It may be a child of ours, whom the handle reaps, or anybody's. The reactor keeps the handle alive until the
/// process has ended or `abandon` is called.
public final class ProcessHandle: Sendable {
  private enum Phase {
    case running
    case ended(ExitStatus)
    case abandoned
  }

  private struct State {
    var phase = Phase.running
    var registration: Registration?
    var observers: [UInt64: @Sendable (ExitStatus?) -> Void] = [:]
    var nextObserver: UInt64 = 1
  }

  /// Which process.
  public let identity: ProcessIdentity
  /// The reactor that watches.
  public let reactor: Reactor
  private let descriptor: Descriptor
  /// Whether this handle started the process: one only may reap, or the others would not learn how it ended.
  private let reaps: Bool
  private let state = Mutex(State())

  /// The process's number, for messages and files.
  public var pid: Int32 { identity.pid }

  init(
    _ descriptor: consuming Descriptor, identity: ProcessIdentity, reaps: Bool, reactor: Reactor
  ) throws(SystemFailure) {
    self.reaps = reaps
    self.descriptor = descriptor
    self.identity = identity
    self.reactor = reactor
    let registration = try reactor.register(self.descriptor.rawValue, interest: .readable) { [self] _ in ended() }
    state.withLock { state in
      // It may have ended on the reactor already.
      if case .running = state.phase { state.registration = registration } else { registration.cancel() }
    }
  }

  /// Takes hold of a running process by its number; whose it is, `identity` says.
  ///
  /// - Throws: `operationFailed` when there is none, `operationDenied` when it is hidden from us, `systemError`.
  public static func open(pid: Int32, reactor: Reactor) throws(VirtError) -> ProcessHandle {
    do throws(SystemFailure) {
      let descriptor = Descriptor(adopting: try SystemFailure.check(drover_pidfd_open(pid)))
      let identity = try ProcessIdentity.read(pid)
      // Still there after we looked: what we saw was the process behind the descriptor, not a successor.
      if try SystemFailure.check(drover_pidfd_has_ended(descriptor.rawValue)) != 0 { throw SystemFailure(ESRCH) }
      return try ProcessHandle(descriptor, identity: identity, reaps: false, reactor: reactor)
    } catch {
      if [ESRCH, ENOENT, EINVAL].contains(error.number) { throw ProcessAbsence(pid).error(pid) }
      throw error.error("take hold of process \(pid)")
    }
  }

  /// Takes hold of a process that was noted down earlier.
  ///
  /// - Returns: nil when it is gone, or when its number belongs to another one now.
  public static func open(_ identity: ProcessIdentity, reactor: Reactor) throws(VirtError) -> ProcessHandle? {
    do {
      let handle = try open(pid: identity.pid, reactor: reactor)
      if handle.identity.isSame(as: identity) { return handle }
      handle.abandon()
      return nil
    } catch {
      if error.code == .operationFailed { return nil }
      throw error
    }
  }

  /// Sends a signal.
  ///
  /// - Returns: false when the process has ended.
  @discardableResult public func signal(_ number: Int32) throws(VirtError) -> Bool {
    try VirtError.whileDoing("send signal \(number) to process \(pid)") { () throws(SystemFailure) in
      try DurableStep.signal.reached("\(pid)")
    }
    let result = drover_pidfd_signal(descriptor.rawValue, number)
    if result == 0 {
      DurableStep.signalled.passed("\(pid)")
      return true
    }
    if result == 0 &- ESRCH { return false }
    throw SystemFailure(0 &- result).error("send signal \(number) to process \(pid)")
  }

  /// What the process is doing now. A process that ended is `gone`, reaped or not.
  public var processState: ProcessState {
    if exitStatus != nil || drover_pidfd_has_ended(descriptor.rawValue) != 0 { return .gone }
    let state = ProcessState.read(pid)
    // Its number may have gone to another one while we looked.
    return drover_pidfd_has_ended(descriptor.rawValue) != 0 ? .gone : state
  }

  /// How it ended; nil while it runs, or when the reactor has not seen the end yet.
  public var exitStatus: ExitStatus? {
    state.withLock { state in if case .ended(let status) = state.phase { status } else { nil } }
  }

  /// Runs a body on the reactor when the process has ended, once; soon, if it has already.
  public func onExit(_ body: @escaping @Sendable (ExitStatus) -> Void) {
    _ = observe { status in if let status { body(status) } }
  }

  /// Lets go of a process that is not ours to end. Nobody hears of its end any more; waiters get nil.
  public func abandon() {
    let observers = leave(.abandoned)
    for observer in observers { observer(nil) }
  }

  /// Adds an observer; its number, or nil when it is told at once.
  func observe(_ observer: @escaping @Sendable (ExitStatus?) -> Void) -> UInt64? {
    state.withLock { state in
      switch state.phase {
      case .running:
        let number = state.nextObserver
        state.nextObserver &+= 1
        state.observers[number] = observer
        return number
      case .ended(let status): reactor.enqueue { observer(status) }
      case .abandoned: reactor.enqueue { observer(nil) }
      }
      return nil
    }
  }

  /// Takes an observer out and tells it that it waited for nothing; nothing when it has been told.
  func dismiss(_ number: UInt64) {
    let observer = state.withLock { $0.observers.removeValue(forKey: number) }
    observer?(nil)
  }

  /// The pidfd is readable; on the reactor.
  private func ended() {
    var status: Int32 = 0
    let exit: ExitStatus
    switch drover_pidfd_status(descriptor.rawValue, reaps ? 1 : 0, &status) {
    case 0: return
    case 1: exit = .exited(status)
    case 2: exit = .signalled(status)
    default: exit = .unknown
    }
    for observer in leave(.ended(exit)) { observer(exit) }
  }

  private func leave(_ phase: Phase) -> [@Sendable (ExitStatus?) -> Void] {
    state.withLock { state in
      guard case .running = state.phase else { return [] }
      state.phase = phase
      state.registration?.cancel()
      state.registration = nil
      let observers = state.observers.sorted { $0.key < $1.key }.map(\.value)
      state.observers = [:]
      return observers
    }
  }
}
