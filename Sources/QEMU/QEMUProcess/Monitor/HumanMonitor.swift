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

  /// Sends QMP's commands in the words of the human monitor, in one flight, and waits for what QMP would have answered.
  ///
  /// What it has no words for is refused, as by a QEMU that does not know the command.
  func replies(to commands: [QMPCommand], limit: Duration) async -> [Result<QMPReply, HMPFailure>] {
    let renderings = commands.map { HMPRendering($0) }
    var outcomes = (await outcomes(of: renderings.flatMap { $0?.lines ?? [] }, limit: limit))[...]
    return zip(commands, renderings).map { command, rendering in
      guard let rendering else { return .success(.refusal(.notHuman, of: command)) }
      let own = outcomes.prefix(rendering.lines.count)
      outcomes = outcomes.dropFirst(own.count)
      do throws(HMPFailure) {
        var texts: [String] = []
        for outcome in own { texts.append(try outcome.get()) }
        return .success(rendering.reply(to: command, texts))
      } catch {
        return .failure(error)
      }
    }
  }
}

extension QMPError {
  /// A command that the human monitor has no words for.
  static let notHuman = QMPError(errorClass: .commandNotFound, text: "the human monitor has no such command")
}
