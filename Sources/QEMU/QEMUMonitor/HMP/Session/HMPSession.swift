public import DroverCore

/// A client's side of one connection to QEMU's human monitor (HMP).
///
/// The monitor is a terminal: it echoes each byte by drawing its line anew, carries the line out at its end, writes the
/// answer and shows its prompt. So one command is on its way at a time; the others wait for it. An answer begins behind
/// the line that ends with the whole command, and ends with the prompt; whatever came before that line is what was
/// left of an earlier answer, and is dropped. There are no events.
public struct HMPSession: MonitorSession {
  /// Names a command within its session.
  public typealias CommandID = SessionCommandID
  /// How the monitor is doing.
  public typealias Condition = MonitorSessionCondition<HMPClosure>

  /// What is bounded.
  public struct Limits: Hashable, Sendable {
    /// Bytes of an answer.
    public var answer = 4 << 20
    /// Bytes of what comes before the first prompt.
    public var greeting = 4096
    /// Commands that wait.
    public var waiting = 256

    /// The usual limits.
    public init() {}
  }

  /// The most bytes of a line that QEMU's terminal holds; more are dropped there without a word.
  public static let lineLimit = 4095

  struct Flight {
    let id: CommandID
    let command: String
    let allowed: Duration
    var deadline: Deadline

    var unanswered: UnansweredCommand { UnansweredCommand(command, allowed: allowed, until: deadline) }
  }

  /// How the monitor is doing.
  public internal(set) var condition: Condition = .connecting
  /// The greeting, once it has come.
  public internal(set) var greeting: HMPGreeting?
  /// While `notAnswering`: the command that passed its deadline first.
  public internal(set) var silence: UnansweredCommand?

  let limits: Limits
  private let begun: Deadline
  private let greetingDeadline: Deadline?
  private let greetingLimit: Duration?
  /// What was sent and has not shown its prompt; its waiter may be gone already.
  var current: Flight?
  /// Whether somebody waits for `current`.
  var isAwaited = false
  /// What waits for its turn.
  var queue: [Flight] = []
  private var lastNumber: UInt64 = 0
  /// What was read since the last prompt.
  var screen: HMPScreen

  /// Starts to wait for the greeting.
  ///
  /// - Parameters:
  ///   - now: the time.
  ///   - greetingLimit: how long the greeting may take; nil waits for as long as the connection lasts.
  public init(now: Deadline, greetingLimit: Duration?, limits: Limits = Limits()) {
    self.limits = limits
    begun = now
    self.greetingLimit = greetingLimit
    greetingDeadline = greetingLimit.map { Deadline(instant: now.instant.advanced(by: $0)) }
    screen = HMPScreen(limit: limits.greeting)
  }

  /// How many commands wait for their answer.
  public var waiting: Int { queue.count + (isAwaited ? 1 : 0) }

  /// The command that has waited longest for its answer.
  public var oldestUnanswered: UnansweredCommand? {
    if condition == .connecting { return UnansweredCommand("the greeting", since: begun.instant) }
    return current?.unanswered ?? queue.first?.unanswered
  }

  /// When `timePassed` wants to be called next; nil while nothing is waited for.
  public var nextDeadline: Deadline? {
    if case .closed = condition { return nil }
    let waiting = (isAwaited ? current.map { [$0.deadline] } ?? [] : []) + queue.map(\.deadline)
    return Deadline.earlier(condition == .connecting ? greetingDeadline : nil, waiting.min())
  }
}

// MARK: - Commands

extension HMPSession {
  /// Takes a command. While another one is on its way it waits for that, within its own time.
  ///
  /// - Parameter limit: how long the answer may take, the wait for others included.
  public mutating func submit(
    _ command: String, now: Deadline, limit: Duration
  ) -> (id: CommandID, actions: [HMPAction]) {
    lastNumber &+= 1
    let id = CommandID(number: lastNumber)
    if case .closed(let closure) = condition { return (id, [.finished(id, .failure(.closed(closure)))]) }
    if let reason = Self.obstacle(in: command) { return (id, [.finished(id, .failure(.unsendable(reason: reason)))]) }
    guard waiting < limits.waiting else { return (id, [.finished(id, .failure(.tooManyWaiting(command: command)))]) }
    let deadline = Deadline(instant: now.instant.advanced(by: limit))
    queue.append(Flight(id: id, command: command, allowed: limit, deadline: deadline))
    return (id, condition == .connecting ? [] : launchNext())
  }

