import DroverXML
import FuzzSupport

/// The reader of XML by itself: an element that is kept as it stands, written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXML(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  guard let name = try? XMLReader.rootName(of: text) else { return Verdict.taken.code }
  do throws(XMLError) {
    let element = try XMLReader.element(text)
    expect(element.name == name || element.name.hasSuffix(":" + name), "the root has two names")
    checkKept(element)
  } catch {
    unexpected(error, "a text with a root has no element")
  }
  if let reading = try? XMLReader.read(text, as: "box", Box.self) { checkBox(reading.value) }
  _ = XMLSourceMap(text).place(of: "/box/box[2]/kept")
  return Verdict.taken.code
}

/// An element of each kind that a declaration can name.
private struct Box: XMLMapped {
  var name: String?
  var size: UInt32?
  var sealed: YesNo?
  var address: XMLHexNumber<TwoDigits>?
  var isOpen = false
  var note: String?
  var tags: [String] = []
  var boxes: [Box] = []
  var kept: XMLElement?

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("size", &size)
    try m.attribute("sealed", &sealed)
    try m.attribute("address", &address)
    try m.flag("open", &isOpen)
    try m.element("note", &note)
    try m.elements("tag", &tags)
    try m.children("box", &boxes)
    try m.subtree("kept", &kept)
  }
}

private func checkBox(_ box: Box) {
  let text = XMLWriter.write(box, as: "box")
  do throws(XMLError) {
    let again = try XMLReader.read(text, as: "box", Box.self).value
    expect(XMLWriter.write(again, as: "box") == text, "a box is written in two ways")
  } catch {
    unexpected(error, "a box that was written cannot be read")
  }
}

/// Metadata of an application is a promise: it comes back as it was.
private func checkKept(_ element: XMLElement) {
  var shelf = Shelf()
  shelf.kept = element
  let text = XMLWriter.write(shelf, as: "shelf")
  guard element.name == "kept", element.namespace == nil else {
    // Only an element of the name, outside of any namespace, is found again; all others must at least be well formed.
    do throws(XMLError) { _ = try XMLReader.element(text) } catch { unexpected(error, "\(text) is not well formed") }
    return
  }
  do throws(XMLError) {
    let again = try XMLReader.read(text, as: "shelf", Shelf.self).value
    expect(again.kept == element, "what was kept came back as something else: \(text)")
  } catch {
    unexpected(error, "what was kept cannot be read")
  }
}

private struct Shelf: XMLMapped {
  var kept: XMLElement?

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) { try m.subtree("kept", &kept) }
}
