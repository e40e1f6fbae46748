import ArgumentParser
import DroverCore
import DroverXML

/// A time for a lease, as it was written: `10m`.
struct LeaseArgument: ExpressibleByArgument, Sendable, Equatable {
  let text: String

  init?(argument: String) {
    guard LeaseTerm(argument) != nil else { return nil }
    text = argument
  }

  /// The element as metadata takes it.
  var element: String { "<lease duration='\(text)'/>" }

  /// A definition with the lease in it.
  ///
  /// A text without metadata keeps its lines, so that mistakes in it are told with their places.
  func added(to definition: String) -> String {
    guard var domain = try? XMLReader.element(definition), domain.name == "domain" else { return definition }
    let lease = XMLElement(
      "\(LeaseTerm.prefix):lease", namespace: LeaseTerm.namespace,
      declarations: [.init(LeaseTerm.prefix, LeaseTerm.namespace)], attributes: [.init("duration", text)])
    let place = domain.content.firstIndex { piece in
      if case .element(let child) = piece { child.name == "metadata" } else { false }
    }
    guard let place, case .element(var metadata) = domain.content[place] else {
      guard let end = definition.ranges(of: "</domain").last else { return definition }
      return definition[..<end.lowerBound] + "<metadata>\(Self.text(lease))</metadata>"
        + definition[end.lowerBound...]
    }
    metadata.content.removeAll { piece in
      if case .element(let child) = piece { child.namespace == LeaseTerm.namespace } else { false }
    }
    metadata.content.append(.element(lease))
    domain.content[place] = .element(metadata)
    return Self.text(domain)
  }

  private static func text(_ element: XMLElement) -> String {
    var writer = XMLWriter(includesSecrets: true)
    var element: XMLElement? = element
    writer.subtree("domain", &element)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
