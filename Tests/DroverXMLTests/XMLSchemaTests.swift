import DroverXML
import Testing

@Suite struct XMLSchemaTests {
  @Test func `lists what a declaration names`() {
    let schema = XMLSchema.of(House.self)
    #expect(schema.attributes.map(\.name) == ["name", "floors", "rented", "secret"])
    #expect(schema.attributes.map(\.grammar) == ["text", "number", "yes | no", "text"])
    #expect(schema.children.map(\.name) == ["garden", "note", "tag", "roof", "room", "metadata", "x:extra"])
    #expect(schema.children.filter(\.isRepeated).map(\.name) == ["tag", "room"])
    #expect(schema.children.first { $0.name == "metadata" }?.isKeptVerbatim == true)
  }

  @Test func `an element that holds itself ends there`() {
    let room = XMLSchema.of(House.self).children.first { $0.name == "room" }?.schema
    #expect(room?.attributes.first?.isRequired == true)
    let inner = room?.children.first { $0.name == "room" }?.schema
    #expect(inner?.attributes.isEmpty == true && inner?.children.isEmpty == true)
  }

  @Test func `each type is listed once, with the defaults of what is always written`() {
    let types = XMLSchema.of(House.self).types
    #expect(types.map(\.type) == ["House", "Roof", "Room", "Extra"])
    #expect(XMLSchema.of(Room.self).attributes.first?.standard == nil)
  }
}
