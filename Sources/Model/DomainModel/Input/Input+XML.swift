public import DroverXML

extension Input: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("bus", &bus)
    try m.attribute("model", &model)
    try m.child("driver", &driver)
    try m.child("source", &source)
    try info.mapChildren(&m)
  }
}

extension InputSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dev", &dev)
    try m.attribute("evdev", &evdev)
    try m.attribute("grab", &grab)
    try m.attribute("grabToggle", &grabToggle)
    try m.attribute("repeat", &`repeat`)
  }
}

extension VirtioDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
  }
}
