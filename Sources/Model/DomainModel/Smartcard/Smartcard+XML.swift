public import DroverXML

extension Smartcard: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("mode", &mode)
    try backend.mapAttributes(&m)
    try backend.mapChildren(&m)
    try m.elements("certificate", &certificates)
    try m.element("database", &database)
    try info.mapChildren(&m)
  }
}
