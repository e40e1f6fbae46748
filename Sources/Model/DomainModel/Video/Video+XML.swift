public import DroverXML

extension Video: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("driver", &driver)
    try m.child("model", &model)
    try info.mapChildren(&m)
  }
}

extension VideoDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("vgaconf", &vgaconf)
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
  }
}

extension VideoModel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("ram", &ram)
    try m.attribute("vram", &vram)
    try m.attribute("vram64", &vram64)
    try m.attribute("vgamem", &vgamem)
    try m.attribute("edid", &edid)
    try m.attribute("heads", &heads)
    try m.attribute("primary", &primary)
    try m.attribute("blob", &blob)
    try m.child("acceleration", &acceleration)
    try m.child("resolution", &resolution)
  }
}

extension VideoAcceleration: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("accel3d", &accel3d)
    try m.attribute("accel2d", &accel2d)
    try m.attribute("rendernode", &rendernode)
  }
}

extension VideoResolution: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("x", &x)
    try m.requiredAttribute("y", &y)
  }
}
