public import DroverCore
import Glibc

/// Our side of the line to a guest's agent: one command at a time, the way into step before each, deadlines.
///
/// The line has no beginning and no end, and
/// whoever is at its other end is a stranger; what it says late belongs to commands that were given up. So each command is
/// led in by `guest-sync-delimited` with a number of its own: the byte 0xFF, which no JSON holds, makes the agent
/// forget half a line, and the same byte comes before its answer. All that comes before is thrown away unread; the first
/// line behind it is the command's answer. Nothing is held while nothing is asked.
public struct AgentSession: CommandSession {
  /// What is bounded.
  public struct Limits: Hashable, Sendable {
    /// Bytes of an answer; no client can be told more.
    public var answer = 4 << 20
    /// Bytes of the answer to the way into step.
    public var sync = 1024
    /// Bytes that may come until the answer is there: among them the longest that somebody gave up waiting for.
    public var noise = 64 << 20

    /// The usual limits.
    public init() {}
  }

  /// How long a command may take.
  public struct Limit: Hashable, Sendable {
    /// For its answer, from when it is sent.
    public var answer: Duration
    /// For the way into step.
    public var sync: Duration

    /// Makes a limit.
    public init(answer: Duration, sync: Duration) {
      self.answer = answer
      self.sync = sync
    }
  }

  /// What the owner has to do.
  public typealias Action = SessionAction<AgentSession>
  /// A request to the agent.
  public typealias Command = AgentCommand
  /// An answer's line; nil when QEMU told of the command's success.
  public typealias Value = [UInt8]?
  /// Why there is none.
  public typealias Failure = AgentFailure
  /// Why nothing is asked any more.
  public typealias Closure = AgentFailure
  /// It says nothing unasked.
  public typealias Greeting = Never
  /// It tells nothing by itself.
  public typealias Event = Never

  private struct Flight {
    let id: SessionCommandID
    let command: AgentCommand
    let allowed: Duration
  }

  private enum Phase {
    case idle
    /// The answer to the number is awaited; `isMarked` once 0xFF was seen before the line at hand.
    case syncing(Flight, number: Int64, deadline: Deadline, limit: Duration, isMarked: Bool)
    case asked(Flight, deadline: Deadline)
    case closed
  }

  private static let mark: UInt8 = 0xFF
  private let limits: Limits
  private var phase = Phase.idle
  private var number: Int64
  /// The line at hand, as far as it matters.
  private var line: [UInt8] = []
  /// The line at hand is too long to be what is awaited.
  private var isSkipping = false
  private var noise = 0
  private var lastCommand: UInt64 = 0

  /// A line on which nothing was asked yet.
  ///
  /// - Parameter seed: a number that no earlier session on the same line had.
  public init(seed: UInt32, limits: Limits = Limits()) {
    number = Int64(seed) << 20
    self.limits = limits
  }

  /// Whether a command is on its way: only then there is something to read.
  public var isWaiting: Bool {
    switch phase {
    case .idle, .closed: false
    case .syncing, .asked: true
    }
  }

  /// When `timePassed` wants to be called; nil while nothing is waited for.
  public var nextDeadline: Deadline? {
    switch phase {
    case .idle, .closed: nil
    case .syncing(_, _, let deadline, _, _), .asked(_, let deadline): deadline
    }
  }

  /// What a guest says unasked stays in its own memory.
  public var wantsInput: Bool { isWaiting }

  /// There is no greeting.
  public var readiness: Never? { nil }

  /// Why nothing is asked any more; a line that was lost may come again.
  public var closure: AgentFailure? { if case .closed = phase { .closed } else { nil } }

  /// How many bytes are held.
  public var pending: Int { line.count }
}

// MARK: - What we do

extension AgentSession {
  /// Takes a command, and sends the way into step.
  public mutating func submit(
    _ command: AgentCommand, now: Deadline, limit: Limit
  ) -> (id: SessionCommandID, actions: [Action]) {
    lastCommand &+= 1
    let id = SessionCommandID(number: lastCommand)
    switch phase {
    case .closed: return (id, [.finished(id, .failure(.closed))])
    case .syncing, .asked: return (id, [.finished(id, .failure(.busy))])
    case .idle: break
    }
    number &+= 1
    forgetLine()
    noise = 0
    phase = .syncing(
      Flight(id: id, command: command, allowed: limit.answer), number: number,
      deadline: Deadline(instant: now.instant.advanced(by: limit.sync)), limit: limit.sync, isMarked: false)
    let request = AgentCommand("guest-sync-delimited", arguments: ["id": .integer(number)])
    return (id, [.send([Self.mark] + request.line)])
  }

  /// Looks at the deadline.
  public mutating func timePassed(now: Deadline) -> [Action] {
    guard let deadline = nextDeadline, deadline <= now else { return [] }
    switch phase {
    case .syncing(let flight, _, _, let limit, _):
      return finish(.failure(.notInStep(command: flight.command.name, after: limit)))
    case .asked(let flight, _):
      return finish(.failure(.timedOut(command: flight.command.name, after: flight.allowed)))
    case .idle, .closed: return []
    }
  }

