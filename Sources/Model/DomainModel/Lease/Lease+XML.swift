public import DroverXML

extension Lease: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("lockspace", &lockspace)
    try m.element("key", &key)
    try m.child("target", &target)
  }
}

extension LeaseTarget: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
    try m.attribute("offset", &offset)
  }
}
