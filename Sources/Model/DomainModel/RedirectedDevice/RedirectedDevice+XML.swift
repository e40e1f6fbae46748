public import DroverXML

extension RedirectedDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("bus", &bus)
    try backend.mapAttributes(&m)
    try backend.mapChildren(&m)
    try info.mapChildren(&m)
  }
}

extension RedirectionFilter: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("usbdev", &devices)
  }
}

extension RedirectionFilterDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("class", &deviceClass)
    try m.attribute("vendor", &vendor)
    try m.attribute("product", &product)
    try m.attribute("version", &version)
    try m.requiredAttribute("allow", &allow)
  }
}
