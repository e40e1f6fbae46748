import DomainModel
import DroverCore
import DroverXML

/// A change of a title, a description or the element of an application, checked once and then made in any definition.
struct MetadataChange: Sendable {
  let kind: MetadataKind
  /// The namespace of the element.
  let namespace: String?
  private let text: String?
  private let element: XMLElement?

  /// Checks a change.
  ///
  /// - Parameters:
  ///   - text: nil removes, as an empty title or description does.
  ///   - prefix: what the element's namespace is to be called.
  /// - Throws: `invalidArg` for arguments that do not fit the kind, `xmlDetail` for an element that is none.
  init(
    _ kind: MetadataKind, _ text: String?, prefix: String?, namespace: String?
  ) throws(VirtError) {
    self.kind = kind
    guard kind == .element else {
      if kind == .title, text?.utf8.contains(UInt8(ascii: "\n")) == true {
        throw VirtError(.invalidArg, "metadata title can't contain newlines", origin: .domain)
      }
      self.namespace = nil
      self.text = text?.isEmpty == true ? nil : text
      element = nil
      return
    }
    guard let namespace, !namespace.isEmpty else {
      throw VirtError(.invalidArg, "an element of metadata is named by its namespace: there is none", origin: .domain)
    }
    self.namespace = namespace
    self.text = nil
    guard let text else {
      element = nil
      return
    }
    guard let prefix, Self.isPrefix(prefix) else {
      throw VirtError(.internalError, "failed to validate prefix for a new XML namespace", origin: .xml)
    }
    do throws(XMLError) {
      element = try XMLReader.element(text).moved(into: namespace, prefix: prefix)
    } catch {
      throw error.virtError
    }
  }

  /// Makes the change.
  func apply(to definition: inout DomainDefinition) {
    switch kind {
    case .title: definition.title = text
    case .description: definition.description = text
    case .element: definition.setMetadataElement(element, namespace: namespace ?? "")
    }
  }

  /// A name without a colon, of letters that XML knows and that need no table to be told.
  private static func isPrefix(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_-.".unicodeScalars.contains(scalar)
    }
  }
}

extension DomainDefinition {
  /// The text that a client gets; nil when there is none.
  func metadata(_ kind: MetadataKind, namespace: String?) -> String? {
    switch kind {
    case .title: title
    case .description: description
    case .element:
      metadata?.elements.first { $0.namespace == namespace }.map { $0.taken(outOf: namespace ?? "").xml }
    }
  }

  /// The element of an application.
  func metadataElement(namespace: String) -> XMLElement? {
    metadata?.elements.first { $0.namespace == namespace }
  }

  /// Puts an element in the place of the one of its namespace; nil takes that out.
  mutating func setMetadataElement(_ element: XMLElement?, namespace: String) {
    var all = metadata ?? XMLElement("metadata")
    let place = all.content.firstIndex { piece in
      if case .element(let known) = piece { known.namespace == namespace } else { false }
    }
    switch (place, element) {
    case (let place?, let element?): all.content[place] = .element(element)
    case (let place?, nil): all.content.remove(at: place)
    case (nil, let element?): all.content.append(.element(element))
    case (nil, nil): break
    }
    metadata = all.content.isEmpty ? nil : all
  }
}

extension XMLElement {
  /// The text of the element.
  var xml: String {
    var writer = XMLWriter()
    var element: XMLElement? = self
    writer.subtree("metadata", &element)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// The element with a namespace for all of it that has none, as libvirt keeps what applications give.
  func moved(into namespace: String, prefix: String) -> XMLElement {
    var moved = renamed { element in
      guard element.namespace == nil else { return }
      element.name = "\(prefix):\(element.name)"
      element.namespace = namespace
    }
    moved.declarations.removeAll { $0.name == prefix }
    moved.declarations.append(Pair(prefix, namespace))
    return moved
  }

  /// The element as an application gave it: without the namespace that it is found by.
  func taken(outOf namespace: String) -> XMLElement {
    renamed { element in
      if element.namespace == namespace {
        element.namespace = nil
        if let colon = element.name.firstIndex(of: ":") {
          element.name = String(element.name[element.name.index(after: colon)...])
        }
      }
      // What attributes are named with stays.
      let used = element.prefixesOfAttributes
      element.declarations.removeAll { $0.value == namespace && !used.contains($0.name) }
    }
  }

  private func renamed(_ change: (inout XMLElement) -> Void) -> XMLElement {
    var element = self
    change(&element)
    element.content = element.content.map { piece in
      if case .element(let child) = piece { .element(child.renamed(change)) } else { piece }
    }
    return element
  }

  private var prefixesOfAttributes: Set<String> {
    var prefixes = Set(attributes.compactMap { pair in pair.name.firstIndex(of: ":").map { String(pair.name[..<$0]) } })
    for child in elements { prefixes.formUnion(child.prefixesOfAttributes) }
    return prefixes
  }
}
