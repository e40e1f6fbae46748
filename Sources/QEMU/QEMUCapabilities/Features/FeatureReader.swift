import DomainModel
import DroverCore

/// Applies the rules of the features to one transcript.
struct FeatureReader {
  private let schema: QMPSchema
  private let types: Set<String>
  /// Properties by the type that has them.
  private let deviceProperties: [String: Set<String>]
  private let objectProperties: [String: Set<String>]
  /// Parameters by option.
  private let options: [String: Set<String>]
  private let words: [String: Set<String>]

  init(_ transcript: ProbeTranscript) {
    schema = QMPSchema(transcript.answer("query-qmp-schema"))
    types = Self.names(transcript.answer("qom-list-types"))
    deviceProperties = Self.properties(transcript, "device-list-properties")
    objectProperties = Self.properties(transcript, "qom-list-properties")
    var options: [String: Set<String>] = [:]
    for option in transcript.answer("query-command-line-options")?.array ?? [] {
      guard let name = option["option"]?.string else { continue }
      options[name, default: []].formUnion(Self.names(option["parameters"]))
    }
    self.options = options
    var words: [String: Set<String>] = [:]
    for query in ["query-tpm-models", "query-tpm-types", "query-migrate-capabilities"] {
      let list = transcript.answer(query)?.array ?? []
      words[query] = Set(list.compactMap { $0.string ?? $0["capability"]?.string })
    }
    self.words = words
  }

  /// The features of the transcript's binary.
  func features() -> FeatureSet {
    FeatureSet(FeatureRule.all.lazy.filter { holds($0.rule) }.map(\.feature))
  }

  private func holds(_ rule: FeatureRule) -> Bool {
    switch rule {
    case .type(let type): types.contains(type)
    case .property(let device, let property): deviceProperties[device]?.contains(property) ?? false
    case .object(let type, let property): objectProperties[type]?.contains(property) ?? false
    case .machine(let property):
      objectProperties.contains { $0.key.hasSuffix("-machine") && $0.value.contains(property) }
    case .command(let name): schema.hasCommand(name)
    case .schema(let path): schema.contains(path)
    case .parameter(let option, let parameter): options[option]?.contains(parameter) ?? false
    case .word(let query, let word): words[query]?.contains(word) ?? false
    case .always: true
    }
  }

  private static func properties(_ transcript: ProbeTranscript, _ command: String) -> [String: Set<String>] {
    var properties: [String: Set<String>] = [:]
    for exchange in transcript.conversations.first ?? [] where exchange.command.name == command {
      guard let type = exchange.command.arguments["typename"]?.string else { continue }
      properties[type] = names(exchange.reply.value)
    }
    return properties
  }

  private static func names(_ list: JSON?) -> Set<String> {
    Set((list?.array ?? []).compactMap { $0["name"]?.string })
  }
}
