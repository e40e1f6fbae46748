import DroverXML
import Testing

@Suite struct XMLWriterTests {
  @Test func `writes in the order of the declaration, two spaces for each level`() {
    var house = House()
    house.name = "A & B's <\"house\">"
    house.isRented = .no
    house.garden = true
    house.note = "a < b"
    var room = Room()
    room.area = 7
    room.rooms = [Room()]
    house.rooms = [room]
    #expect(
      XMLWriter.write(house, as: "house") == """
        <house name='A &amp; B&apos;s &lt;&quot;house&quot;&gt;' rented='no'>
          <garden/>
          <note>a &lt; b</note>
          <room kind='bedroom'>
            <room kind='bedroom'/>
            <area>7</area>
          </room>
        </house>

        """)
  }

  @Test func `leaves out what is empty and says so, keeps what is empty and does not`() {
    var house = House()
    house.roof = Roof()
    #expect(XMLWriter.write(house, as: "house") == "<house/>\n")
    house.rooms = [Room()]
    #expect(XMLWriter.write(house, as: "house") == "<house>\n  <room kind='bedroom'/>\n</house>\n")
  }

  @Test func `writes secrets on demand alone`() {
    var house = House()
    house.secret = "x"
    #expect(XMLWriter.write(house, as: "house") == "<house/>\n")
    #expect(XMLWriter.write(house, as: "house", includesSecrets: true) == "<house secret='x'/>\n")
  }

  @Test func `declares a namespace where it is used`() {
    var house = House()
    house.extra = Extra()
    house.extra?.value = 10
    #expect(
      XMLWriter.write(house, as: "house")
        == "<house xmlns:x='urn:sample'>\n  <x:extra value='0x000a'/>\n</house>\n")
  }

  @Test func `characters that XML cannot hold are left out`() throws {
    var house = House()
    house.name = "a\u{1}b\u{0}c\nd\te\rf"
    let text = XMLWriter.write(house, as: "house")
    let again: House = try XMLReader.read(text, as: "house").value
    #expect(again.name == "abc\nd\te\rf")
  }

  @Test func `kept elements come back as they were, with their namespaces`() throws {
    let text = """
      <house>
        <metadata>
          <a:info xmlns:a='urn:a' b='1'>
            <a:item k='&lt;'/>
            <plain>x &amp; y</plain>
          </a:info>
        </metadata>
      </house>

      """
    let house: House = try XMLReader.read(text, as: "house").value
    #expect(house.metadata?.elements.first?.namespace == "urn:a")
    #expect(XMLWriter.write(house, as: "house") == text)
  }

  @Test(arguments: [
    "&#10;<a b='c'/>", "<a/>&#32;&#9;<b/>", "<a/>&#xA0;", "one<!-- c --><![CDATA[<two>]]>", "t <a/> <b/> u",
    "<p>x<b><c/></b></p>",
  ])
  func `the texts of a kept element come back as they were`(_ content: String) throws {
    let house = try XMLReader.read("<house><metadata>\(content)</metadata></house>", as: "house", House.self).value
    let again = try XMLReader.read(XMLWriter.write(house, as: "house"), as: "house", House.self).value
    #expect(again.metadata == house.metadata)
  }

  @Test func `a kept element has the default namespace from further out, and is found with it again`() throws {
    let text = "<house xmlns='urn:h'><metadata><a/></metadata></house>"
    let house = try XMLReader.read(text, as: "house", House.self).value
    #expect(house.metadata?.namespace == "urn:h")
    let again = try XMLReader.read(XMLWriter.write(house, as: "house"), as: "house", House.self).value
    #expect(again.metadata == house.metadata)
  }

  @Test func `an ampersand in the name of a namespace is one, however often it is read`() throws {
    let text = "<house><metadata><a xmlns='urn:a?b&amp;c&amp;#38;d'/></metadata></house>"
    let house = try XMLReader.read(text, as: "house", House.self).value
    #expect(house.metadata?.elements.first?.namespace == "urn:a?b&c&#38;d")
    let again = try XMLReader.read(XMLWriter.write(house, as: "house"), as: "house", House.self).value
    #expect(again.metadata == house.metadata)
  }

  @Test func `an element that would be left out when it is written is none when it is read`() throws {
    let house = try XMLReader.read("<house><roof color='red'/></house>", as: "house", House.self).value
    #expect(house.roof == nil)
    #expect(try XMLReader.read("<house><roof colour='red'/></house>", as: "house", House.self).value.roof != nil)
  }

  @Test func `a prefix that is declared further out is declared on what is kept`() throws {
    let text = "<house xmlns:o='urn:o'><metadata><o:a/></metadata></house>"
    let house: House = try XMLReader.read(text, as: "house").value
    let written = XMLWriter.write(house, as: "house")
    let again: House = try XMLReader.read(written, as: "house").value
    #expect(again.metadata?.elements.first?.namespace == "urn:o")
    #expect(XMLWriter.write(again, as: "house") == written)
  }

  @Test func `reading what was written gives the value again`() throws {
    var source = SeededGenerator(seed: 42)
    for _ in 0..<300 {
      let house = House.random(using: &source)
      let text = XMLWriter.write(house, as: "house", includesSecrets: true)
      let again: XMLReading<House> = try XMLReader.read(text, as: "house")
      #expect(again.value == house)
      #expect(again.diagnostics.isEmpty)
    }
  }
}

/// Numbers that are the same in each run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

extension House {
  static func random(using source: inout SeededGenerator) -> House {
    var house = House()
    house.name = text(&source)
    house.floors = Bool.random(using: &source) ? Int.random(in: .min ... .max, using: &source) : nil
    house.isRented = YesNo.allCases.randomElement(using: &source)
    house.garden = Bool.random(using: &source)
    house.note = text(&source)
    house.tags = (0..<Int.random(in: 0...3, using: &source)).map { _ in text(&source) ?? "t" }
    house.secret = text(&source)
    house.rooms = (0..<Int.random(in: 0...3, using: &source)).map { _ in Room.random(using: &source, depth: 0) }
    return house
  }

  private static func text(_ source: inout SeededGenerator) -> String? {
    let letters = ["a", "ü", "<", ">", "&", "'", "\"", "]]>", "🐘", "\n", "z"]
    let count = Int.random(in: 0...6, using: &source)
    // White space alone is no text.
    return count == 0 ? nil : "x" + (0..<count).map { _ in letters.randomElement(using: &source) ?? "" }.joined()
  }
}

extension Room {
  static func random(using source: inout SeededGenerator, depth: Int) -> Room {
    var room = Room()
    room.kind = Kind.allCases.randomElement(using: &source) ?? .bath
    room.area = Bool.random(using: &source) ? UInt32.random(in: 0 ... .max, using: &source) : nil
    if depth < 3 {
      room.rooms = (0..<Int.random(in: 0...2, using: &source)).map { _ in .random(using: &source, depth: depth + 1) }
    }
    return room
  }
}
