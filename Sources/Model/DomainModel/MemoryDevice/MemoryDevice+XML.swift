public import DroverXML

extension MemoryDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.attribute("access", &access)
    try m.attribute("discard", &discard)
    try m.element("uuid", &uuid)
    try m.child("source", &source)
    try m.child("target", &target)
    try info.mapChildren(&m)
  }
}

extension MemoryDeviceSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("nodemask", &nodemask)
    try m.child("pagesize", &pagesize)
    try m.element("path", &path)
    try m.child("alignsize", &alignsize)
    try m.flag("pmem", &pmem)
  }
}

extension MemoryDeviceTarget: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dynamicMemslots", &dynamicMemslots)
    try m.child("size", &size)
    try m.element("node", &node)
    try m.child("label", &label)
    try m.child("block", &block)
    try m.child("requested", &requested)
    try m.child("current", &current)
    try m.child("address", &address)
    try m.flag("readonly", &readonly)
  }
}

extension MemoryDeviceLabel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("size", &size)
  }
}

extension MemoryDeviceBase: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("base", &base)
  }
}
