public import DroverXML

extension MaximumMemory: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("slots", &slots)
    try amount.map(&m)
  }
}

extension DomainMemory: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dumpCore", &dumpCore)
    try amount.map(&m)
  }
}

extension MemoryBacking: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("hugepages", &hugepages)
    try m.flag("nosharepages", &nosharepages)
    try m.flag("locked", &locked)
    try m.child("source", &source)
    try m.child("access", &access)
    try m.child("allocation", &allocation)
    try m.flag("discard", &discard)
  }
}

extension HugePages: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("page", &pages)
  }
}

extension HugePage: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try size.mapSize(&m)
    try m.attribute("nodeset", &nodeset)
  }
}

extension MemoryBackingSource: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
  }
}

extension MemoryBackingAccess: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("mode", &mode)
  }
}

extension MemoryBackingAllocation: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.attribute("threads", &threads)
  }
}

extension MemoryTune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("hard_limit", &hardLimit)
    try m.child("soft_limit", &softLimit)
    try m.child("min_guarantee", &minGuarantee)
    try m.child("swap_hard_limit", &swapHardLimit)
  }
}

extension BlockIOTune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("weight", &weight)
    try m.children("device", &devices)
  }
}

extension BlockIODevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("path", &path)
    try m.element("weight", &weight)
    try m.element("read_iops_sec", &readIopsSec)
    try m.element("write_iops_sec", &writeIopsSec)
    try m.element("read_bytes_sec", &readBytesSec)
    try m.element("write_bytes_sec", &writeBytesSec)
  }
}

extension NUMATune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("memory", &memory)
    try m.children("memnode", &nodes)
  }
}

extension NUMATuneMemory: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.attribute("placement", &placement)
    try m.attribute("nodeset", &nodeset)
  }
}

extension NUMATuneNode: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("cellid", &cellid)
    try m.attribute("mode", &mode)
    try m.requiredAttribute("nodeset", &nodeset)
  }
}
