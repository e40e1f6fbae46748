public import DroverXML

extension DiskDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("type", &type)
    try m.attribute("cache", &cache)
    try m.attribute("error_policy", &errorPolicy)
    try m.attribute("rerror_policy", &rerrorPolicy)
    try m.attribute("io", &io)
    try m.attribute("ioeventfd", &ioeventfd)
    try m.attribute("event_idx", &eventIdx)
    try m.attribute("copy_on_read", &copyOnRead)
    try m.attribute("discard", &discard)
    try m.attribute("iothread", &iothread)
    try m.attribute("detect_zeroes", &detectZeroes)
    try m.attribute("queues", &queues)
    try m.attribute("queue_size", &queueSize)
    try m.attribute("discard_no_unref", &discardNoUnref)
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
    try m.child("metadata_cache", &metadataCache)
    try m.child("iothreads", &iothreads)
    try m.child("statistics", &statistics)
  }
}

extension DiskIOThreads: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("iothread", &threads)
  }
}

extension DiskIOThread: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.children("queue", &queues)
  }
}

extension DiskQueue: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
  }
}

extension DiskStatistics: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("statistic", &statistics)
  }
}

extension DiskStatistic: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("interval", &interval)
  }
}

extension StorageMetadataCache: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("max_size", &maxSize)
  }
}

extension DiskBlockIO: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("logical_block_size", &logicalBlockSize)
    try m.attribute("physical_block_size", &physicalBlockSize)
    try m.attribute("discard_granularity", &discardGranularity)
  }
}

extension DiskGeometry: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("cyls", &cyls)
    try m.attribute("heads", &heads)
    try m.attribute("secs", &secs)
    try m.attribute("trans", &trans)
  }
}

extension DiskTarget: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("dev", &dev)
    try m.attribute("bus", &bus)
    try m.attribute("tray", &tray)
    try m.attribute("removable", &removable)
    try m.attribute("rotation_rate", &rotationRate)
    try m.attribute("dpofua", &dpofua)
  }
}

extension DiskTransient: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("shareBacking", &shareBacking)
  }
}

extension DiskThrottleFilters: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("throttlefilter", &filters)
  }
}

extension DiskThrottleFilter: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("group", &group)
  }
}
