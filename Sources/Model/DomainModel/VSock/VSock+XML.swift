public import DroverXML

extension VSock: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("model", &model)
    try m.child("cid", &cid)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
  }
}

extension VSockCID: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("auto", &auto)
    try m.attribute("address", &address)
  }
}