  /// Nobody waits for a command any more. QEMU may still carry it out, if it was sent.
  public mutating func cancel(_ id: CommandID) -> [HMPAction] {
    if let place = queue.firstIndex(where: { $0.id == id }) {
      let flight = queue.remove(at: place)
      return [.finished(id, .failure(.cancelled(command: flight.command)))]
    }
    guard isAwaited, let current, current.id == id else { return [] }
    isAwaited = false
    return [.finished(id, .failure(.cancelled(command: current.command)))]
  }

  /// Looks at the deadlines.
  public mutating func timePassed(now: Deadline) -> [HMPAction] {
    if case .closed = condition { return [] }
    if condition == .connecting, let greetingLimit, let greetingDeadline, greetingDeadline <= now {
      let beginning = screen.beginning
      return end(beginning.isEmpty ? .noGreeting(after: greetingLimit) : .notHuman(beginning))
    }
    var actions: [HMPAction] = []
    if isAwaited, let current, current.deadline <= now {
      isAwaited = false
      actions += late(current)
    }
    for flight in queue where flight.deadline <= now { actions += late(flight) }
    queue.removeAll { $0.deadline <= now }
    return actions
  }

  private mutating func late(_ flight: Flight) -> [HMPAction] {
    var actions: [HMPAction] = []
    if condition == .answering {
      condition = .notAnswering
      silence = flight.unanswered
      actions.append(.stoppedAnswering(command: flight.command))
    }
    return actions + [.finished(flight.id, .failure(.timedOut(command: flight.command, after: flight.allowed)))]
  }

  /// The connection is over: everybody who waits is woken. Only the first reason counts.
  public mutating func closed(_ reason: HMPClosure) -> [HMPAction] {
    if case .closed = condition { return [] }
    condition = .closed(reason)
    var waiting = queue.map(\.id)
    if isAwaited, let current { waiting.insert(current.id, at: 0) }
    queue = []
    current = nil
    isAwaited = false
    screen = HMPScreen(limit: 0)
    return waiting.map { .finished($0, .failure(.closed(reason))) }
  }

  /// We end it: everybody is woken, and the owner closes.
  mutating func end(_ reason: HMPClosure) -> [HMPAction] { closed(reason) + [.close(reason)] }

  mutating func launchNext() -> [HMPAction] {
    guard current == nil, !queue.isEmpty else { return [] }
    let flight = queue.removeFirst()
    current = flight
    isAwaited = true
    screen = HMPScreen(limit: limits.answer, command: flight.command)
    return [.send(Array(flight.command.utf8) + [0x0A])]
  }

  /// Why QEMU's terminal would not take a command; nil when it does.
  private static func obstacle(in command: String) -> String? {
    let bytes = command.utf8
    if bytes.count > lineLimit { return "it has more than \(lineLimit) bytes" }
    // The terminal reads these as keys: ends of lines, completion, the beginning of an escape sequence (ESC, and 0x9B).
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x9B }) { return "it holds a control character" }
    return nil
  }
}

/// What the owner of a session with a human monitor has to do after an input.
public typealias HMPAction = SessionAction<HMPSession>

extension HMPClosure: MonitorClosure {}

extension HMPSession {
  /// A line, without its end.
  public typealias Command = String
  /// How long an answer may take, the wait for others included.
  public typealias Limit = Duration
  /// What was written up to the next prompt.
  public typealias Value = String
  /// Why there is no answer.
  public typealias Failure = HMPFailure
  /// What a monitor says first.
  public typealias Greeting = HMPGreeting
  /// It tells nothing by itself.
  public typealias Event = Never
  /// Why the session is over.
  public typealias Closure = HMPClosure

  /// What is told who waits for something of a session that is over.
  public static func failure(_ closure: HMPClosure) -> HMPFailure { .closed(closure) }

  /// What is told who gives up a command before it is submitted.
  public static func cancelled(_ command: String) -> HMPFailure? { .cancelled(command: command) }
}