  /// QEMU told something of the guest.
  public mutating func happened(_ moment: AgentMoment) -> [Action] {
    guard case .asked(let flight, _) = phase, case .moments(let awaited) = flight.command.success,
      awaited.contains(moment)
    else { return [] }
    return finish(.success(nil))
  }

  /// The agent closed its end, or the line broke.
  ///
  /// An agent that was told to end its guest ends with it.
  public mutating func lost() -> [Action] {
    switch phase {
    case .idle, .closed: return []
    case .syncing(let flight, _, _, _, _): return finish(.failure(.disappeared(command: flight.command.name)))
    case .asked(let flight, _):
      if case .moments(let awaited) = flight.command.success, !awaited.isDisjoint(with: [.shutdown, .reset]) {
        return finish(.success(nil))
      }
      return finish(.failure(.disappeared(command: flight.command.name)))
    }
  }

  /// The same: how it broke makes no difference.
  public mutating func lost(_ loss: ConnectionLoss) -> [Action] { lost() }

  /// A command goes on: what the agent does to the guest (a freeze) has to be known to the end.
  public mutating func cancel(_ id: SessionCommandID) -> [Action] { [] }

  /// What is told who waits for something of a line that is closed.
  public static func failure(_ closure: AgentFailure) -> AgentFailure { closure }

  /// No command is given up.
  public static func cancelled(_ command: AgentCommand) -> AgentFailure? { nil }

  /// Nothing is asked any more.
  public mutating func close() -> [Action] {
    let actions = isWaiting ? finish(.failure(.closed)) : []
    phase = .closed
    return actions
  }

  private mutating func finish(_ result: Result<[UInt8]?, AgentFailure>) -> [Action] {
    guard let flight else { return [] }
    phase = .idle
    line = []
    isSkipping = false
    return [.finished(flight.id, result)]
  }

  /// The command that is on its way.
  private var flight: Flight? {
    switch phase {
    case .idle, .closed: nil
    case .syncing(let flight, _, _, _, _), .asked(let flight, _): flight
    }
  }

  private mutating func forgetLine() {
    line.removeAll(keepingCapacity: line.capacity <= 1 << 16)
    isSkipping = false
  }
}

// MARK: - What the agent says

extension AgentSession {
  /// Takes bytes from the agent, in whatever pieces they arrive.
  public mutating func received(_ bytes: UnsafeRawBufferPointer, now: Deadline) -> [Action] {
    var left = bytes
    var actions: [Action] = []
    // What is left when the command is over belongs to nobody.
    while !left.isEmpty, isWaiting {
      let end = Self.first(0x0A, in: left)
      let piece = UnsafeRawBufferPointer(rebasing: left[..<(end ?? left.count)])
      left = UnsafeRawBufferPointer(rebasing: left[min(left.count, piece.count + 1)...])
      switch phase {
      case .syncing: actions += takeUnsynced(piece, isWhole: end != nil, now: now)
      case .asked: actions += takeAnswer(piece, isWhole: end != nil)
      case .idle, .closed: break
      }
    }
    return actions
  }

  private mutating func takeUnsynced(_ piece: UnsafeRawBufferPointer, isWhole: Bool, now: Deadline) -> [Action] {
    guard case .syncing(let flight, let number, let deadline, let limit, var isMarked) = phase else { return [] }
    noise += piece.count + 1
    guard noise <= limits.noise else { return finish(.failure(.babble(limit: limits.noise))) }
    var piece = piece
    if let last = piece.lastIndex(of: Self.mark) {
      piece = UnsafeRawBufferPointer(rebasing: piece[(last + 1)...])
      isMarked = true
      forgetLine()
    }
    if isMarked, !isSkipping {
      if line.count + piece.count <= limits.sync { line += piece } else { isSkipping = true }
    }
    if isWhole {
      if isMarked, !isSkipping, Self.number(in: line) == number {
        forgetLine()
        phase = .asked(flight, deadline: Deadline(instant: now.instant.advanced(by: flight.allowed)))
        return [.send(flight.command.line)]
      }
      forgetLine()
      isMarked = false
    }
    phase = .syncing(flight, number: number, deadline: deadline, limit: limit, isMarked: isMarked)
    return []
  }

  private mutating func takeAnswer(_ piece: UnsafeRawBufferPointer, isWhole: Bool) -> [Action] {
    guard case .asked(let flight, _) = phase else { return [] }
    noise += piece.count + 1
    guard noise <= limits.noise else { return finish(.failure(.babble(limit: limits.noise))) }
    guard line.count + piece.count <= limits.answer else {
      return finish(.failure(.answerTooLong(command: flight.command.name, limit: limits.answer)))
    }
    line += piece
    guard isWhole else { return [] }
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
    // An answer behind a mark is one to a way into step.
    guard !isBlank, line.first != Self.mark else {
      forgetLine()
      return []
    }
    return finish(.success(line))
  }

  /// The number that an answer gives back; nil for anything else.
  private static func number(in line: [UInt8]) -> Int64? {
    (try? JSON.parse(line, limits: JSON.Limits(size: 1 << 16, depth: 8)))?["return"]?.int64
  }

  /// By the C library: a liar's line may have any length.
  private static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
    return UnsafeRawPointer(found) - start
  }
}
