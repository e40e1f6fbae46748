public import DroverXML

extension InterfaceDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("model", &model)
    try m.attribute("txmode", &txmode)
    try m.attribute("ioeventfd", &ioeventfd)
    try m.attribute("event_idx", &eventIdx)
    try m.attribute("queues", &queues)
    try m.attribute("rx_queue_size", &rxQueueSize)
    try m.attribute("tx_queue_size", &txQueueSize)
    try m.attribute("rss", &rss)
    try m.attribute("rss_hash_report", &rssHashReport)
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
    try m.child("host", &host)
    try m.child("guest", &guest)
  }
}

extension InterfaceHostOffload: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("csum", &csum)
    try m.attribute("gso", &gso)
    try m.attribute("tso4", &tso4)
    try m.attribute("tso6", &tso6)
    try m.attribute("ecn", &ecn)
    try m.attribute("ufo", &ufo)
    try m.attribute("mrg_rxbuf", &mrgRxbuf)
  }
}

extension InterfaceGuestOffload: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("csum", &csum)
    try m.attribute("tso4", &tso4)
    try m.attribute("tso6", &tso6)
    try m.attribute("ecn", &ecn)
    try m.attribute("ufo", &ufo)
  }
}

extension InterfaceBackend: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("tap", &tap)
    try m.attribute("vhost", &vhost)
    try m.attribute("logFile", &logFile)
    try m.attribute("hostname", &hostname)
    try m.attribute("fqdn", &fqdn)
  }
}

extension InterfacePortForward: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("proto", &proto)
    try m.attribute("address", &address)
    try m.attribute("dev", &dev)
    try m.children("range", &ranges)
  }
}

extension InterfacePortRange: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("start", &start)
    try m.attribute("end", &end)
    try m.attribute("to", &to)
    try m.attribute("exclude", &exclude)
  }
}
