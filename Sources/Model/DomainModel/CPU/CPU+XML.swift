public import DroverXML

extension CPU: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.attribute("match", &match)
    try m.attribute("check", &check)
    try m.attribute("migratable", &migratable)
    try m.attribute("deprecated_features", &deprecatedFeatures)
    try m.child("model", &model)
    try m.element("vendor", &vendor)
    try m.child("topology", &topology)
    try m.child("cache", &cache)
    try m.child("maxphysaddr", &maxphysaddr)
    try m.children("feature", &features)
    try m.child("numa", &numa)
  }
}

extension CPUModel: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("fallback", &fallback)
    try m.attribute("vendor_id", &vendorId)
    try m.text(&name)
  }
}

extension CPUTopology: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("sockets", &sockets)
    try m.attribute("dies", &dies)
    try m.attribute("clusters", &clusters)
    try m.requiredAttribute("cores", &cores)
    try m.requiredAttribute("threads", &threads)
  }
}

extension CPUCache: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("level", &level)
    try m.requiredAttribute("mode", &mode)
  }
}

extension CPUAddressWidth: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("mode", &mode)
    try m.attribute("bits", &bits)
    try m.attribute("limit", &limit)
  }
}

extension CPUFeature: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("policy", &policy)
    try m.requiredAttribute("name", &name)
  }
}
