public import DroverXML

extension Balloon: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.attribute("autodeflate", &autodeflate)
    try m.attribute("freePageReporting", &freePageReporting)
    try m.child("stats", &stats)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
  }
}

extension BalloonStatistics: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("period", &period)
  }
}
