public import DroverCore
import Glibc

/// A regular expression (POSIX, extended) that names of events are held against.
public final class EventPattern: Sendable, Hashable {
  /// How it was written.
  public let text: String
  /// Whether letters of either case are the same.
  public let ignoresCase: Bool
  private let compiled: Compiled

  /// The longest expression; more than the longest name of an event.
  public static let longest = 128

  /// Reads an expression.
  ///
  /// Errors: `invalidArg` for what is none, and for what costs out of proportion to its length: counts and references.
  public init(_ text: String, ignoresCase: Bool) throws(VirtError) {
    guard text.utf8.count <= Self.longest, !text.contains(where: { $0 == "{" || $0 == "\0" }),
      !Self.refersBack(text)
    else {
      throw VirtError(
        .invalidArg, "an event's pattern has at most \(Self.longest) bytes, and no counts and references: '\(text)'")
    }
    guard let compiled = Compiled(text, ignoresCase: ignoresCase) else {
      throw VirtError(.invalidArg, "'\(text)' is no regular expression")
    }
    self.text = text
    self.ignoresCase = ignoresCase
    self.compiled = compiled
  }

  /// Whether some part of a name matches.
  public func matches(_ name: String) -> Bool { compiled.matches(name) }

  /// The same text means the same.
  public static func == (left: EventPattern, right: EventPattern) -> Bool {
    left.text == right.text && left.ignoresCase == right.ignoresCase
  }

  /// By the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// `\1` … `\9`
  private static func refersBack(_ text: String) -> Bool {
    var isEscaped = false
    for character in text {
      if isEscaped, character.isNumber { return true }
      isEscaped = character == "\\" && !isEscaped
    }
    return false
  }

  /// Safety: it is written before anybody else sees it, and `regexec` only reads it.
  private final class Compiled: @unchecked Sendable {
    private var expression = regex_t()

    init?(_ text: String, ignoresCase: Bool) {
      let flags = REG_EXTENDED | REG_NOSUB | (ignoresCase ? REG_ICASE : 0)
      // What could not be compiled holds nothing that is to be freed.
      guard regcomp(&expression, text, flags) == 0 else { return nil }
      isWhole = true
    }

    private var isWhole = false

    deinit { if isWhole { regfree(&expression) } }

    func matches(_ name: String) -> Bool {
      withUnsafePointer(to: expression) { regexec($0, name, 0, nil, 0) == 0 }
    }
  }
}
