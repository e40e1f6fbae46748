public import DroverXML

extension Filesystem: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("accessmode", &accessmode)
    try m.attribute("model", &model)
    try m.attribute("multidevs", &multidevs)
    try m.attribute("fmode", &fmode)
    try m.attribute("dmode", &dmode)
    try m.child("driver", &driver)
    try m.child("binary", &binary)
    try m.child("idmap", &idmap)
    try m.child("source", &source)
    try m.child("target", &target)
    try m.flag("readonly", &readonly)
    try m.child("space_hard_limit", &spaceHardLimit)
    try m.child("space_soft_limit", &spaceSoftLimit)
    try info.mapChildren(&m)
  }
}

extension FilesystemDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("format", &format)
    try m.attribute("name", &name)
    try m.attribute("wrpolicy", &wrpolicy)
    try m.attribute("queue", &queue)
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
  }
}

extension FilesystemBinary: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
    try m.attribute("xattr", &xattr)
    try m.child("cache", &cache)
    try m.child("sandbox", &sandbox)
    try m.child("lock", &lock)
    try m.child("thread_pool", &threadPool)
    try m.child("openfiles", &openfiles)
  }
}

extension FilesystemCache: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
  }
}

extension FilesystemSandbox: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
  }
}

extension FilesystemLock: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("posix", &posix)
    try m.attribute("flock", &flock)
  }
}

extension FilesystemThreadPool: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("size", &size)
  }
}

extension FilesystemOpenFiles: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("max", &max)
  }
}

extension FilesystemSource: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dir", &dir)
    try m.attribute("file", &file)
    try m.attribute("dev", &dev)
    try m.attribute("name", &name)
    try m.attribute("pool", &pool)
    try m.attribute("volume", &volume)
    try m.attribute("socket", &socket)
    try m.attribute("usage", &usage)
  }
}

extension FilesystemTarget: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("dir", &dir)
  }
}
