public import DroverCore

/// A client's side of one QMP connection: greeting, command mode, commands by id, events, deadlines.
///
/// Many commands may be on their way;
/// answers find theirs by id, and an answer that comes after its deadline is dropped.
public struct QMPSession: MonitorSession {
  /// Names a command within its session.
  public typealias CommandID = SessionCommandID
  /// How the monitor is doing.
  public typealias Condition = MonitorSessionCondition<QMPClosure>

  /// What is bounded.
  public struct Limits: Hashable, Sendable {
    /// Bytes of a line from QEMU. The longest known answer, the schema, has less than one MiB.
    public var line = 16 << 20
    /// Commands that wait for their answer.
    public var waiting = 256
    /// Lines without meaning, after which the other end is taken for no QEMU.
    public var garbage = 64

    /// The usual limits.
    public init() {}
  }

  private struct Flight {
    let name: String
    let allowed: Duration
    let deadline: Deadline
    /// What is to be sent as soon as there is command mode; nil once it was.
    var command: QMPCommand?

    var unanswered: UnansweredCommand { UnansweredCommand(name, allowed: allowed, until: deadline) }
  }

  /// How the monitor is doing.
  public private(set) var condition: Condition = .connecting
  /// The greeting, once it has come.
  public private(set) var greeting: QMPGreeting?

  /// While `notAnswering`: the command that passed its deadline first.
  public private(set) var silence: UnansweredCommand?

  private let limits: Limits
  private let begun: Deadline
  private let greetingDeadline: Deadline?
  private let greetingLimit: Duration?
  private var splitter: LineSplitter
  private var flights: [CommandID: Flight] = [:]
  private var lastNumber: UInt64 = 0
  private var garbageCount = 0
  private let deadlines: QMPDeadlines

  /// After `retire`: whether QEMU has told that it shuts down.
  public internal(set) var toldShutdown = false
  /// After `retire`: what came since; nil when there is nothing to be heard of it.
  var farewell: LineSplitter?

  /// Starts to wait for the greeting.
  ///
  /// - Parameters:
  ///   - now: the time.
  ///   - greetingLimit: how long the greeting and the way into command mode may take together; nil waits for as
  ///     long as the connection lasts, for a guest that is known to be alive and may be frozen.
  ///   - deadlines: how long each command may take.
  public init(
    now: Deadline, greetingLimit: Duration?, deadlines: QMPDeadlines = QMPDeadlines(), limits: Limits = Limits()
  ) {
    self.limits = limits
    begun = now
    self.greetingLimit = greetingLimit
    greetingDeadline = greetingLimit.map { Deadline(instant: now.instant.advanced(by: $0)) }
    splitter = LineSplitter(limit: limits.line)
    self.deadlines = deadlines
  }

  /// How many commands wait for their answer.
  public var waiting: Int { flights.count }

  /// The command that has waited longest for its answer; before command mode, the way into it.
  public var oldestUnanswered: UnansweredCommand? {
    if condition == .connecting { return UnansweredCommand(QMPCommand.negotiate.name, since: begun.instant) }
    return flights.min { $0.key < $1.key }?.value.unanswered
  }

  /// When `timePassed` wants to be called next; nil while nothing is waited for.
  public var nextDeadline: Deadline? {
    switch condition {
    case .closed: return nil
    case .connecting: return Deadline.earlier(greetingDeadline, flights.values.map(\.deadline).min())
    case .answering, .notAnswering: return flights.values.map(\.deadline).min()
    }
  }
}

// MARK: - Commands

extension QMPSession {
  private static let idPrefix = "drover-"

