package import DroverCore
import FuzzSupport
package import QEMUMonitor

/// A session from its beginning to its end, with its clock and a book of what was submitted and finished.
///
/// What the input decides is the target's; what must hold of every session, whatever its language, is checked here.
package struct SessionBook<Session: CommandSession> {
  /// The time; it stands still unless it is moved.
  package private(set) var now: Deadline
  package private(set) var session: Session
  /// What was submitted, in this order.
  package private(set) var submitted: [SessionCommandID] = []
  private var finished: Set<SessionCommandID> = []
  private let most: Int

  /// Opens the book.
  ///
  /// - Parameters:
  ///   - most: how many commands may wait at a time.
  ///   - session: makes a session that begins at a time.
  package init(most: Int, _ session: (Deadline) -> Session) {
    self.most = most
    now = Deadline(instant: .now)
    self.session = session(now)
  }

  /// How many commands wait for their end.
  package var waiting: Int { submitted.count - finished.count }

  /// Whether a command was finished.
  package func isFinished(_ id: SessionCommandID) -> Bool { finished.contains(id) }

  /// Gives the session an input, and books what it asks for.
  package mutating func input(_ body: (inout Session) -> [SessionAction<Session>]) -> [SessionAction<Session>] {
    let wasOver = session.closure != nil
    let actions = body(&session)
    enter(actions, wasOver: wasOver)
    expect(waiting <= most, "more commands wait than may")
    return actions
  }

  /// What the other end says, in two pieces.
  ///
  /// - Parameter cut: where the second begins.
  package mutating func says(_ bytes: [UInt8], cut: Int) -> [SessionAction<Session>] {
    let now = now
    return [bytes.prefix(cut), bytes.dropFirst(cut)].filter { !$0.isEmpty }.flatMap { piece in
      input { session in piece.withUnsafeBytes { session.received($0, now: now) } }
    }
  }

  /// Submits a command, and gives what it is called.
  package mutating func submit(
    _ command: Session.Command, limit: Session.Limit
  ) -> (id: SessionCommandID, actions: [SessionAction<Session>]) {
    let wasOver = session.closure != nil
    let (id, actions) = session.submit(command, now: now, limit: limit)
    expect(!submitted.contains(id), "a number was given twice")
    submitted.append(id)
    enter(actions, wasOver: wasOver)
    return (id, actions)
  }

  /// Lets time pass, and looks at the deadlines.
  package mutating func pass(_ duration: Duration) -> [SessionAction<Session>] {
    now = Deadline(instant: now.instant.advanced(by: duration))
    let now = now
    let actions = input { $0.timePassed(now: now) }
    if let next = session.nextDeadline { expect(now < next, "a deadline is past and was not looked at") }
    return actions
  }

  /// At the moment that the session asked for, something is over, or the session would ask for ever.
  package mutating func passToDeadline() -> [SessionAction<Session>] {
    guard let next = session.nextDeadline else { return [] }
    let actions = pass(max(.zero, now.instant.duration(to: next.instant)))
    expect(!actions.isEmpty, "a deadline came and nothing happened")
    return actions
  }

  /// Ends the session: nothing is left.
  package mutating func close() -> [SessionAction<Session>] {
    let actions = input { $0.close() }
    for id in submitted { expect(finished.contains(id), "a command was never finished") }
    expect(session.closure != nil, "a session that was closed is not over")
    expect(session.nextDeadline == nil, "a session that is over waits for a deadline")
    let now = now
    expect(session.timePassed(now: now).isEmpty, "a session that is over has something to do")
    return actions
  }

  private mutating func enter(_ actions: [SessionAction<Session>], wasOver: Bool) {
    for action in actions {
      switch action {
      case .finished(let id, _):
        expect(submitted.contains(id), "a command was finished that nobody submitted")
        expect(finished.insert(id).inserted, "a command was finished twice")
      case .send, .ready, .event, .stoppedAnswering, .answersAgain, .dropped, .close:
        expect(!wasOver, "a session that is over acts")
      }
    }
  }
}
