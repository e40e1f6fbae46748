public import DroverXML

extension SecurityLabel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("model", &model)
    try m.attribute("relabel", &relabel)
    try m.element("label", &label)
    try m.element("imagelabel", &imagelabel)
    try m.element("baselabel", &baselabel)
  }
}

extension DeviceSecurityLabel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("model", &model)
    try m.attribute("relabel", &relabel)
    try m.attribute("labelskip", &labelskip)
    try m.element("label", &label)
  }
}

extension KeyWrap: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("cipher", &ciphers)
  }
}

extension KeyWrapCipher: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.requiredAttribute("state", &state)
  }
}
