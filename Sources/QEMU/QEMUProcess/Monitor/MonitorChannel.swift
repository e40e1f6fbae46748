import Domains
import DroverCore
import DroverHost
import QEMUMonitor

/// A QMP session on a socket.
typealias MonitorChannel = SessionChannel<QMPSession>

extension SessionChannel where Session == QMPSession {
  /// Takes a connected socket; nothing happens before `start`.
  ///
  /// - Parameter greetingLimit: see `QMPSession`; it begins here.
  convenience init(
    socket: StreamSocket, reactor: Reactor, greetingLimit: Duration?, deadlines: QMPDeadlines = .init(),
    limits: QMPSession.Limits = .init()
  ) {
    let now = Deadline(instant: ContinuousClock.now)
    let session = QMPSession(now: now, greetingLimit: greetingLimit, deadlines: deadlines, limits: limits)
    self.init(session, socket: socket, reactor: reactor)
  }

  /// Tells whoever waits that it is over, and then only listens whether QEMU shuts down; `close` is still to come.
  func retire() {
    onReactor { [self] in input { session in session.retire() } }
  }

  /// Whether QEMU has told, since `retire`, that it shuts down.
  var toldShutdown: Bool { look(\.toldShutdown) }

  /// Sends commands in one flight and waits for all their answers, which come in the order of the commands.
  ///
  /// When the task is cancelled the waits end with `cancelled`; QEMU may still carry the commands out.
  func replies(to commands: [QMPCommand], limit: Duration? = nil) async -> [Outcome] {
    await outcomes(of: commands, limit: limit)
  }

  /// Sends one command and waits for its value.
  func execute(_ command: QMPCommand, limit: Duration? = nil) async throws(QMPFailure) -> JSON {
    guard let reply = await replies(to: [command], limit: limit).first else {
      throw .cancelled(command: command.name)
    }
    return try reply.get().value.get()
  }
}

extension SessionChannel where Session: MonitorSession {
  /// How the monitor is doing.
  var condition: MonitorSessionCondition<Session.Closure> { look(\.condition) }

  /// The same, with what is waited for.
  var monitorCondition: MonitorCondition {
    look { session in
      let oldest = session.oldestUnanswered.map(MonitorCondition.Command.init)
      switch session.condition {
      case .closed: return .closed
      case .connecting, .notAnswering:
        return (session.silence.map(MonitorCondition.Command.init) ?? oldest).map { .silent($0) } ?? .idle
      case .answering: return oldest.map { .busy($0) } ?? .idle
      }
    }
  }
}

extension MonitorCondition.Command {
  init(_ command: UnansweredCommand) { self.init(command.name, since: command.since) }
}
