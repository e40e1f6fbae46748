/// Where the elements and attributes of a well-formed text stand in it.
///
/// libxml2's tree knows the line on which a start tag ends, and no column. This looks at the text itself, and only
/// where somebody has to be told a place: reading a good text costs nothing for it.
public struct XMLSourceMap: Sendable {
  /// The text.
  let bytes: [UInt8]
  /// The elements, each before those in it.
  let elements: [XMLSourceElement]
  /// The offset at which each line begins.
  private let lines: [Int]

  /// Looks through a text. Of one that is not well-formed as much is known as could be followed.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    var scanner = XMLSourceScanner(bytes)
    elements = scanner.scan()
    var lines = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { lines.append(offset + 1) }
    self.lines = lines
  }

  /// The place of an element or attribute (`/domain/devices/disk[2]/target/@bus`), or of the innermost element on the
  /// way to it; nil when not even the outermost element is there.
  ///
  /// A name without a number means the first element of that name.
  public func place(of path: String) -> XMLPlace? {
    guard let found = find(path) else { return nil }
    return place(at: found.range.lowerBound, path: found.path, isExact: found.isExact, length: found.length)
  }

  /// A line of the text, without its end; nil when there is none.
  public func line(_ number: Int) -> String? {
    guard lines.indices.contains(number - 1) else { return nil }
    let end = lines.indices.contains(number) ? lines[number] - 1 : bytes.count
    var line = bytes[lines[number - 1]..<max(lines[number - 1], end)]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// The paths of all elements, attributes and texts, in the order of the text; declarations of namespaces are none.
  public var items: [XMLSourceItem] {
    elements.indices.flatMap { index in
      let element = elements[index]
      let path = path(of: index)
      var found = [XMLSourceItem(path: path, kind: .element, parent: element.parent.map(self.path(of:)))]
      for attribute in element.attributes where !attribute.isDeclaration {
        found.append(XMLSourceItem(path: "\(path)/@\(attribute.name)", kind: .attribute, parent: path))
      }
      if element.text != nil { found.append(XMLSourceItem(path: "\(path)/text()", kind: .text, parent: path)) }
      return found
    }
  }

  /// Whether an element says something only by being there: it holds neither attributes nor elements nor text.
  public func isBare(_ path: String) -> Bool {
    guard let index = index(of: path) else { return false }
    let element = elements[index]
    return element.children.isEmpty && element.text == nil && element.attributes.allSatisfy(\.isDeclaration)
  }

  /// The text without an element, an attribute or the text of an element; nil when there is no such thing.
  public func text(without path: String) -> String? {
    guard let found = find(path), found.isExact else { return nil }
    return String(decoding: bytes[..<found.range.lowerBound] + bytes[found.range.upperBound...], as: UTF8.self)
  }

  /// What stands at an attribute or in an element without elements, as it is written there; nil when there is nothing.
  public func value(of path: String) -> String? {
    guard let found = find(path), found.isExact, let value = found.value else { return nil }
    return String(decoding: bytes[value], as: UTF8.self)
  }

  // MARK: Paths

  private struct Found {
    var path: String
    var range: Range<Int>
    var value: Range<Int>?
    /// How many bytes are underlined.
    var length: Int
    var isExact: Bool
  }

  private func find(_ path: String) -> Found? {
    let (element, rest) = walk(path)
    guard let element else { return nil }
    guard let last = rest.first else { return found(element, isExact: true) }
    if rest.count == 1, last == "text()", let text = elements[element].text {
      return Found(path: path, range: text, value: text, length: text.count, isExact: true)
    }
    if rest.count == 1, last.hasPrefix("@"),
      let attribute = elements[element].attributes.first(where: { $0.name == last.dropFirst() })
    {
      return Found(
        path: "\(self.path(of: element))/\(last)", range: attribute.range, value: attribute.value,
        length: attribute.range.count, isExact: true)
    }
    return found(element, isExact: false)
  }

  private func index(of path: String) -> Int? {
    let (element, rest) = walk(path)
    return rest.isEmpty ? element : nil
  }

  /// Goes down a path as far as there are elements, and says what is left of it.
  private func walk(_ path: String) -> (element: Int?, rest: ArraySlice<Substring>) {
    var rest = path.split(separator: "/")[...]
    guard !elements.isEmpty, let first = rest.popFirst(), XMLPathStep(first).name == elements[0].name else {
      return (nil, rest)
    }
    var current = 0
    while let next = rest.first, let child = child(XMLPathStep(next), of: current) {
      current = child
      rest.removeFirst()
    }
    return (current, rest)
  }

  private func found(_ index: Int, isExact: Bool) -> Found {
    let element = elements[index]
    return Found(
      path: path(of: index), range: element.range, value: element.text, length: element.tagLength, isExact: isExact)
  }

  private func child(_ step: XMLPathStep, of parent: Int) -> Int? {
    elements[parent].children.first { index in
      let element = elements[index]
      guard element.name == step.name else { return false }
      guard let condition = step.condition else { return element.place == step.place }
      return element.attributes.contains { attribute in
        attribute.name == condition.attribute && bytes[attribute.value].elementsEqual(condition.value.utf8)
      }
    }
  }

  /// The path of an element; a number stands where there are several of one name.
  private func path(of index: Int) -> String {
    var parts: [String] = []
    var current: Int? = index
    while let element = current.map({ elements[$0] }) {
      let hasSiblings =
        element.parent.map { parent in
          elements[parent].children.count { elements[$0].name == element.name } > 1
        } ?? false
      parts.append(hasSiblings ? "\(element.name)[\(element.place)]" : element.name)
      current = element.parent
    }
    return "/" + parts.reversed().joined(separator: "/")
  }

  // MARK: Lines

  private func place(at offset: Int, path: String, isExact: Bool, length: Int) -> XMLPlace {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[lines[low]..<offset], as: UTF8.self)
    let end = lines.indices.contains(low + 1) ? lines[low + 1] - 1 : bytes.count
    let marked = String(decoding: bytes[offset..<max(offset, min(offset + length, end))], as: UTF8.self)
    return XMLPlace(
      line: low + 1, column: before.count + 1, length: max(1, marked.count), path: path, isExact: isExact)
  }
}

