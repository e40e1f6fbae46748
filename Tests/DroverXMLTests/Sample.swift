import DroverXML

/// A house of rooms: an element with everything that a declaration can name.
struct House: XMLMapped {
  var name: String?
  var floors: Int?
  var isRented: YesNo?
  var garden = false
  var note: String?
  var tags: [String] = []
  var roof: Roof?
  var rooms: [Room] = []
  var secret: String?
  var extra: Extra?
  var metadata: XMLElement?

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("floors", &floors)
    try m.attribute("rented", &isRented)
    if m.includesSecrets { try m.attribute("secret", &secret) }
    m.declare(.sample, when: extra != nil)
    try m.flag("garden", &garden)
    try m.element("note", &note)
    try m.elements("tag", &tags)
    try m.child("roof", &roof)
    try m.children("room", &rooms)
    try m.subtree("metadata", &metadata)
    try m.child("extra", in: .sample, &extra)
  }
}

struct Roof: XMLMapped {
  var colour: String?

  static var isOmittedWhenEmpty: Bool { true }

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("colour", &colour)
  }
}

struct Room: XMLMapped {
  enum Kind: String, XMLText, CaseIterable {
    case bath
    case bedroom
    case kitchen
  }

  var kind = Kind.bedroom
  var area: UInt32?
  var rooms: [Room] = []

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("kind", &kind)
    try m.children("room", &rooms)
    try m.element("area", &area)
  }
}

struct Extra: XMLMapped {
  var value: XMLHexNumber<FourDigits>?

  mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("value", &value)
  }
}

extension XMLNamespace {
  static let sample = XMLNamespace(prefix: "x", uri: "urn:sample")
}
