public import DroverXML

extension SystemInformation: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.child("bios", &bios)
    try m.child("system", &system)
    try m.children("baseBoard", &baseBoards)
    try m.child("chassis", &chassis)
    try m.child("oemStrings", &oemStrings)
    try m.children("entry", &entries)
  }
}

extension SystemInformationTable: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("entry", &entries)
  }
}

extension SystemInformationEntry: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.attribute("file", &file)
    try m.text(&value)
  }
}

extension SystemInformationStrings: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.elements("entry", &entries)
  }
}
