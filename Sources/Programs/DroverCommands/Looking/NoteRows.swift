import ArgumentParser
import DroverClient
import DroverCore

struct DescriptionRow: DomainRow {
  static let row = CommandRow("desc", "Show or change the description or title of a domain.", places: ["new-desc"])
  @Argument(help: "The new one; an empty word takes it away.") var newDesc: [String] = []
  @Flag(help: "The title.") var title = false
  @OptionGroup var scope: ScopeFlags

  func report(on domain: Domain) async throws -> Report {
    let what = title ? "title" : "description"
    let note: Domain.Note = title ? .title : .description
    guard newDesc.isEmpty else {
      let text = newDesc.joined(separator: " ")
      try await domain.setNote(note, text.isEmpty ? nil : text, scope: scope.chosen)
      return .done("Domain \(what) updated successfully", "\(what)-set", domain)
    }
    guard let text = try await domain.note(note, scope: scope.chosen) else {
      return Report(.answer("No \(what) for domain: \(domain.name)\n"), json: .object([what: .null]))
    }
    return .text(text, key: what)
  }
}

struct MetadataRow: DomainRow {
  static let row = CommandRow("metadata", "Show or change what an application keeps with a domain.", places: ["uri"])
  @Argument(help: "The namespace.") var uri: String
  @Option(help: ArgumentHelp("The new element, without its namespace.", valueName: "xml")) var set: String?
  @Option(help: "What the namespace is called in the definition.") var key: String?
  @Flag(help: "Remove it.") var remove = false
  @OptionGroup var scope: ScopeFlags

  mutating func validate() throws {
    if set != nil, remove { throw ValidationError("Options --set and --remove are mutually exclusive") }
    if set != nil, key == nil { throw ValidationError("--set needs --key") }
  }

  /// One after the other where both are meant.
  private var sources: [MetadataSource] {
    scope.live || scope.config
      ? [scope.live ? .live : nil, scope.config ? .config : nil].compactMap { $0 } : [.current]
  }

  func report(on domain: Domain) async throws -> Report {
    if let set, let key {
      for source in sources { try await domain.setMetadataElement(set, namespace: uri, prefix: key, source) }
      return .done("Metadata modified", "metadata-set", domain)
    }
    if remove {
      for source in sources { try await domain.setMetadataElement(nil, namespace: uri, prefix: "", source) }
      return .done("Metadata removed", "metadata-removed", domain)
    }
    guard let element = try await domain.metadataElement(namespace: uri, sources.first ?? .current) else {
      throw VirtError(.noDomainMetadata, "Requested metadata element is not present", origin: .domain)
    }
    return .text(element, key: "xml")
  }
}
