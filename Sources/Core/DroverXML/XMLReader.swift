import CLibXML2
import DroverCore

/// A value read from a text, and what of the text has no meaning here.
public struct XMLReading<Value: Sendable>: Sendable {
  /// The value; where the text is wrong it is what it is without a text.
  public var value: Value
  /// Unknown attributes and elements, in the order of the text.
  public var diagnostics: [XMLDiagnostic]
  /// What is wrong, in the order of the declarations; empty for a text that can be read.
  public var mistakes: [XMLError]
}

/// Reads elements from a text.
///
/// What a declaration takes is marked in libxml2's tree; what is left unmarked is unknown and becomes a diagnostic.
/// A wrong value does not end the reading: it is noted, and what follows is read, so that all mistakes are told at once.
public struct XMLReader: XMLMapper, ~Copyable {
  /// Always.
  public var includesSecrets: Bool { true }
  /// Always.
  public var includesLiveState: Bool { true }
  /// Always.
  public var isReading: Bool { true }

  private var node: xmlNodePtr
  private var depth = 0
  private let limits: XMLLimits
  private var diagnostics: [XMLDiagnostic] = []
  private var mistakes: [XMLError] = []
  /// Whether something that the element itself says could not be read.
  private var isIncomplete = false

  private init(_ node: xmlNodePtr, limits: XMLLimits) {
    self.node = node
    self.limits = limits
  }

  /// Reads a text whose outermost element has a name.
  ///
  /// - Throws: ``XMLError`` with line and path for the first thing that cannot be read; `xmlDetail` where the text is no
  ///   XML.
  public static func read<E: XMLMapped>(
    _ text: String, as name: StaticString, limits: XMLLimits = XMLLimits(), _ type: E.Type = E.self
  ) throws(XMLError) -> XMLReading<E> {
    let reading: XMLReading<E> = try examine(text, as: name, limits: limits)
    if let first = reading.mistakes.first { throw first }
    return reading
  }

  /// Reads as much as can be read of a text whose outermost element has a name.
  ///
  /// - Throws: ``XMLError`` where the text is no XML or another element.
  public static func examine<E: XMLMapped>(
    _ text: String, as name: StaticString, limits: XMLLimits = XMLLimits(), _ type: E.Type = E.self
  ) throws(XMLError) -> XMLReading<E> {
    let document = try XMLDocument(text, limits: limits)
    guard let root = document.root else { throw XMLError(code: .xmlDetail, detail: "the XML has no element") }
    guard isEqual(root.pointee.name, name) else {
      let found = root.pointee.name.map { String(cString: $0) } ?? ""
      throw XMLError(
        code: .xmlError, line: sourceLine(of: root), path: "/" + found,
        detail: "<\(found)> stands where <\(name)> belongs")
    }
    var reader = XMLReader(root, limits: limits)
    var value = E()
    reader.read(&value, from: root)
    return XMLReading(value: value, diagnostics: reader.diagnostics, mistakes: reader.mistakes)
  }

  /// The name of the outermost element of a text.
  public static func rootName(of text: String, limits: XMLLimits = XMLLimits()) throws(XMLError) -> String {
    let document = try XMLDocument(text, limits: limits)
    guard let name = document.root?.pointee.name else { return "" }
    return String(cString: name)
  }

  /// Reads one element that is kept as it stands.
  public static func element(_ text: String, limits: XMLLimits = XMLLimits()) throws(XMLError) -> XMLElement {
    let document = try XMLDocument(text, limits: limits)
    guard let root = document.root else { throw XMLError(code: .xmlDetail, detail: "the XML has no element") }
    return kept(root)
  }

  // MARK: XMLMapper

