public import DroverXML

extension Panic: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("model", &model)
    try info.mapChildren(&m)
  }
}
