import DroverCore
import DroverXML
import Testing

@Suite struct XMLReaderTests {
  func read(_ text: String, limits: XMLLimits = XMLLimits()) throws(XMLError) -> XMLReading<House> {
    try XMLReader.read(text, as: "house", limits: limits)
  }

  func failure(_ text: String, limits: XMLLimits = XMLLimits()) -> XMLError? {
    do {
      _ = try read(text, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `takes attributes, texts, flags, children and lists`() throws {
    let house = try read(
      """
      <house name="A &amp; B" floors=" 2 " rented="yes">
        <garden/><note>first <![CDATA[<line>]]></note><tag>a</tag><tag/>
        <room kind="bath"><area>12</area></room>
        <room kind="kitchen"/>
      </house>
      """
    ).value
    #expect(house.name == "A & B")
    #expect(house.floors == 2)
    #expect(house.isRented == .yes)
    #expect(house.garden)
    #expect(house.note == "first <line>")
    #expect(house.tags == ["a", ""])
    #expect(house.rooms.map(\.kind) == [.bath, .kitchen])
    #expect(house.rooms.first?.area == 12)
  }

  @Test func `knows a namespace by its name, whatever the prefix`() throws {
    let house = try read("<house xmlns:other='urn:sample'><other:extra value='31'/></house>").value
    #expect(house.extra?.value?.value == 31)
    let foreign = try read("<house xmlns:x='urn:foreign'><x:extra value='31'/></house>")
    #expect(foreign.value.extra == nil)
    #expect(foreign.diagnostics.map(\.kind) == [.unknownElement])
  }

  @Test func `reports unknown names with line, path and the nearest known name`() throws {
    let reading = try read(
      "<house nmae='x'>\n  <gardn/>\n  <room kind='bath' zzzzzz='1'/>\n  <roof/>\n  <roof/>\n</house>")
    #expect(
      reading.diagnostics.map(\.sentence) == [
        "unknown attribute 'zzzzzz' (line 3, /house/room/@zzzzzz)",
        "unknown attribute 'nmae', did you mean 'name'? (line 1, /house/@nmae)",
        "unknown element <gardn>, did you mean 'garden'? (line 2, /house/gardn)",
        "element <roof> stands more than once (line 5, /house/roof[2])",
      ])
  }

  @Test func `a wrong value names line, path and what would be right`() {
    let error = failure("<house>\n<room kind='cellar'/></house>")
    #expect(error?.code == .xmlError)
    #expect(error?.line == 2)
    #expect(error?.path == "/house/room/@kind")
    #expect(error?.detail.contains("bath | bedroom | kitchen") == true)
    #expect(failure("<house floors='99999999999999999999'/>")?.path == "/house/@floors")
    #expect(failure("<house><room/></house>")?.detail.contains("'kind' is missing") == true)
  }

  @Test(arguments: ["", "   ", "<house", "<house></hose>", "<house>&unknown;</house>", "<house a='1' a='2'/>", "\u{0}"])
  func `what is no XML is refused with its place`(text: String) {
    #expect(failure(text)?.code == .xmlDetail)
  }

  @Test func `another element is refused by name`() {
    #expect(failure("<barn/>")?.code == .xmlError)
    #expect(failure("<barn/>")?.detail.contains("<barn>") == true)
  }

  @Test(arguments: [
    "<!DOCTYPE house><house/>",
    "<!DOCTYPE house SYSTEM 'file:///etc/passwd'><house/>",
    "<!DOCTYPE house [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><house name='&b;'/>",
    "<?xml version='1.0'?>\n<!DOCTYPE house [<!ENTITY x SYSTEM 'http://localhost/x'>]><house><note>&x;</note></house>",
  ])
  func `a document type ends the reading`(text: String) {
    #expect(failure(text)?.detail.contains("DOCTYPE") == true)
  }

  @Test func `limits hold for size, depth and the length of lists`() {
    let limits = XMLLimits(bytes: 20_000, depth: 20, listLength: 10, diagnostics: 3)
    let wide = "<house>" + String(repeating: "<tag>a</tag>", count: 11) + "</house>"
    #expect(failure(wide, limits: limits)?.detail.contains("more than 10") == true)
    let deep = String(repeating: "<room kind='bath'>", count: 40) + String(repeating: "</room>", count: 40)
    #expect(failure("<house>\(deep)</house>", limits: limits)?.detail.contains("deep") == true)
    #expect(failure(String(repeating: " ", count: 20_001), limits: limits)?.detail.contains("bytes") == true)
    let endless = String(repeating: "<room kind='bath'>", count: 100_000)
    #expect(failure("<house>\(endless)") != nil)
  }

  @Test func `diagnostics are limited`() throws {
    let text = "<house>" + String(repeating: "<nothing/>", count: 500) + "</house>"
    #expect(try read(text).diagnostics.count == 100)
  }

  @Test func `all mistakes are found in one go, and what is right is read`() throws {
    let text = """
      <house floors='many' rented='perhaps'>
        <room kind='cellar'><area>small</area></room>
        <room/>
        <tag>a</tag>
      </house>
      """
    let reading: XMLReading<House> = try XMLReader.examine(text, as: "house")
    #expect(
      reading.mistakes.map(\.path) == [
        "/house/@floors", "/house/@rented", "/house/room[1]/@kind", "/house/room[1]/area", "/house/room[2]",
      ])
    #expect(reading.mistakes.map(\.line) == [1, 1, 2, 2, 3])
    #expect(reading.value.tags == ["a"])
    #expect(failure(text) == reading.mistakes.first)
  }

  @Test func `what is left of an element that could not be read is not called unknown`() throws {
    let text = "<house floors='x' nmae='a' foreign='b'><gardn/><attic/></house>"
    let reading: XMLReading<House> = try XMLReader.examine(text, as: "house")
    #expect(reading.mistakes.count == 1)
    #expect(reading.diagnostics.map(\.name) == ["nmae", "gardn"])
  }

  @Test func `mistakes are limited`() throws {
    let text = "<house>" + String(repeating: "<room kind='cellar'/>", count: 500) + "</house>"
    let reading: XMLReading<House> = try XMLReader.examine(text, as: "house")
    #expect(reading.mistakes.count == 100)
  }

  @Test(arguments: [
    XMLError(line: 3, column: 7, path: "/a/b[2]/@c", detail: "'x' (or y) is wrong"), XMLError(line: 3, detail: "a"),
    XMLError(path: "/a", detail: "b"), XMLError(detail: "nothing (known)"), XMLError(detail: "(line 3)"),
    XMLError(detail: "a (line x)"), XMLError(detail: ""), XMLError(detail: "a (b, /c)"), XMLError(detail: "a ()"),
  ])
  func `a sentence is read back into its parts`(error: XMLError) {
    #expect(XMLError(sentence: error.sentence) == error)
  }
}
