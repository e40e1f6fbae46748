import DroverCore

/// A command that could not do its work: what it was about to do, and what the daemon or the host said.
struct CommandFailure: Error, Sendable {
  /// What was about to happen: `Failed to start domain 'a'`.
  var summary: String?
  /// Why it did not.
  var cause: VirtError?
  /// What could help, one line each.
  var hints: [String]
  /// The mistakes in a file that it is about.
  var listing: SourceListing?
  /// Whether the listing holds all that the cause says, but for its leading words.
  var isListedWhole = false

  init(_ summary: String?, cause: VirtError? = nil, hints: [String] = []) {
    self.summary = summary
    self.cause = cause
    self.hints = hints
  }

  /// The lines for people, as virsh begins them.
  func text(colours: Bool) -> String {
    let mark = colours ? Style.bad.apply(to: "error:") : "error:"
    var text = ""
    for line in [summary, reason].compactMap({ $0 }) { text += "\(mark) \(Self.printable(line))\n" }
    text += listing?.text(colours: colours) ?? ""
    for hint in hints { text += "hint: \(Self.printable(hint))\n" }
    return text
  }

  /// The same for programs.
  var json: JSON {
    var members = JSONObject()
    members["message"] = .string(cause?.message ?? summary ?? "")
    if let summary, cause != nil { members["summary"] = .string(summary) }
    if let cause {
      members["code"] = .integer(Int64(cause.code.rawValue))
      members["origin"] = .integer(Int64(cause.origin.rawValue))
      if !cause.causes.isEmpty { members["causes"] = .array(cause.causes.map(JSON.string)) }
    }
    if let listing { members["mistakes"] = listing.json }
    if !hints.isEmpty { members["hints"] = .array(hints.map(JSON.string)) }
    return .object(["error": .object(members)])
  }

  /// What the cause says; where all of it is listed, the leading words and how many there are.
  private var reason: String? {
    guard let cause, let listing, isListedWhole else { return cause?.message }
    let count = listing.mistakes.count
    return cause.code.message(count == 1 ? "one mistake" : "\(count) mistakes")
  }

  // Line ends stay: QEMU's and the parser's words come in several lines.
  private static func printable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { TextWidth.printable(String($0)) }
      .joined(separator: "\n")
  }
}

extension CommandFailure {
  /// Does something that can fail at the daemon, and says what it was about to be.
  static func saying<Result>(
    _ summary: @autoclosure () -> String, _ body: () async throws(VirtError) -> Result
  ) async throws(CommandFailure) -> Result {
    do {
      return try await body()
    } catch {
      throw CommandFailure(summary(), cause: error)
    }
  }
}