  /// Takes a command. Before the monitor is in command mode it is kept; its time starts again when it is sent.
  ///
  /// - Parameter limit: how long the answer may take; nil: what the command's pace says.
  public mutating func submit(
    _ command: QMPCommand, now: Deadline, limit: Duration? = nil
  ) -> (id: CommandID, actions: [QMPAction]) {
    lastNumber &+= 1
    let id = CommandID(number: lastNumber)
    if case .closed(let closure) = condition { return (id, [.finished(id, .failure(.closed(closure)))]) }
    guard flights.count < limits.waiting else {
      return (id, [.finished(id, .failure(.tooManyWaiting(command: command.name)))])
    }
    let allowed = limit ?? deadlines[command.pace]
    guard condition != .connecting else {
      let deadline = Deadline(instant: now.instant.advanced(by: allowed))
      flights[id] = Flight(name: command.name, allowed: allowed, deadline: deadline, command: command)
      return (id, [])
    }
    return (id, [launch(command, id: id, allowed: allowed, now: now)])
  }

  private mutating func launch(
    _ command: QMPCommand, id: CommandID, allowed: Duration, now: Deadline
  ) -> QMPAction {
    let deadline = Deadline(instant: now.instant.advanced(by: allowed))
    flights[id] = Flight(name: command.name, allowed: allowed, deadline: deadline, command: nil)
    return .send(command.line(id: Self.idPrefix + String(id.number)), descriptors: command.descriptors)
  }

  /// Nobody waits for a command any more. QEMU may still carry it out.
  public mutating func cancel(_ id: CommandID) -> [QMPAction] {
    guard let flight = flights.removeValue(forKey: id) else { return [] }
    return [.finished(id, .failure(.cancelled(command: flight.name)))]
  }

  /// Looks at the deadlines.
  public mutating func timePassed(now: Deadline) -> [QMPAction] {
    if case .closed = condition { return [] }
    if condition == .connecting, let greetingLimit, let greetingDeadline, greetingDeadline <= now {
      if greeting != nil { return end(.noCommandMode(after: greetingLimit)) }
      let beginning = splitter.beginning(60)
      return end(
        beginning.isEmpty
          ? .noGreeting(after: greetingLimit) : .notQMP(Excerpt.text(beginning)))
    }
    let late = flights.filter { $0.value.deadline <= now }
    var actions: [QMPAction] = []
    for (id, flight) in late.sorted(by: { $0.key < $1.key }) {
      flights[id] = nil
      if condition == .answering {
        condition = .notAnswering
        silence = flight.unanswered
        actions.append(.stoppedAnswering(command: flight.name))
      }
      actions.append(.finished(id, .failure(.timedOut(command: flight.name, after: flight.allowed))))
    }
    return actions
  }

  /// The connection is over: everybody who waits is woken. Only the first reason counts.
  public mutating func closed(_ reason: QMPClosure) -> [QMPAction] {
    if case .closed = condition { return [] }
    return wakeAll(reason)
  }

  mutating func beginFarewell() -> [QMPAction] {
    farewell = splitter
    return wakeAll(.byUs)
  }

  /// We end it: everybody is woken, and the owner closes.
  private mutating func end(_ reason: QMPClosure) -> [QMPAction] {
    wakeAll(reason) + [.close(reason)]
  }

  private mutating func wakeAll(_ reason: QMPClosure) -> [QMPAction] {
    condition = .closed(reason)
    let waiting = flights.keys.sorted()
    flights = [:]
    splitter = LineSplitter(limit: 0)
    return waiting.map { .finished($0, .failure(.closed(reason))) }
  }
}

// MARK: - Input

extension QMPSession {
  /// Takes bytes from QEMU, in whatever pieces they arrive.
  public mutating func received(_ bytes: UnsafeRawBufferPointer, now: Deadline) -> [QMPAction] {
    if case .closed = condition {
      listen(bytes)
      return []
    }
    var actions: [QMPAction] = []
    // Taken out and put back, because the lines are handled while the splitter works.
    var splitter = splitter
    self.splitter = LineSplitter(limit: 0)
    do throws(LineSplitter.TooLong) {
      try splitter.feed(bytes) { line in
        actions += handle(line, now: now)
        if case .closed = condition { return false }
        return true
      }
    } catch {
      return actions + end(.lineTooLong(limit: error.limit))
    }
    if case .closed = condition { return actions }
    self.splitter = splitter
    return actions
  }