  /// Takes the attribute, when it is there.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    guard let text = take(attribute: name) else { return }
    convert(text, attribute: name) { value = $0 }
  }

  /// Takes the attribute, when it is there.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    guard let text = take(attribute: name) else { return }
    convert(text, attribute: name) { value = $0 }
  }

  /// Takes the attribute.
  public mutating func requiredAttribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    guard let text = take(attribute: name) else { return note(error("the attribute '\(name)' is missing")) }
    convert(text, attribute: name) { value = $0 }
  }

  /// Takes the text of the element, when there is one.
  public mutating func text<V: XMLText>(_ value: inout V?) {
    let text = content(of: node.pointee.children)
    guard !text.isEmpty else { return }
    guard let converted = V(xmlText: text) else { return note(wrongText(text, V.self, at: node)) }
    value = converted
  }

  /// Notes whether the child is there.
  public mutating func flag(_ name: StaticString, _ value: inout Bool) {
    if take(child: name) != nil { value = true }
  }

  /// Takes the text of the child, when there is one.
  public mutating func element<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    guard let child = take(child: name) else { return }
    let text = content(of: child.pointee.children)
    reportUnknown(in: child, attributes: [], elements: [])
    guard !text.isEmpty else { return }
    guard let converted = V(xmlText: text) else { return note(wrongText(text, V.self, at: child)) }
    value = converted
  }

  /// Takes the texts of the children.
  public mutating func elements<V: XMLText>(_ name: StaticString, _ values: inout [V]) {
    var next = node.pointee.children
    while let child = next {
      next = child.pointee.next
      guard isChild(child, name, in: nil) else { continue }
      child.pointee._private = Self.mark
      guard values.count < limits.listLength else { return note(tooMany(name)) }
      let text = content(of: child.pointee.children)
      if let converted = V(xmlText: text) {
        values.append(converted)
      } else {
        note(wrongText(text, V.self, at: child))
      }
    }
  }

  /// Takes the child, when it is there.
  public mutating func child<E: XMLMapped>(_ name: StaticString, _ value: inout E?) {
    guard let child = take(child: name) else { return }
    value = read(child, as: E.self)
  }

  /// Takes the children.
  public mutating func children<E: XMLMapped>(_ name: StaticString, _ values: inout [E]) {
    readAll(name, in: nil, &values)
  }

  /// Takes the child of the namespace, when it is there.
  public mutating func child<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ value: inout E?
  ) {
    guard let child = take(child: name, in: namespace) else { return }
    value = read(child, as: E.self)
  }

  /// Takes the children of the namespace.
  public mutating func children<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ values: inout [E]
  ) {
    readAll(name, in: namespace, &values)
  }

  /// Nothing: elements are known by the name of their namespace, whatever its prefix.
  public mutating func declare(_ namespace: XMLNamespace, when used: Bool) {}

  /// Keeps the child with everything below.
  public mutating func subtree(_ name: StaticString, _ value: inout XMLElement?) {
    guard let child = take(child: name) ?? takeUnprefixed(name) else { return }
    value = kept(child)
  }

  // MARK: Elements

  private mutating func read<E: XMLMapped>(_ child: xmlNodePtr, as type: E.Type) -> E? {
    if E.isOmittedWhenEmpty, child.pointee.properties == nil, child.pointee.children == nil { return nil }
    var element = E()
    read(&element, from: child)
    return isNothing(element) ? nil : element
  }

  /// Whether a writer would leave the element out: what is read must not differ from what is read once it was written.
  private func isNothing<E: XMLMapped>(_ element: E) -> Bool {
    E.isOmittedWhenEmpty && element == E() && XMLWriter.write(element, as: "e", includesSecrets: true).isEmpty
  }

  private mutating func readAll<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace?, _ values: inout [E]
  ) {
    var next = node.pointee.children
    while let child = next {
      next = child.pointee.next
      guard isChild(child, name, in: namespace) else { continue }
      child.pointee._private = Self.mark
      guard values.count < limits.listLength else { return note(tooMany(name)) }
      var element = E()
      read(&element, from: child)
      values.append(element)
    }
  }

  private mutating func read<E: XMLMapped>(_ value: inout E, from child: xmlNodePtr) {
    guard depth < limits.depth else {
      return note(error("elements are nested more than \(limits.depth) deep", at: child))
    }
    let parent = node
    let parentIsIncomplete = isIncomplete
    let known = mistakes.count
    node = child
    isIncomplete = false
    depth += 1
    do {
      try value.map(&self)
    } catch {
      isIncomplete = true
      // What a declaration says of the values that it read may follow from one that could not be read.
      if mistakes.count == known { note(located(error)) }
    }
    reportLeftovers(of: E.self)
    depth -= 1
    isIncomplete = parentIsIncomplete
    node = parent
  }

  /// A mark that is not null.
  // Safety: a constant, and nothing is ever read through it.
  nonisolated(unsafe) private static let mark = UnsafeMutableRawPointer(bitPattern: 1)

  private func isChild(_ child: xmlNodePtr, _ name: StaticString, in namespace: XMLNamespace?) -> Bool {
    guard child.pointee.type == XML_ELEMENT_NODE, isEqual(child.pointee.name, name) else { return false }
    guard let namespace else { return child.pointee.ns == nil || child.pointee.ns == root?.pointee.ns }
    guard let own = child.pointee.ns else { return false }
    return isEqual(own.pointee.href, namespace.uri)
  }

  /// The outermost element: its own namespace counts as none.
  private var root: xmlNodePtr? { node.pointee.doc.flatMap { xmlDocGetRootElement($0) } }

  private func take(child name: StaticString, in namespace: XMLNamespace? = nil) -> xmlNodePtr? {
    var next = node.pointee.children
    while let child = next {
      if child.pointee._private == nil, isChild(child, name, in: namespace) {
        child.pointee._private = Self.mark
        return child
      }
      next = child.pointee.next
    }
    return nil
  }

  /// An element with a default namespace of its own. That is how one is written which had it from further out.
  private func takeUnprefixed(_ name: StaticString) -> xmlNodePtr? {
    var next = node.pointee.children
    while let child = next {
      if child.pointee._private == nil, child.pointee.type == XML_ELEMENT_NODE, isEqual(child.pointee.name, name),
        child.pointee.ns?.pointee.prefix == nil
      {
        child.pointee._private = Self.mark
        return child
      }
      next = child.pointee.next
    }
    return nil
  }

  private func take(attribute name: StaticString) -> String? {
    var next = node.pointee.properties
    while let attribute = next {
      if isEqual(attribute.pointee.name, name) {
        attribute.pointee._private = Self.mark
        return content(of: attribute.pointee.children)
      }
      next = attribute.pointee.next
    }
    return nil
  }

  private mutating func convert<V: XMLText>(_ text: String, attribute name: StaticString, _ use: (V) -> Void) {
    if let value = V(xmlText: text) { return use(value) }
    isIncomplete = true
    guard !isFull else { return }
    note(
      XMLError(
        code: V.xmlErrorCode, line: sourceLine(of: node), path: "\(sourcePath(of: node))/@\(name)",
        detail: "'\(clipped(text))' is no value of the attribute '\(name)', which is: \(V.xmlGrammar)"))
  }

  // MARK: Errors and diagnostics

  private mutating func note(_ mistake: XMLError) {
    isIncomplete = true
    if !isFull { mistakes.append(mistake) }
  }

  /// Whether no mistake is noted any more: a hostile text can hold any number, and finding a path takes time.
  private var isFull: Bool { mistakes.count >= limits.diagnostics }

  /// Declarations that check what they read do not know where they are.
  private func located(_ error: XMLError) -> XMLError {
    guard error.line == 0, !isFull else { return error }
    return XMLError(code: error.code, line: sourceLine(of: node), path: sourcePath(of: node), detail: error.detail)
  }

  private func wrongText<V: XMLText>(_ text: String, _ type: V.Type, at child: xmlNodePtr) -> XMLError {
    XMLError(
      code: V.xmlErrorCode, line: sourceLine(of: child), path: isFull ? "" : sourcePath(of: child),
      detail: "'\(clipped(text))' does not belong here, but: \(V.xmlGrammar)")
  }

  private func tooMany(_ name: StaticString) -> XMLError {
    error("there are more than \(limits.listLength) elements <\(name)>")
  }

  private func error(_ detail: String, at other: xmlNodePtr? = nil) -> XMLError {
    let place = other ?? node
    return XMLError(line: sourceLine(of: place), path: isFull ? "" : sourcePath(of: place), detail: detail)
  }

  private func clipped(_ text: String) -> String { text.utf8.count <= 80 ? text : text.prefix(77) + "…" }

  private mutating func reportLeftovers<E: XMLMapped>(of type: E.Type) {
    guard hasLeftovers else { return }
    let names = XMLSchemaCollector.names(of: type)
    reportUnknown(in: node, attributes: names.attributes, elements: names.elements, isIncomplete: isIncomplete)
  }

  private var hasLeftovers: Bool {
    var attribute = node.pointee.properties
    while let current = attribute {
      if current.pointee._private == nil { return true }
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE, current.pointee._private == nil { return true }
      child = current.pointee.next
    }
    return false
  }

  /// - Parameter isIncomplete: whether the element could not be read as a whole. Then some names are left for no fault of
  ///   theirs, and only those are told that look like a known one.
  private mutating func reportUnknown(
    in place: xmlNodePtr, attributes: [String], elements: [String], isIncomplete: Bool = false
  ) {
    var attribute = place.pointee.properties
    while let current = attribute, diagnostics.count < limits.diagnostics {
      if current.pointee._private == nil, let name = current.pointee.name.map({ String(cString: $0) }),
        !isIncomplete || isMisspelt(name, attributes)
      {
        report(
          .unknownAttribute, name, at: sourceLine(of: place), "\(sourcePath(of: place))/@\(name)",
          near: attributes)
      }
      attribute = current.pointee.next
    }
    var child = place.pointee.children
    while let current = child, diagnostics.count < limits.diagnostics {
      if current.pointee.type == XML_ELEMENT_NODE, current.pointee._private == nil,
        let name = current.pointee.name.map({ String(cString: $0) }), !isIncomplete || isMisspelt(name, elements)
      {
        // A known name that was not taken is either a second one or one of a foreign namespace.
        let isKnown = elements.contains(name) && isTaken(name, in: place)
        report(
          isKnown ? .repeatedElement : .unknownElement, name, at: sourceLine(of: current),
          sourcePath(of: current), near: isKnown ? [] : elements)
      }
      child = current.pointee.next
    }
  }

  private func isMisspelt(_ name: String, _ known: [String]) -> Bool {
    !known.contains(name) && nearestName(to: name, among: known) != nil
  }

  private func isTaken(_ name: String, in place: xmlNodePtr) -> Bool {
    var child = place.pointee.children
    while let current = child {
      if current.pointee._private != nil, let own = current.pointee.name, String(cString: own) == name { return true }
      child = current.pointee.next
    }
    return false
  }

  private mutating func report(
    _ kind: XMLDiagnostic.Kind, _ name: String, at line: Int, _ path: String, near names: [String]
  ) {
    guard diagnostics.count < limits.diagnostics else { return }
    diagnostics.append(
      XMLDiagnostic(kind: kind, name: name, line: line, path: path, suggestion: nearestName(to: name, among: names)))
  }
}
