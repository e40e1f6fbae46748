import DroverCore

/// A session with one of QEMU's monitors, which greets, and may fall silent while its guest runs on.
public protocol MonitorSession: CommandSession where Closure: MonitorClosure {
  /// How the monitor is doing.
  var condition: MonitorSessionCondition<Closure> { get }
  /// The greeting, once it has come.
  var greeting: Greeting? { get }
  /// While `notAnswering`: the command that passed its deadline first.
  var silence: UnansweredCommand? { get }
  /// The command that has waited longest for its answer.
  var oldestUnanswered: UnansweredCommand? { get }

  /// The connection is over: everybody who waits is woken. Only the first reason counts.
  mutating func closed(_ reason: Closure) -> [SessionAction<Self>]
}

/// How a monitor is doing.
public enum MonitorSessionCondition<Closure: Hashable & Sendable>: Hashable, Sendable {
  /// The greeting, or the way into command mode, is awaited.
  case connecting
  /// Commands are answered in time.
  case answering
  /// A command passed its deadline, and nothing was answered since.
  case notAnswering
  /// The session is over.
  case closed(Closure)
}

/// A command whose answer has not come.
public struct UnansweredCommand: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// When it was sent.
  public let since: ContinuousClock.Instant

  init(_ name: String, since: ContinuousClock.Instant) {
    self.name = name
    self.since = since
  }

  /// A command that was sent as long ago as it is allowed to take until its deadline.
  init(_ name: String, allowed: Duration, until deadline: Deadline) {
    self.init(name, since: deadline.instant.advanced(by: .zero - allowed))
  }
}

/// Why the connection to a monitor is over, whatever its language.
public protocol MonitorClosure: Hashable, Sendable, CustomStringConvertible {
  /// QEMU closed it, or ended.
  static var endOfFile: Self { get }
  /// We closed it.
  static var byUs: Self { get }
  /// Reading or writing failed; the kernel's words.
  static func broken(_ words: String) -> Self
}

extension MonitorClosure {
  init(_ loss: ConnectionLoss) {
    switch loss {
    case .byUs: self = .byUs
    case .endOfFile: self = .endOfFile
    case .broken(let words): self = .broken(words)
    }
  }
}

extension MonitorSession {
  /// The greeting, once commands are carried out.
  public var readiness: Greeting? {
    switch condition {
    case .answering, .notAnswering: greeting
    case .connecting, .closed: nil
    }
  }

  /// Why it is over; nil as long as it is not.
  public var closure: Closure? { if case .closed(let closure) = condition { closure } else { nil } }

  /// A monitor tells of its guest, and of its end.
  public var wantsInput: Bool { true }

  /// The connection is over, which we did not want.
  public mutating func lost(_ loss: ConnectionLoss) -> [SessionAction<Self>] { closed(Closure(loss)) }

  /// Nothing is asked any more.
  public mutating func close() -> [SessionAction<Self>] { closed(.byUs) }
}
