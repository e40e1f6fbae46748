import CLibXML2
import DroverCore

import Glibc

/// A parsed text: libxml2's tree, freed with the value.
///
/// No network, no DTD and no entities: a document type declaration ends the parsing.
struct XMLDocument: ~Copyable {
  /// The tree.
  let pointer: xmlDocPtr

  /// Parses a text.
  init(_ text: String, limits: XMLLimits) throws(XMLError) {
    guard text.utf8.count <= limits.bytes else {
      throw XMLError(code: .xmlError, detail: "the XML has \(text.utf8.count) bytes, more than \(limits.bytes)")
    }
    _ = Self.library
    guard let context = xmlNewParserCtxt() else { throw XMLError(code: .noMemory, detail: "no memory for a parser") }
    defer { xmlFreeParserCtxt(context) }
    context.pointee.sax?.pointee.internalSubset = { context, _, _, _ in
      guard let context else { return }
      let parser = context.assumingMemoryBound(to: xmlParserCtxt.self)
      // Any non-null mark will do: it says that the end was ours.
      parser.pointee._private = context
      xmlStopParser(parser)
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOBLANKS.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_BIG_LINES.rawValue
    var copy = text
    let document = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        xmlCtxtReadMemory(
          context, characters.baseAddress, Int32(truncatingIfNeeded: characters.count), nil, "UTF-8",
          Int32(truncatingIfNeeded: options))
      }
    }
    if context.pointee._private != nil {
      if let document { xmlFreeDoc(document) }
      throw XMLError(code: .xmlDetail, line: 1, detail: "a document type declaration (<!DOCTYPE>) is not allowed")
    }
    guard let document, context.pointee.wellFormed == 1 else {
      if let document { xmlFreeDoc(document) }
      throw Self.lastError(of: context)
    }
    pointer = document
  }

  deinit { xmlFreeDoc(pointer) }

  /// The outermost element.
  var root: xmlNodePtr? { xmlDocGetRootElement(pointer) }

  private static let library: Void = xmlInitParser()

  private static func lastError(of context: xmlParserCtxtPtr) -> XMLError {
    guard let error = xmlCtxtGetLastError(context) else {
      return XMLError(code: .xmlDetail, detail: "the text is no XML document")
    }
    let text = error.pointee.message.map { String(cString: $0) } ?? "the text is no XML document"
    return XMLError(
      code: .xmlDetail, line: Int(error.pointee.line), column: Int(error.pointee.int2),
      detail: String(trimmed(text)))
  }
}

/// Whether a name of libxml2 is one of ours.
@inline(__always)
func isEqual(_ left: UnsafePointer<xmlChar>?, _ right: StaticString) -> Bool {
  guard let left, right.hasPointerRepresentation else { return false }
  let count = right.utf8CodeUnitCount
  // Names end with a zero byte, and memory is only read up to the first byte that differs.
  return strncmp(UnsafePointer<CChar>(OpaquePointer(left)), UnsafePointer<CChar>(OpaquePointer(right.utf8Start)), count)
    == 0 && left[count] == 0
}

/// The text of an attribute or an element, without the text of elements below.
func content(of first: UnsafeMutablePointer<xmlNode>?) -> String {
  guard let first else { return "" }
  if first.pointee.next == nil, first.pointee.type == XML_TEXT_NODE, let text = first.pointee.content {
    return String(cString: text)
  }
  var result = ""
  var node: xmlNodePtr? = first
  while let current = node {
    if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE,
      let text = current.pointee.content
    {
      result += String(cString: text)
    }
    node = current.pointee.next
  }
  return result
}

/// The way to an element: `/domain/devices/disk[2]`.
func sourcePath(of node: xmlNodePtr) -> String {
  var parts: [String] = []
  var current: xmlNodePtr? = node
  while let element = current, element.pointee.type == XML_ELEMENT_NODE, let name = element.pointee.name {
    var part = String(cString: name)
    let position = place(of: element)
    if position.total > 1 { part += "[\(position.index)]" }
    parts.append(part)
    current = element.pointee.parent
  }
  return "/" + parts.reversed().joined(separator: "/")
}

private func place(of node: xmlNodePtr) -> (index: Int, total: Int) {
  guard let parent = node.pointee.parent else { return (1, 1) }
  var index = 0
  var total = 0
  var sibling = parent.pointee.children
  while let current = sibling {
    if current.pointee.type == XML_ELEMENT_NODE, let name = current.pointee.name, let own = node.pointee.name,
      xmlStrEqual(name, own) == 1
    {
      total += 1
      if current == node { index = total }
    }
    sibling = current.pointee.next
  }
  return (index, total)
}

/// The line of an element.
func sourceLine(of node: xmlNodePtr) -> Int { Int(xmlGetLineNo(node)) }
