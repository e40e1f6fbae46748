public import DroverXML

extension Watchdog: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.attribute("action", &action)
    try info.mapChildren(&m)
  }
}
