public import Domains
public import Logging
import Synchronization

/// Answers libvirt's protocol: takes the sockets that the listeners accept, and makes a session of each.
public final class Server: Sendable {
  /// What all sessions share.
  let environment: ServerEnvironment
  private let sessions = Mutex(Sessions())

  private struct Sessions {
    var all: [ObjectIdentifier: Session] = [:]
    var isStopped = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  /// Makes a server; it listens to nothing itself.
  ///
  /// - Parameter time: gives the timer of the keepalive.
  public init(
    service: DomainService, settings: ServerSettings = ServerSettings(), time: any TimeSource, logger: Logger
  ) {
    environment = ServerEnvironment(service: service, settings: settings, time: time, logger: logger)
  }

  /// What has happened so far.
  public var counts: ServerCounts { environment.counters.counts }

  /// How many clients there are.
  public var sessionCount: Int { sessions.withLock { $0.all.count } }

  /// Takes a connected socket; it is closed at once when there are too many or the server has stopped.
  ///
  /// - Parameters:
  ///   - peer: who is at the other end.
  ///   - isReadOnly: whether it came by the socket that only lets look.
  ///   - ended: called once, when everything of the connection has ended.
  public func accept(
    _ transport: any Transport, peer: Peer, isReadOnly: Bool, ended: @escaping @Sendable () -> Void = {}
  ) {
    let session = Session(transport: transport, peer: peer, isReadOnly: isReadOnly, environment: environment)
    let accepted = sessions.withLock { sessions in
      guard !sessions.isStopped, sessions.all.count < environment.settings.maximumClients else { return false }
      sessions.all[ObjectIdentifier(session)] = session
      return true
    }
    guard accepted else {
      environment.logger.warning("refused a client", metadata: ["peer": "\(peer)"])
      transport.close()
      return ended()
    }
    environment.counters.sessions.add(1, ordering: .relaxed)
    session.start { [weak self] session in
      self?.forget(session)
      ended()
    }
  }

  /// Closes all connections and takes no more.
  public func stop() {
    let all = sessions.withLock { sessions in
      sessions.isStopped = true
      return Array(sessions.all.values)
    }
    for session in all { session.close() }
  }

  /// Returns when every connection has ended, and what belongs to its end has begun; after `stop`.
  public func ended() async {
    await withCheckedContinuation { continuation in
      let isOver = sessions.withLock { sessions in
        if !sessions.all.isEmpty { sessions.waiters.append(continuation) }
        return sessions.all.isEmpty
      }
      if isOver { continuation.resume() }
    }
  }

  private func forget(_ session: Session) {
    let waiters = sessions.withLock { sessions -> [CheckedContinuation<Void, Never>] in
      sessions.all.removeValue(forKey: ObjectIdentifier(session))
      guard sessions.all.isEmpty else { return [] }
      defer { sessions.waiters = [] }
      return sessions.waiters
    }
    for waiter in waiters { waiter.resume() }
  }
}
