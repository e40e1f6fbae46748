public import DroverXML

extension Controller: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("index", &index)
    try m.attribute("model", &model)
    try m.attribute("serial", &serial)
    try m.attribute("ports", &ports)
    try m.attribute("vectors", &vectors)
    try m.attribute("maxGrantFrames", &maxGrantFrames)
    try m.attribute("maxEventChannels", &maxEventChannels)
    try m.child("model", &hardware)
    try m.child("target", &target)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
    try m.child("pcihole64", &pcihole64)
  }
}

extension ControllerHardware: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
  }
}

extension ControllerTarget: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("chassisNr", &chassisNr)
    try m.attribute("chassis", &chassis)
    try m.attribute("port", &port)
    try m.attribute("busNr", &busNr)
    try m.attribute("index", &index)
    try m.attribute("hotplug", &hotplug)
    try m.attribute("memReserve", &memReserve)
    try m.element("node", &node)
  }
}

extension ControllerDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("queues", &queues)
    try m.attribute("cmd_per_lun", &commandsPerLUN)
    try m.attribute("max_sectors", &maxSectors)
    try m.attribute("ioeventfd", &ioeventfd)
    try m.attribute("iothread", &iothread)
    try m.attribute("iommu", &iommu)
    try m.attribute("ats", &ats)
    try m.attribute("packed", &packed)
    try m.attribute("page_per_vq", &pagePerVq)
    try m.child("iothreads", &iothreads)
  }
}
