public import DroverXML

extension DiskIOTune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("total_bytes_sec", &totalBytesSec)
    try m.element("read_bytes_sec", &readBytesSec)
    try m.element("write_bytes_sec", &writeBytesSec)
    try m.element("total_iops_sec", &totalIopsSec)
    try m.element("read_iops_sec", &readIopsSec)
    try m.element("write_iops_sec", &writeIopsSec)
    try m.element("total_bytes_sec_max", &totalBytesSecMax)
    try m.element("read_bytes_sec_max", &readBytesSecMax)
    try m.element("write_bytes_sec_max", &writeBytesSecMax)
    try m.element("total_iops_sec_max", &totalIopsSecMax)
    try m.element("read_iops_sec_max", &readIopsSecMax)
    try m.element("write_iops_sec_max", &writeIopsSecMax)
    try m.element("size_iops_sec", &sizeIopsSec)
    try m.element("group_name", &groupName)
    try m.element("total_bytes_sec_max_length", &totalBytesSecMaxLength)
    try m.element("read_bytes_sec_max_length", &readBytesSecMaxLength)
    try m.element("write_bytes_sec_max_length", &writeBytesSecMaxLength)
    try m.element("total_iops_sec_max_length", &totalIopsSecMaxLength)
    try m.element("read_iops_sec_max_length", &readIopsSecMaxLength)
    try m.element("write_iops_sec_max_length", &writeIopsSecMaxLength)
  }
}

extension ThrottleGroups: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("throttlegroup", &groups)
  }
}
