public import DroverXML

extension Crypto: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.requiredAttribute("type", &type)
    try m.child("backend", &backend)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
  }
}

extension CryptoBackend: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.attribute("queues", &queues)
  }
}
