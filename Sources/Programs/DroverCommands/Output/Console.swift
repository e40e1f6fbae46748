import Glibc

/// Where a command writes.
public protocol Console: Sendable {
  /// Writes results.
  func output(_ text: String)
  /// Writes what went wrong.
  func error(_ text: String)
  /// Whether results go to a terminal that shows colours.
  var showsColours: Bool { get }
  /// Whether errors go to a terminal that shows colours.
  var showsErrorColours: Bool { get }
}

/// The console of the process.
public struct StandardConsole: Console {
  /// Whether results go to a terminal that shows colours.
  public let showsColours: Bool
  /// Whether errors go to a terminal that shows colours.
  public let showsErrorColours: Bool

  /// Looks at the terminal, and at `NO_COLOR` and `TERM`, which can refuse colours.
  public init() {
    let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let dumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    showsColours = !refused && !dumb && isatty(STDOUT_FILENO) == 1
    showsErrorColours = !refused && !dumb && isatty(STDERR_FILENO) == 1
  }

  /// Writes to standard output, all of it.
  public func output(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

  /// Writes to standard error, all of it.
  public func error(_ text: String) { Self.write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
