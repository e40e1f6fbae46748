import Glibc
public import Logging

/// Writes one line for each message: `2026-11-23T20:09:00.123Z warning label: message key=value`.
///
/// For the journal the time is left out and the level is its prefix (`<4>`).
public struct LineLogHandler: LogHandler {
  /// How a line begins.
  public enum Style: Hashable, Sendable {
    /// With the time and the level.
    case plain
    /// With the journal's number of the level.
    case journal
  }

  /// What is part of every line.
  public var metadata: Logger.Metadata = [:]
  /// More of it, asked for at each line.
  public var metadataProvider: Logger.MetadataProvider?
  /// The least level that is written.
  public var logLevel: Logger.Level
  private let label: String
  private let style: Style
  private let writer: LogWriter

  /// Makes a handler.
  ///
  /// - Parameter file: where to write; nil: standard error.
  public init(
    label: String, level: Logger.Level, style: Style = LineLogHandler.styleOfStandardError,
    file: SharedDescriptor? = nil
  ) {
    self.label = label
    logLevel = level
    self.style = style
    writer = file.map { LogWriter($0) } ?? .standardError
  }

  /// The journal's when it reads our standard error.
  public static var styleOfStandardError: Style { getenv("JOURNAL_STREAM") == nil ? .plain : .journal }

  /// One value of what is part of every line.
  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line; those of several threads stay whole. Waits for nobody who reads them.
  public func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
    if let own = event.metadata { all.merge(own) { $1 } }
    if let error = event.error { all["error"] = "\(error)" }
    writer.write(Self.line(prefix(event.level), "\(event.message)", all))
  }

  private func prefix(_ level: Logger.Level) -> String {
    switch style {
    case .plain: "\(Self.timestamp()) \(level) \(label): "
    case .journal: "<\(Self.priority(level))>\(label): "
    }
  }

  static func line(_ prefix: String, _ message: String, _ metadata: Logger.Metadata) -> String {
    var line = prefix + oneLine(message)
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      let text = oneLine("\(value)")
      line += text.contains(" ") || text.isEmpty ? " \(key)=\"\(text)\"" : " \(key)=\(text)"
    }
    return line + "\n"
  }

  /// Whoever writes into a log must not be able to forge a line of it, or to play with a terminal.
  private static func oneLine(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isControl) { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\n" {
        result += "\\n"
      } else if isControl(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// Now in UTC, with milliseconds.
  private static func timestamp() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var parts = tm()
    gmtime_r(&now.tv_sec, &parts)
    func digits(_ number: Int32, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let day = "\(digits(parts.tm_year &+ 1900, 4))-\(digits(parts.tm_mon &+ 1, 2))-\(digits(parts.tm_mday, 2))"
    let time = "\(digits(parts.tm_hour, 2)):\(digits(parts.tm_min, 2)):\(digits(parts.tm_sec, 2))"
    return "\(day)T\(time).\(digits(Int32(truncatingIfNeeded: now.tv_nsec / 1_000_000), 3))Z"
  }
}
