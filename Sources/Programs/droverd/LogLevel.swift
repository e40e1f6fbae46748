import DroverHost
import Logging
import Synchronization

/// The level of the daemon's log, which a reload changes for every logger there is.
final class LogLevel: Sendable {
  private let stored: Mutex<Logger.Level>

  init(_ level: Logger.Level) { stored = Mutex(level) }

  var value: Logger.Level {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}

/// Writes lines at the level that the daemon has at the moment.
struct LevelledLogHandler: LogHandler {
  private var lines: LineLogHandler
  private let level: LogLevel

  init(label: String, level: LogLevel) {
    lines = LineLogHandler(label: label, level: .trace)
    self.level = level
  }

  var logLevel: Logger.Level {
    get { level.value }
    set { level.value = newValue }
  }

  var metadata: Logger.Metadata {
    get { lines.metadata }
    set { lines.metadata = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { lines[metadataKey: key] }
    set { lines[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) { lines.log(event: event) }
}
