import DroverCore
import DroverHost
import QEMUMonitor

/// The line to a guest's agent: one command at a time, all on the reactor's thread.
///
/// The socket is connected when something is asked for the first time, or when the agent appears, and read only while an
/// answer is awaited: what a guest says unasked stays in its own memory.
final class AgentChannel: Sendable {
  typealias Outcome = Result<[UInt8]?, AgentFailure>

  private let channel: SessionChannel<AgentSession>

  /// - Parameter keepsSocket: whether the socket is ours alone: that of a guest that somebody else started is given
  ///   back after each command.
  init(reactor: Reactor, keepsSocket: Bool, limits: AgentSession.Limits = .init()) {
    let session = AgentSession(seed: .random(in: 0...UInt32.max), limits: limits)
    channel = SessionChannel(session, reactor: reactor, keepsSocket: keepsSocket)
  }

  /// Whether the socket is connected.
  var isConnected: Bool { channel.isConnected }

  /// Sends a command, and waits for its answer as a line, or for nil when QEMU told of its success.
  func ask(
    _ command: AgentCommand, at path: String, allowed: Duration, syncLimit: Duration
  ) async -> Outcome {
    do throws(AgentFailure) { try await connect(path) } catch { return .failure(error) }
    let limit = AgentSession.Limit(answer: allowed, sync: syncLimit)
    return await channel.outcomes(of: [command], limit: limit).first ?? .failure(.closed)
  }

  /// Connects, so that the guest's agent has somebody to listen to; a failure is told when something is asked.
  func connectAhead(_ path: String) async { try? await connect(path) }

  /// QEMU told something: the guest leaves or sleeps, or its agent has closed the port.
  func heard(_ event: QMPEvent.Kind, port alias: String?) {
    switch event {
    case .shutdown: channel.input { $0.happened(.shutdown) }
    case .reset: channel.input { $0.happened(.reset) }
    case .suspend, .suspendToDisk: channel.input { $0.happened(.sleep) }
    case .serialPortChanged(let id, false) where id == alias: channel.input { $0.lost() }
    default: break
    }
  }

  /// Closes the line for good; whoever waits is told.
  func close() { channel.close() }
}

// MARK: - The socket

extension AgentChannel {
  /// How long a listener may take to let us in: QEMU's does at once.
  private static let connectLimit = Duration.seconds(2)

  private func connect(_ path: String) async throws(AgentFailure) {
    if let closure = channel.look(\.closure) { throw closure }
    if isConnected { return }
    let socket: StreamSocket
    do throws(VirtError) {
      socket = try await StreamSocket.connect(
        path: path, deadline: .after(Self.connectLimit), reactor: channel.reactor)
    } catch {
      throw .unreachable(error.message)
    }
    let failure: AgentFailure? = await withCheckedContinuation { continuation in
      channel.onReactor { [self] in continuation.resume(returning: take(socket)) }
    }
    if let failure { throw failure }
  }

  /// Makes a socket the line's, unless it has one; on the reactor, so that nobody asks over one that is not ready.
  private func take(_ socket: StreamSocket) -> AgentFailure? {
    let closure = channel.look(\.closure)
    guard closure == nil, !isConnected else {
      socket.close()
      return closure
    }
    do throws(VirtError) {
      try channel.open(socket)
      return nil
    } catch {
      return .unreachable(error.message)
    }
  }
}
