/// Writes elements as UTF-8, two spaces for each level, attributes in single quotes.
public struct XMLWriter: XMLMapper, ~Copyable {
  /// The text so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether passwords are written.
  public let includesSecrets: Bool
  /// Whether what belongs to a running domain is written.
  public let includesLiveState: Bool
  /// Never.
  public var isReading: Bool { false }

  private var depth: Int
  private var isTagOpen = false
  private var hasText = false

  /// An empty text that begins at a depth of indentation.
  public init(includesSecrets: Bool = false, includesLiveState: Bool = true, depth: Int = 0) {
    self.includesSecrets = includesSecrets
    self.includesLiveState = includesLiveState
    self.depth = depth
    bytes.reserveCapacity(8192)
  }

  /// The text of one element.
  public static func write<E: XMLMapped>(
    _ value: E, as name: StaticString, includesSecrets: Bool = false, includesLiveState: Bool = true
  ) -> String {
    var writer = XMLWriter(includesSecrets: includesSecrets, includesLiveState: includesLiveState)
    writer.write(value, name, prefix: nil)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Appends one element.
  public mutating func append<E: XMLMapped>(_ value: E, as name: StaticString) { write(value, name, prefix: nil) }

  // MARK: XMLMapper

  /// Writes the attribute, when there is a value.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    if let value { writeAttribute(name, value.xmlText) }
  }

