import DomainModel
import DroverCore
import DroverXML

extension CommandFailure {
  /// A definition that was refused.
  ///
  /// droverd's words hold all mistakes with their places. libvirtd's hold one, and neither line nor meant name: what can
  /// be said here of the text is added.
  ///
  /// - Parameters:
  ///   - summary: what was tried; nil where the command is the attempt itself.
  ///   - isStrict: whether unknown names were to be refused.
  static func refused(
    _ summary: String?, _ error: VirtError, file: String, text: String, isStrict: Bool
  ) -> CommandFailure {
    let said = error.detail.split(separator: "\n").map { XMLError(code: error.code, sentence: String($0)) }
    let told = said.filter { $0.line > 0 || !$0.path.isEmpty }
    var mistakes = told
    if told.isEmpty, isAboutText(error.code) {
      mistakes = DefinitionDiagnosis(text, options: ParseOptions(isStrict: isStrict)).mistakes
    }
    guard !mistakes.isEmpty else { return CommandFailure(summary, cause: error) }
    var failure = CommandFailure(summary, cause: error)
    failure.listing = SourceListing(file: file, text: text, mistakes: mistakes)
    // What stands in the listing is not said twice.
    failure.isListedWhole = told.count == said.count
    return failure
  }

  /// Refusals of other kinds say nothing of the text.
  private static func isAboutText(_ code: ErrorCode) -> Bool {
    [.xmlError, .xmlDetail, .xmlInvalidSchema, .parseFailed].contains(code)
  }
}

extension ToolSession {
  /// Says which names of a definition are passed over; on standard error, so that results stay as they are.
  func warn(ofUnknownNamesIn text: String, file: String) {
    let unknown = DefinitionDiagnosis(text).unknown
    guard !unknown.isEmpty else { return }
    let listing = SourceListing(file: file, text: text, mistakes: unknown, severity: .warning)
    let warnings: JSON = ["warnings": listing.json]
    console.error(writesJSON ? warnings.text(.pretty) + "\n" : listing.text(colours: console.showsErrorColours))
  }
}
