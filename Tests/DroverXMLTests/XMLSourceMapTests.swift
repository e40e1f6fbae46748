import DroverXML
import Testing

@Suite struct XMLSourceMapTests {
  static let text = """
    <?xml version='1.0'?>
    <!-- <house> -->
    <house xmlns:x='urn:x'>
      <room kind='bath'/>
      <room
        kind = "kitchen" x:note='a > b'><area>12</area><![CDATA[</room>]]>
      </room>
    \t<x:extra/>
    </house>
    """
  let map = XMLSourceMap(text)

  @Test(arguments: [
    ("/house", 3, 1), ("/house/room", 4, 3), ("/house/room[2]", 5, 3), ("/house/room[2]/@kind", 6, 5),
    ("/house/room[2]/@note", 6, 22), ("/house/room[2]/area", 6, 37), ("/house/extra", 8, 2),
    ("/house/room[@kind='kitchen']/area", 6, 37),
  ])
  func `an element or attribute has line and column`(path: String, line: Int, column: Int) throws {
    let place = try #require(map.place(of: path))
    #expect(place.isExact)
    #expect([place.line, place.column] == [line, column])
  }

  @Test func `what is not there has the place of what it would stand in`() throws {
    let place = try #require(map.place(of: "/house/room[2]/roof/@colour"))
    #expect(!place.isExact)
    #expect(place.path == "/house/room[2]")
    #expect(map.place(of: "/barn") == nil)
  }

  @Test func `a path holds numbers only where they are needed`() {
    #expect(map.place(of: "/house/room[1]")?.path == "/house/room[1]")
    #expect(map.place(of: "/house/extra[1]")?.path == "/house/extra")
  }

  @Test func `items are all that can be taken out`() {
    #expect(
      map.items.map(\.path) == [
        "/house", "/house/room[1]", "/house/room[1]/@kind", "/house/room[2]", "/house/room[2]/@kind",
        "/house/room[2]/@note", "/house/room[2]/area", "/house/room[2]/area/text()", "/house/extra",
      ])
  }

  @Test func `a text without something is otherwise the same`() throws {
    let text = "<house name='a' floors='2'><room kind='bath'>x</room></house>"
    let map = XMLSourceMap(text)
    #expect(map.text(without: "/house/@name") == "<house  floors='2'><room kind='bath'>x</room></house>")
    #expect(map.text(without: "/house/room/text()") == "<house name='a' floors='2'><room kind='bath'></room></house>")
    #expect(map.text(without: "/house/room") == "<house name='a' floors='2'></house>")
    #expect(map.text(without: "/house/attic") == nil)
    #expect(map.value(of: "/house/@floors") == "2")
  }

  @Test func `an element that only is there is bare`() {
    #expect(map.isBare("/house/extra"))
    #expect(!map.isBare("/house/room[1]"))
    #expect(!map.isBare("/house/room[2]/area"))
  }

  @Test(arguments: [
    "", "<", "</a>", "<a", "<a b", "<a b=", "<a b='", "<!--", "<![CDATA[", "<?", "<a><b></a>", "a<>b</>", "<a/",
  ])
  func `of a text that is no XML it makes what it can`(text: String) {
    let map = XMLSourceMap(text)
    for item in map.items { #expect(map.place(of: item.path) != nil) }
    _ = map.place(of: "/a/b[2]/@c")
  }

  @Test func `a line is given without its end`() {
    let map = XMLSourceMap("<a>\r\n<b/>\n</a>")
    #expect(map.line(1) == "<a>")
    #expect(map.line(2) == "<b/>")
    #expect(map.line(3) == "</a>")
    #expect(map.line(4) == nil && map.line(0) == nil)
  }
}