  /// Writes the attribute.
  public mutating func attribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    writeAttribute(name, value.xmlText)
  }

  /// Writes the attribute.
  public mutating func requiredAttribute<V: XMLText>(_ name: StaticString, _ value: inout V) {
    writeAttribute(name, value.xmlText)
  }

  /// Writes the text of the element.
  public mutating func text<V: XMLText>(_ value: inout V?) {
    guard let value else { return }
    if isTagOpen { closeTag() }
    escape(value.xmlText)
    hasText = true
  }

  /// Writes the empty child.
  public mutating func flag(_ name: StaticString, _ value: inout Bool) {
    guard value else { return }
    open(name, prefix: nil)
    close(name, prefix: nil)
  }

  /// Writes the child with its text.
  public mutating func element<V: XMLText>(_ name: StaticString, _ value: inout V?) {
    guard let value else { return }
    writeElement(name, value.xmlText)
  }

  /// Writes the children with their texts.
  public mutating func elements<V: XMLText>(_ name: StaticString, _ values: inout [V]) {
    for value in values { writeElement(name, value.xmlText) }
  }

  /// Writes the child.
  public mutating func child<E: XMLMapped>(_ name: StaticString, _ value: inout E?) {
    if let value { write(value, name, prefix: nil) }
  }

  /// Writes the children.
  public mutating func children<E: XMLMapped>(_ name: StaticString, _ values: inout [E]) {
    for value in values { write(value, name, prefix: nil) }
  }

  /// Writes the child with the prefix of its namespace.
  public mutating func child<E: XMLMapped>(_ name: StaticString, in namespace: XMLNamespace, _ value: inout E?) {
    if let value { write(value, name, prefix: namespace.prefix) }
  }

  /// Writes the children with the prefix of their namespace.
  public mutating func children<E: XMLMapped>(
    _ name: StaticString, in namespace: XMLNamespace, _ values: inout [E]
  ) {
    for value in values { write(value, name, prefix: namespace.prefix) }
  }

  /// Declares the namespace, when it is used.
  public mutating func declare(_ namespace: XMLNamespace, when used: Bool) {
    guard used, isTagOpen else { return }
    append(" xmlns:")
    append(namespace.prefix)
    append("='")
    append(namespace.uri)
    append("'")
  }

  /// Writes the element as it was kept.
  public mutating func subtree(_ name: StaticString, _ value: inout XMLElement?) {
    if let value { write(value) }
  }

  // MARK: Pieces

  private mutating func write<E: XMLMapped>(_ value: E, _ name: StaticString, prefix: StaticString?) {
    let start = bytes.count
    let wasOpen = isTagOpen
    open(name, prefix: prefix)
    let opened = bytes.count
    var copy = value
    // Writing throws nothing: only a reader meets wrong values.
    try? copy.map(&self)
    if E.isOmittedWhenEmpty, bytes.count == opened {
      bytes.removeLast(bytes.count - start)
      depth -= 1
      isTagOpen = wasOpen
      return
    }
    close(name, prefix: prefix)
  }

  /// Writes a kept element; texts stand alone, so that mixed content keeps its words.
  private mutating func write(_ element: XMLElement) {
    if isTagOpen { closeTag(); newline() }
    indent()
    append("<")
    append(element.name)
    for pair in element.declarations {
      append(pair.name.isEmpty ? " xmlns" : " xmlns:")
      append(pair.name)
      append("=")
      quote(pair.value)
    }
    for pair in element.attributes {
      append(" ")
      append(pair.name)
      append("=")
      quote(pair.value)
    }
    guard !element.content.isEmpty else { return append("/>\n") }
    append(">")
    let isMixed = element.content.contains { if case .text = $0 { true } else { false } }
    if !isMixed { newline() }
    depth += 1
    for (index, piece) in element.content.enumerated() {
      switch piece {
      case .text(let text):
        if isTakenForIndentation(text, at: index, in: element.content) { writeReferences(text) } else { escape(text) }
      case .element(let child): isMixed ? writeInline(child) : write(child)
      }
    }
    depth -= 1
    if !isMixed { indent() }
    append("</")
    append(element.name)
    append(">\n")
  }

  /// Whether a reader would leave a text out: it is blank, and no text before it says that the content is mixed.
  private func isTakenForIndentation(_ text: String, at index: Int, in content: [XMLElement.Content]) -> Bool {
    guard content.count > 1, text.utf8.allSatisfy(isBlank) else { return false }
    if index > 0, case .text? = content.first { return false }
    return true
  }

  private mutating func writeReferences(_ text: String) {
    for byte in text.utf8 { append("&#\(byte);") }
  }

  private mutating func writeInline(_ element: XMLElement) {
    let savedDepth = depth
    depth = 0
    write(element)
    depth = savedDepth
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
  }

  private mutating func writeElement(_ name: StaticString, _ text: String) {
    open(name, prefix: nil)
    if !text.isEmpty {
      closeTag()
      escape(text)
      hasText = true
    }
    close(name, prefix: nil)
  }

  private mutating func writeAttribute(_ name: StaticString, _ value: String) {
    append(" ")
    append(name)
    append("=")
    quote(value)
  }

  private mutating func open(_ name: StaticString, prefix: StaticString?) {
    if isTagOpen { closeTag(); newline() }
    indent()
    append("<")
    appendName(name, prefix)
    isTagOpen = true
    hasText = false
    depth += 1
  }

  private mutating func close(_ name: StaticString, prefix: StaticString?) {
    depth -= 1
    if isTagOpen {
      append("/>\n")
    } else {
      if !hasText { indent() }
      append("</")
      appendName(name, prefix)
      append(">\n")
    }
    isTagOpen = false
    hasText = false
  }

  private mutating func appendName(_ name: StaticString, _ prefix: StaticString?) {
    if let prefix {
      append(prefix)
      append(":")
    }
    append(name)
  }

  private mutating func closeTag() {
    append(">")
    isTagOpen = false
  }

  private mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func indent() {
    for _ in 0..<max(0, depth) {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "'"))
    escape(text, inAttribute: true)
    bytes.append(UInt8(ascii: "'"))
  }

  /// Escapes what XML reserves; characters that XML cannot hold at all are left out.
  private mutating func escape(_ text: String, inAttribute: Bool = false) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "'"): append("&apos;")
      case UInt8(ascii: "\""): append("&quot;")
      case 0x0D: append("&#xD;")
      case 0x0A where inAttribute: append("&#xA;")
      case 0x09 where inAttribute: append("&#x9;")
      case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: break
      default: bytes.append(byte)
      }
    }
  }
}
