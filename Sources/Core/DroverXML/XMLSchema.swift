/// What an element may hold, as its declaration says.
public struct XMLSchema: Sendable, Equatable {
  /// An attribute.
  public struct Attribute: Sendable, Equatable {
    /// The name.
    public var name: String
    /// What may stand there.
    public var grammar: String
    /// Whether it must be there.
    public var isRequired: Bool
    /// What it is when it is left out, where that is always the same.
    public var standard: String?
  }

  /// A child.
  public struct Child: Sendable, Equatable {
    /// The name, with the prefix of its namespace.
    public var name: String
    /// Whether it may stand more than once.
    public var isRepeated: Bool
    /// What it may hold; empty where the element holds itself again (chains of backing files).
    public var schema: XMLSchema
    /// Whether everything below is kept as it stands.
    public var isKeptVerbatim: Bool
  }

  /// The type that declares it; empty for an element that is no type of its own: a flag, a text, a kept one.
  public var type = ""
  /// The attributes, in the order in which they are written.
  public var attributes: [Attribute] = []
  /// The children, in the order in which they are written.
  public var children: [Child] = []
  /// What the text of the element is; nil for an element without text.
  public var text: String?

  /// The schema of a type.
  public static func of<E: XMLMapped>(_ type: E.Type) -> XMLSchema {
    XMLSchemaCollector.schema(of: type, inside: [])
  }
}

/// Goes through a declaration and notes what it names.
public struct XMLSchemaCollector: XMLMapper, ~Copyable {
  /// Always: everything is noted.
  public var includesSecrets: Bool { true }
  /// Always: everything is noted.
  public var includesLiveState: Bool { true }
  /// Always: unions show every side.
  public var isReading: Bool { true }

  private var schema = XMLSchema()
  private var inside: [ObjectIdentifier]
  private let isShallow: Bool

  private init(inside: [ObjectIdentifier], isShallow: Bool) {
    self.inside = inside
    self.isShallow = isShallow
  }

  static func schema<E: XMLMapped>(of type: E.Type, inside: [ObjectIdentifier]) -> XMLSchema {
    let identity = ObjectIdentifier(type)
    guard !inside.contains(identity) else { return XMLSchema(type: name(of: type)) }
    var collector = XMLSchemaCollector(inside: inside + [identity], isShallow: false)
    collector.schema.type = name(of: type)
    collector.collect(type)
    return collector.schema
  }

  static func names<E: XMLMapped>(of type: E.Type) -> (attributes: [String], elements: [String]) {
    var collector = XMLSchemaCollector(inside: [], isShallow: true)
    collector.collect(type)
    // A name of a namespace is compared without its prefix.
    let elements = collector.schema.children.map { child in
      child.name.split(separator: ":").last.map(String.init) ?? child.name
    }
    return (collector.schema.attributes.map(\.name), elements)
  }

  private mutating func collect<E: XMLMapped>(_ type: E.Type) {
    for variant in E.variants {
      var value = variant
      // Collecting throws nothing: only a reader meets wrong values.
      try? value.map(&self)
    }
  }

  /// The name without its module.
  private static func name<E: XMLMapped>(of type: E.Type) -> String {
    let name = String(reflecting: type)
    return name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private mutating func note(_ attribute: XMLSchema.Attribute) {
    // The sides of a union share attributes.
    if !schema.attributes.contains(where: { $0.name == attribute.name }) { schema.attributes.append(attribute) }
  }

  private mutating func note<E: XMLMapped>(_ name: String, _ type: E.Type, isRepeated: Bool) {
    guard !schema.children.contains(where: { $0.name == name }) else { return }
    let below = isShallow ? XMLSchema() : Self.schema(of: type, inside: inside)
    schema.children.append(.init(name: name, isRepeated: isRepeated, schema: below, isKeptVerbatim: false))
  }

  private mutating func note(_ name: StaticString, text: String?, isRepeated: Bool) {
    guard !schema.children.contains(where: { $0.name == "\(name)" }) else { return }
    var below = XMLSchema()
    below.text = text
    schema.children.append(.init(name: "\(name)", isRepeated: isRepeated, schema: below, isKeptVerbatim: false))
  }

  // MARK: XMLMapper

  /// Notes the attribute.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    note(.init(name: "\(name)", grammar: V.xmlGrammar, isRequired: false))
  }

  /// Notes the attribute.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    note(.init(name: "\(name)", grammar: V.xmlGrammar, isRequired: false, standard: value.xmlText))
  }

  /// Notes the attribute.
  public mutating func requiredAttribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    note(.init(name: "\(name)", grammar: V.xmlGrammar, isRequired: true))
  }

  /// Notes the text.
  public mutating func text<V: XMLText>(_ value: inout V?) { schema.text = V.xmlGrammar }

  /// Notes the child.
  public mutating func flag(_ name: StaticString, _ value: inout Bool) { note(name, text: nil, isRepeated: false) }

  /// Notes the child.
  public mutating func element<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    note(name, text: V.xmlGrammar, isRepeated: false)
  }

  /// Notes the children.
  public mutating func elements<V: XMLText>(_ name: StaticString, _ values: inout [V]) {
    note(name, text: V.xmlGrammar, isRepeated: true)
  }

  /// Notes the child.
  public mutating func child<E: XMLMapped>(_ name: StaticString, _ value: inout E?) {
    note("\(name)", E.self, isRepeated: false)
  }

  /// Notes the children.
  public mutating func children<E: XMLMapped>(_ name: StaticString, _ values: inout [E]) {
    note("\(name)", E.self, isRepeated: true)
  }

  /// Notes the child.
  public mutating func child<E: XMLMapped>(_ name: StaticString, in namespace: XMLNamespace, _ value: inout E?) {
    note("\(namespace.prefix):\(name)", E.self, isRepeated: false)
  }

  /// Notes the children.
  public mutating func children<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ values: inout [E]
  ) {
    note("\(namespace.prefix):\(name)", E.self, isRepeated: true)
  }

  /// Nothing.
  public mutating func declare(_ namespace: XMLNamespace, when used: Bool) {}

  /// Notes the child.
  public mutating func subtree(_ name: StaticString, _ value: inout XMLElement?) {
    schema.children.append(.init(name: "\(name)", isRepeated: false, schema: XMLSchema(), isKeptVerbatim: true))
  }
}
