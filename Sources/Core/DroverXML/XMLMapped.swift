/// A value that is an element of XML.
///
/// Its one declaration, ``map(_:)``, is reader, writer, list of the known names and schema in one.
public protocol XMLMapped: Sendable, Equatable {
  /// The value of an element with nothing in it.
  init()

  /// Names every attribute and child, in the order in which they are written.
  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError)

  /// Whether the element is left out when nothing would stand in it.
  static var isOmittedWhenEmpty: Bool { get }

  /// Values that together name every attribute and child; more than one for a union of which each names its own.
  static var variants: [Self] { get }
}

extension XMLMapped {
  /// An element is written even when nothing stands in it, unless the type says otherwise.
  public static var isOmittedWhenEmpty: Bool { false }

  /// The value with nothing in it names everything, unless the type says otherwise.
  public static var variants: [Self] { [Self()] }
}

/// What goes through the declaration of an element: a reader, a writer, or a collector of the schema.
public protocol XMLMapper: ~Copyable {
  /// Whether passwords take part; always so when reading.
  var includesSecrets: Bool { get }

  /// Whether the state of a running domain takes part (ids, aliases, ports); always so when reading.
  var includesLiveState: Bool { get }

  /// Whether this is the reader: declarations of unions look at it.
  var isReading: Bool { get }

  /// An attribute that may be left out.
  mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V?) throws(XMLError)

  /// An attribute that keeps its value when it is left out, and is always written.
  mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V) throws(XMLError)

  /// An attribute that must be there.
  mutating func requiredAttribute<V: XMLText>(_ name: StaticString, _ value: inout V) throws(XMLError)

  /// The text of the element.
  mutating func text<V: XMLText>(_ value: inout V?) throws(XMLError)

  /// A child that says something by being there.
  mutating func flag(_ name: StaticString, _ value: inout Bool) throws(XMLError)

  /// A child with a text and nothing else.
  mutating func element<V: XMLText>(_ name: StaticString, _ value: inout V?) throws(XMLError)

  /// Children with a text and nothing else.
  mutating func elements<V: XMLText>(_ name: StaticString, _ values: inout [V]) throws(XMLError)

  /// A child.
  mutating func child<E: XMLMapped>(_ name: StaticString, _ value: inout E?) throws(XMLError)

  /// Children of one name, in their order.
  mutating func children<E: XMLMapped>(_ name: StaticString, _ values: inout [E]) throws(XMLError)

  /// A child of a namespace.
  mutating func child<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ value: inout E?
  ) throws(XMLError)

  /// Children of a namespace.
  mutating func children<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ values: inout [E]
  ) throws(XMLError)

  /// Declares a namespace on the element, when it is used below.
  mutating func declare(_ namespace: XMLNamespace, when used: Bool)

  /// A child that is kept as it stands, with everything below.
  mutating func subtree(_ name: StaticString, _ value: inout XMLElement?) throws(XMLError)
}

/// A namespace of elements and the prefix that is written for it.
public struct XMLNamespace: Sendable {
  /// The prefix.
  public let prefix: StaticString
  /// The name of the namespace.
  public let uri: StaticString

  /// Takes both.
  public init(prefix: StaticString, uri: StaticString) {
    self.prefix = prefix
    self.uri = uri
  }
}
