import DomainModel
import Domains
import DroverCore
import DroverXML
import QEMUCapabilities

/// `<cpu>` as calls that compare processors take it: with the architecture within.
struct ProcessorDocument: XMLMapped {
  var architecture: String?
  var cpu = CPU()

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("arch", &architecture)
    try cpu.map(&m)
  }

  /// Reads a document. Errors: `xmlError`, `xmlDetail` and the like, from the part that knows processors.
  static func read(_ xml: String) throws(VirtError) -> ProcessorDocument {
    do {
      return try XMLReader.read(xml, as: "cpu", ProcessorDocument.self).value
    } catch {
      var problem = error.virtError
      problem.origin = .cpu
      throw problem
    }
  }

  /// What it asks for. Errors: `internalError` for a model or feature that is not known.
  func wanted() throws(VirtError) -> WantedProcessor {
    do {
      return try WantedProcessor(cpu)
    } catch {
      switch error {
      case .unknownModel(let name): throw VirtError(.internalError, "Unknown CPU model \(name)", origin: .cpu)
      case .unknownFeature(let name): throw VirtError(.internalError, "Unknown CPU feature \(name)", origin: .cpu)
      }
    }
  }
}

/// A processor as an answer: a model with what is added and taken away.
struct ProcessorAnswer {
  var model: String
  /// Whether it is the very model that was asked about.
  var isExact: Bool
  var vendor: String?
  var features: Set<String>

  func text(_ options: BaselineOptions) -> String {
    let own = ProcessorCatalogue.features(of: model) ?? []
    let features = options.contains(.migratable) ? features.subtracting(["invtsc"]) : features
    var lines: [(policy: String, name: String)] = []
    if options.contains(.expandFeatures) {
      lines = features.map { ("require", ProcessorFeatureName.inDefinitions($0)) }.sorted { $0.name < $1.name }
    } else {
      lines = ProcessorCatalogue.ordered(features.subtracting(own)).map { ("require", $0) }
    }
    lines += ProcessorCatalogue.ordered(own.subtracting(features)).map { ("disable", $0) }
    var document = DocumentText()
    document.element("cpu", [("mode", "custom"), ("match", "exact")]) { document in
      document.element("model", [("fallback", isExact ? "forbid" : "allow")], text: model)
      if let vendor { document.element("vendor", text: vendor) }
      for line in lines {
        document.empty("feature", [("policy", line.policy), ("name", ProcessorFeatureName.inDefinitions(line.name))])
      }
    }
    return document.text
  }
}
