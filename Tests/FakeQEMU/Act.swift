import Glibc

/// One thing that a script can ask for.
enum Act {
  /// The greeting, or its first half.
  case greet, halfGreet
  /// The answer to the command at hand; its first half; twice; with an id that nobody gave.
  case answer, halfAnswer, answerTwice, answerAnother
  /// Nothing at all.
  case silence
  /// An answer that refuses.
  case refuse(String)
  /// Keeps the answer back; gives all that were kept back, the last first.
  case hold, release
  /// Lines without meaning, so many.
  case garbage(Int)
  /// One line of so many bytes, with its end.
  case line(Int)
  /// So many events of a name.
  case events(Int, String)
  /// So many bytes to the standard error.
  case complain(Int)
  /// Does nothing for so many milliseconds, as a main loop that is stuck.
  case wait(Int)
  /// Ends.
  case exit(Int32)
  /// Sends itself a signal.
  case raise(Int32)
  /// Starts a process that holds all that is open.
  case leaveChild
  /// Closes the monitor for good, and lives on.
  case closeMonitor
  /// Does nothing any more, and hears no SIGTERM.
  case hang

  init?(_ words: [String]) {
    guard let verb = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    let number = words.dropFirst().first.flatMap { Int($0) }
    switch (verb, number) {
    case ("greet", _): self = .greet
    case ("half-greet", _): self = .halfGreet
    case ("answer", _): self = .answer
    case ("half-answer", _): self = .halfAnswer
    case ("answer-twice", _): self = .answerTwice
    case ("answer-another", _): self = .answerAnother
    case ("silence", _): self = .silence
    case ("refuse", _): self = .refuse(rest)
    case ("hold", _): self = .hold
    case ("release", _): self = .release
    case ("garbage", let count?): self = .garbage(count)
    case ("line", let count?): self = .line(count)
    case ("events", let count?): self = .events(count, words.last ?? "")
    case ("complain", let count?): self = .complain(count)
    case ("wait", let milliseconds?): self = .wait(milliseconds)
    case ("exit", let status?): self = .exit(Int32(truncatingIfNeeded: status))
    case ("raise", _):
      guard let signal = ["KILL": SIGKILL, "ABRT": SIGABRT, "STOP": SIGSTOP][rest] else { return nil }
      self = .raise(signal)
    case ("leave-child", _): self = .leaveChild
    case ("close-monitor", _): self = .closeMonitor
    case ("hang", _): self = .hang
    default: return nil
    }
  }
}
