import DroverCore
import DroverHost
import QEMUMonitor

/// A session with a human monitor on a socket. It tells nothing by itself.
typealias HumanMonitor = SessionChannel<HMPSession>

extension SessionChannel where Session == HMPSession {
  /// Takes a connected socket; nothing happens before `start`.
  ///
  /// - Parameter greetingLimit: see `HMPSession`; it begins here.
  convenience init(
    socket: StreamSocket, reactor: Reactor, greetingLimit: Duration?, limits: HMPSession.Limits = .init()
  ) {
    let now = Deadline(instant: ContinuousClock.now)
    let session = HMPSession(now: now, greetingLimit: greetingLimit, limits: limits)
    self.init(session, socket: socket, reactor: reactor)
  }

  /// Sends a command, after those that were sent before, and waits for its answer.
  ///
  /// When the task is cancelled the wait ends with `cancelled`; QEMU may still carry the command out.
  func execute(_ command: String, limit: Duration = QMPDeadlines().block) async throws(HMPFailure) -> String {
    guard let outcome = await outcomes(of: [command], limit: limit).first else { throw .cancelled(command: command) }
    return try outcome.get()
  }
}
