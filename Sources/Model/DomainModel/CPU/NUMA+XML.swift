public import DroverXML

extension NUMA: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("cell", &cells)
    try m.child("interconnects", &interconnects)
  }
}

extension NUMACell: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("id", &id)
    try m.attribute("cpus", &cpus)
    try memory.mapMemory(&m)
    try m.attribute("memAccess", &memAccess)
    try m.attribute("discard", &discard)
    try m.child("distances", &distances)
    try m.children("cache", &caches)
  }
}

extension NUMADistances: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("sibling", &siblings)
  }
}

extension NUMADistance: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.requiredAttribute("value", &value)
  }
}

extension NUMACache: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("level", &level)
    try m.requiredAttribute("associativity", &associativity)
    try m.requiredAttribute("policy", &policy)
    try m.child("size", &size)
    try m.child("line", &line)
  }
}

extension NUMACacheSize: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("value", &value)
    try m.requiredAttribute("unit", &unit)
  }
}

extension NUMAInterconnects: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("latency", &latencies)
    try m.children("bandwidth", &bandwidths)
  }
}

extension NUMAInterconnect: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("initiator", &initiator)
    try m.requiredAttribute("target", &target)
    try m.attribute("cache", &cache)
    try m.requiredAttribute("type", &type)
    try m.requiredAttribute("value", &value)
    try m.attribute("unit", &unit)
  }
}