  private mutating func handle(_ line: UnsafeRawBufferPointer, now: Deadline) -> [QMPAction] {
    do throws(QMPMessage.Malformed) {
      switch try QMPMessage.parse(greeting == nil ? Self.behindNegotiation(line) : line) {
      case nil: return []
      case .greeting(let greeting)?: return greeted(greeting, now: now)
      case .answer(let id, let message)?: return answered(id, message, now: now)
      case .event(let event)?: return [.event(event)]
      }
    } catch {
      let beginning = Excerpt.text(line)
      guard greeting != nil else { return end(.notQMP(beginning)) }
      return dropped("\(error.reason): '\(beginning)'")
    }
  }

  /// A server of telnet's begins with three bytes for each option that it offers or asks for, of which none needs an
  /// answer. Behind them it sends what it would send without: text has no byte that telnet would double.
  private static func behindNegotiation(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var line = line
    while line.count >= 3, line[0] == 0xFF { line = UnsafeRawBufferPointer(rebasing: line.dropFirst(3)) }
    return line
  }

  private mutating func dropped(_ reason: String) -> [QMPAction] {
    garbageCount += 1
    guard garbageCount <= limits.garbage else { return [.dropped(reason)] + end(.garbage) }
    return [.dropped(reason)]
  }

  private mutating func greeted(_ greeting: QMPGreeting, now: Deadline) -> [QMPAction] {
    guard self.greeting == nil else { return dropped("a second greeting") }
    self.greeting = greeting
    return [.send(QMPCommand.negotiate.line(id: Self.idPrefix + "0"), descriptors: [])]
  }

  private mutating func answered(_ id: String?, _ message: JSONObject, now: Deadline) -> [QMPAction] {
    guard let greeting else { return end(.notQMP("an answer before the greeting")) }
    guard let id, id.hasPrefix(Self.idPrefix), let number = UInt64(id.dropFirst(Self.idPrefix.count)) else {
      let words = message["error"].map { QMPError($0).text } ?? ""
      return dropped("an answer to nothing that was asked: '\(words)'")
    }
    if condition == .connecting {
      guard number == 0 else { return dropped("an answer before command mode") }
      if let error = message["error"] { return end(.refused(QMPError(error))) }
      return enterCommandMode(greeting, now: now)
    }
    var actions: [QMPAction] = []
    if condition == .notAnswering {
      condition = .answering
      silence = nil
      actions.append(.answersAgain)
    }
    let known = CommandID(number: number)
    // Without a flight it is the late answer to a command that was given up, or a lie; neither wakes anybody.
    guard let flight = flights.removeValue(forKey: known) else { return actions }
    actions.append(.finished(known, .success(QMPReply(message: message, command: flight.name))))
    return actions
  }

  /// Sends what was submitted meanwhile, all in one flight.
  private mutating func enterCommandMode(_ greeting: QMPGreeting, now: Deadline) -> [QMPAction] {
    condition = .answering
    var actions: [QMPAction] = [.ready(greeting)]
    for (id, flight) in flights.sorted(by: { $0.key < $1.key }) {
      guard let command = flight.command else { continue }
      actions.append(launch(command, id: id, allowed: flight.allowed, now: now))
    }
    return actions
  }
}

/// What the owner of a session has to do after an input.
public typealias QMPAction = SessionAction<QMPSession>

extension QMPClosure: MonitorClosure {}

extension QMPSession {
  /// A QMP command.
  public typealias Command = QMPCommand
  /// How long an answer may take; nil: what the command's pace says.
  public typealias Limit = Duration?
  /// An answer, which may be a refusal.
  public typealias Value = QMPReply
  /// Why there is none.
  public typealias Failure = QMPFailure
  /// What a monitor says first.
  public typealias Greeting = QMPGreeting
  /// What QEMU tells by itself.
  public typealias Event = QMPEvent
  /// Why the session is over.
  public typealias Closure = QMPClosure

  /// What is told who waits for something of a session that is over.
  public static func failure(_ closure: QMPClosure) -> QMPFailure { .closed(closure) }

  /// What is told who gives up a command before it is submitted.
  public static func cancelled(_ command: QMPCommand) -> QMPFailure? { .cancelled(command: command.name) }
}
