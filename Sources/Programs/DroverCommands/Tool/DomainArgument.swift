import ArgumentParser
import DroverClient
import DroverCore

/// The domain that a command is about: in its place, or behind `--domain`.
struct DomainArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Its name, its number while it runs, or its UUID.", valueName: "domain"),
    completion: .domains)
  var place: String?

  @Option(name: .customLong("domain"), help: .hidden)
  var named: String?

  mutating func validate() throws {
    if place == nil, named == nil { throw ValidationError("which domain? Its name, number or UUID is missing.") }
    if let place, named != nil { throw ValidationError("unexpected data '\(place)'") }
  }

  /// What the caller wrote.
  var text: String { named ?? place ?? "" }
}

/// The file that a command reads: in its place, or behind `--file`.
struct FileArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The definition; - reads standard input.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var place: String?

  @Option(name: .customLong("file"), help: .hidden)
  var named: String?

  mutating func validate() throws {
    if place == nil, named == nil { throw ValidationError("which file? Its name is missing.") }
    if let place, named != nil { throw ValidationError("unexpected data '\(place)'") }
  }

  /// What the caller wrote.
  var text: String { named ?? place ?? "" }
}

extension CompletionKind {
  /// The names of the domains, asked of the tool itself.
  static var domains: CompletionKind { .shellCommand("drover --quiet list --all --name 2>/dev/null") }
}

extension Connection {
  /// The domain that a text means: a number, a UUID, a name, whichever finds one first, as virsh looks.
  func domain(meaning text: String, byNumber: Bool = true) async throws(CommandFailure) -> Domain {
    do throws(VirtError) {
      if byNumber, let id = Int32(text), id >= 0,
        let found = try await found({ () async throws(VirtError) in
          try await domain(id: id)
        })
      {
        return found
      }
      if text.utf8.count == 36, let uuid = UUID(text),
        let found = try await found({ () async throws(VirtError) in
          try await domain(uuid: uuid)
        })
      {
        return found
      }
      return try await domain(named: text)
    } catch {
      throw CommandFailure("failed to get domain '\(text)'", cause: error)
    }
  }

  private func found(_ look: () async throws(VirtError) -> Domain) async throws(VirtError) -> Domain? {
    do {
      return try await look()
    } catch {
      guard error.code != .noDomain else { return nil }
      throw error
    }
  }
}
