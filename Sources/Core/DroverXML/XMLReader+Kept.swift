import CLibXML2
import Glibc

/// An element of the tree as a value; prefixes that are declared further out are declared on it.
func kept(_ node: xmlNodePtr) -> XMLElement {
  var element = keptBelow(node)
  var declared = Set(element.declarations.map(\.name))
  var missing: [XMLElement.Pair] = []
  collectUndeclared(in: node, declared: &declared, into: &missing)
  element.declarations += missing
  return element
}

private func keptBelow(_ node: xmlNodePtr) -> XMLElement {
  var element = XMLElement(qualifiedName(node.pointee.name, node.pointee.ns))
  element.namespace = node.pointee.ns?.pointee.href.map(namespaceName)
  var declaration = node.pointee.nsDef
  while let current = declaration {
    element.declarations.append(
      .init(
        current.pointee.prefix.map { String(cString: $0) } ?? "",
        current.pointee.href.map(namespaceName) ?? ""))
    declaration = current.pointee.next
  }
  var attribute = node.pointee.properties
  while let current = attribute {
    element.attributes.append(
      .init(qualifiedName(current.pointee.name, current.pointee.ns), content(of: current.pointee.children)))
    attribute = current.pointee.next
  }
  var child = node.pointee.children
  while let current = child {
    if current.pointee.type == XML_ELEMENT_NODE {
      element.content.append(.element(keptBelow(current)))
    } else if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE,
      let text = current.pointee.content
    {
      element.append(String(cString: text))
    }
    child = current.pointee.next
  }
  return element
}

extension XMLElement {
  /// Adds a text. What a comment parted is one text without it.
  fileprivate mutating func append(_ text: String) {
    if case .text(let before)? = content.last {
      content[content.count - 1] = .text(before + text)
    } else {
      content.append(.text(text))
    }
  }
}

private func collectUndeclared(
  in node: xmlNodePtr, declared: inout Set<String>, into missing: inout [XMLElement.Pair]
) {
  var own = declared
  var declaration = node.pointee.nsDef
  while let current = declaration {
    own.insert(current.pointee.prefix.map { String(cString: $0) } ?? "")
    declaration = current.pointee.next
  }
  var used = [node.pointee.ns]
  var attribute = node.pointee.properties
  while let current = attribute {
    used.append(current.pointee.ns)
    attribute = current.pointee.next
  }
  for case let namespace? in used {
    let prefix = namespace.pointee.prefix.map { String(cString: $0) } ?? ""
    guard prefix != "xml", own.insert(prefix).inserted else { continue }
    declared.insert(prefix)
    missing.append(.init(prefix, namespace.pointee.href.map(namespaceName) ?? ""))
  }
  var child = node.pointee.children
  while let current = child {
    if current.pointee.type == XML_ELEMENT_NODE {
      var below = own
      collectUndeclared(in: current, declared: &below, into: &missing)
      // What was found missing below is declared on the outermost element, so it is known to the siblings too.
      own.formUnion(missing.map(\.name))
    }
    child = current.pointee.next
  }
}

/// The name of a namespace. libxml2 leaves an ampersand in it as the reference `&#38;`; written like that it would grow with
/// each reading.
private func namespaceName(_ href: UnsafePointer<xmlChar>) -> String {
  let reference = Array("&#38;".utf8)
  var name: [UInt8] = []
  // What was put in the place of a reference is part of no other.
  var settled = 0
  for byte in UnsafeBufferPointer(start: href, count: strlen(UnsafePointer<CChar>(OpaquePointer(href)))) {
    name.append(byte)
    guard name.count - settled >= reference.count, name.suffix(reference.count).elementsEqual(reference) else {
      continue
    }
    name.removeLast(reference.count - 1)
    settled = name.count
  }
  return String(decoding: name, as: UTF8.self)
}

private func qualifiedName(_ name: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> String {
  let local = name.map { String(cString: $0) } ?? ""
  guard let prefix = namespace?.pointee.prefix else { return local }
  return "\(String(cString: prefix)):\(local)"
}
