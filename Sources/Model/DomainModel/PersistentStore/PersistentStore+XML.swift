public import DroverXML

extension PersistentStore: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("backend", &backend)
    try m.element("path", &path)
    try m.child("size", &size)
    try info.mapChildren(&m)
  }
}

extension NVRAMDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try info.mapChildren(&m)
  }
}
