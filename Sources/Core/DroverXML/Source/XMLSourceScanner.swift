/// An element of a text, by offsets of bytes.
struct XMLSourceElement: Sendable {
  /// The name without its prefix.
  var name: String
  /// Which one of its name it is among its siblings, from 1.
  var place: Int
  /// The element around it.
  var parent: Int?
  /// From `<` to behind its end tag.
  var range: Range<Int>
  /// How long the start tag is.
  var tagLength = 0
  var attributes: [XMLSourceAttribute] = []
  var children: [Int] = []
  /// What stands between its tags, when that is text alone and not blank.
  var text: Range<Int>?
}

/// An attribute of a text, by offsets of bytes.
struct XMLSourceAttribute: Sendable {
  /// The name without its prefix.
  var name: String
  /// Whether it declares a namespace.
  var isDeclaration: Bool
  /// The blank before it is not part of it; its quotes are.
  var range: Range<Int>
  /// Between the quotes.
  var value: Range<Int>
}

/// Goes through a well-formed text once; of any other it makes what it can, and ends.
struct XMLSourceScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var elements: [XMLSourceElement] = []
  private var open: [Int] = []
  /// How many elements of a name are in each open one.
  private var counts: [[String: Int]] = [[:]]
  /// Where the content of each open one begins.
  private var contents: [Int] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> [XMLSourceElement] {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start
      if starts(with: "<!--") {
        skip(behind: "-->")
      } else if starts(with: "<![CDATA[") {
        skip(behind: "]]>")
      } else if starts(with: "<?") {
        skip(behind: "?>")
      } else if starts(with: "<!") {
        skip(behind: ">")
      } else if starts(with: "</") {
        close(at: start)
      } else {
        begin(at: start)
      }
    }
    return elements
  }

  private mutating func begin(at start: Int) {
    position = start + 1
    let name = local(word())
    guard !name.isEmpty else { return }
    counts[counts.count - 1][name, default: 0] += 1
    var element = XMLSourceElement(
      name: name, place: counts.last?[name] ?? 1, parent: open.last, range: start..<bytes.count)
    element.attributes = attributes()
    let isEmpty = byte == UInt8(ascii: "/")
    skip(behind: ">")
    element.tagLength = position - start
    if isEmpty { element.range = start..<position }
    if let parent = open.last { elements[parent].children.append(elements.count) }
    elements.append(element)
    guard !isEmpty else { return }
    open.append(elements.count - 1)
    counts.append([:])
    contents.append(position)
  }

  private mutating func close(at start: Int) {
    skip(behind: ">")
    guard let index = open.popLast(), let content = contents.popLast() else { return }
    counts.removeLast()
    elements[index].range = elements[index].range.lowerBound..<position
    let text = content..<max(content, start)
    if elements[index].children.isEmpty, bytes[text].contains(where: { !isBlank($0) }) { elements[index].text = text }
  }

  private mutating func attributes() -> [XMLSourceAttribute] {
    var found: [XMLSourceAttribute] = []
    while true {
      skipBlanks()
      guard let byte, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") else { return found }
      let start = position
      let name = word()
      skipBlanks()
      guard self.byte == UInt8(ascii: "=") else { return found }
      position += 1
      skipBlanks()
      guard let quote = self.byte, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return found }
      position += 1
      let content = position
      position = bytes[position...].firstIndex(of: quote) ?? bytes.count
      let value = content..<position
      position = min(position + 1, bytes.count)
      found.append(
        XMLSourceAttribute(
          name: local(name), isDeclaration: name == "xmlns" || name.hasPrefix("xmlns:"), range: start..<position,
          value: value))
    }
  }

  // MARK: Pieces

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte, isBlank(byte) { position += 1 }
  }

  private mutating func word() -> String {
    let start = position
    while let byte, !isBlank(byte), !"=/><".utf8.contains(byte) { position += 1 }
    // Whatever stands here, the scanner goes on.
    if position == start { position = min(position + 1, bytes.count) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private mutating func skip(behind text: StaticString) {
    text.withUTF8Buffer { mark in
      while position < bytes.count, !bytes[position...].starts(with: mark) { position += 1 }
      position = min(position + mark.count, bytes.count)
    }
  }

  private func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