/// Where in a text something stands.
public struct XMLPlace: Sendable, Equatable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in characters.
  public var column: Int
  /// How many characters of the line belong to it.
  public var length: Int
  /// The way to it.
  public var path: String
  /// Whether it is what was asked for, and not what stands around it.
  public var isExact: Bool
}

/// Something in a text that can be taken out.
public struct XMLSourceItem: Sendable, Equatable {
  /// What it is.
  public enum Kind: Sendable {
    /// An element, with everything in it.
    case element
    /// An attribute.
    case attribute
    /// The text of an element that holds no elements.
    case text
  }

  /// The way to it.
  public var path: String
  /// What it is.
  public var kind: Kind
  /// The way to the element that it is in; nil for the outermost.
  public var parent: String?
}

/// A part of a path: `disk[2]`.
struct XMLPathStep {
  let name: Substring
  /// From 1; what counts when there is no condition.
  let place: Int
  /// `@name='value'`: the attribute that the element must have.
  let condition: (attribute: Substring, value: Substring)?

  init(_ part: Substring) {
    let bracket = part.firstIndex(of: "[") ?? part.endIndex
    name = part[..<bracket]
    let inner = part[bracket...].dropFirst().dropLast()
    place = Int(inner) ?? 1
    if inner.first == "@", let equals = inner.firstIndex(of: "=") {
      condition = (inner[..<equals].dropFirst(), inner[equals...].dropFirst(2).dropLast())
    } else {
      condition = nil
    }
  }
}
