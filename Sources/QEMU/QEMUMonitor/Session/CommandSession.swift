public import DroverCore

/// A client's side of one connection over which commands go and answers come, whatever its language.
///
/// A value without I/O: what arrives goes in, what has to be done comes out. Each command that was submitted is finished
/// exactly once: by answer, deadline, cancellation or the end of the session. A `SessionChannel` puts it on a socket.
public protocol CommandSession: Sendable {
  /// What is asked.
  associatedtype Command: Sendable
  /// How long an answer may take.
  associatedtype Limit: Sendable
  /// An answer.
  associatedtype Value: Hashable, Sendable
  /// Why there is none.
  associatedtype Failure: Error, Hashable
  /// What the other end says first; `Never` when it says nothing unasked.
  associatedtype Greeting: Hashable, Sendable
  /// What the other end tells by itself; `Never` when it tells nothing.
  associatedtype Event: Hashable, Sendable
  /// Why a session is over.
  associatedtype Closure: Hashable, Sendable

  /// The greeting, once commands are carried out.
  var readiness: Greeting? { get }
  /// Why it is over; nil as long as it is not.
  var closure: Closure? { get }
  /// When `timePassed` wants to be called next; nil while nothing is waited for.
  var nextDeadline: Deadline? { get }
  /// Whether what the other end says is to be read; what is not stays in its own memory.
  var wantsInput: Bool { get }

  /// Takes a command.
  mutating func submit(
    _ command: Command, now: Deadline, limit: Limit
  ) -> (id: SessionCommandID, actions: [SessionAction<Self>])
  /// Nobody waits for a command any more; the other end may still carry it out.
  mutating func cancel(_ id: SessionCommandID) -> [SessionAction<Self>]
  /// Takes bytes, in whatever pieces they arrive.
  mutating func received(_ bytes: UnsafeRawBufferPointer, now: Deadline) -> [SessionAction<Self>]
  /// Looks at the deadlines.
  mutating func timePassed(now: Deadline) -> [SessionAction<Self>]
  /// The connection is over, which we did not want.
  mutating func lost(_ loss: ConnectionLoss) -> [SessionAction<Self>]
  /// Nothing is asked any more.
  mutating func close() -> [SessionAction<Self>]

  /// What is told who waits for something of a session that is over.
  static func failure(_ closure: Closure) -> Failure
  /// What is told who gives up a command before it is submitted; nil when a command cannot be given up.
  static func cancelled(_ command: Command) -> Failure?
}

/// Names a command within its session.
public struct SessionCommandID: Hashable, Sendable, Comparable {
  let number: UInt64

  /// Orders by the time of submission.
  public static func < (left: SessionCommandID, right: SessionCommandID) -> Bool { left.number < right.number }
}

/// How a connection ended.
public enum ConnectionLoss: Hashable, Sendable {
  /// We closed it.
  case byUs
  /// The other end closed it, or ended.
  case endOfFile
  /// Reading or writing failed; the kernel's words.
  case broken(String)
}
