public import DroverXML

extension HostDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.attribute("type", &type)
    try m.attribute("managed", &managed)
    try m.attribute("sgio", &sgio)
    try m.attribute("rawio", &rawio)
    try m.attribute("model", &model)
    try m.attribute("display", &display)
    try m.attribute("ramfb", &ramfb)
    try m.child("driver", &driver)
    try m.child("source", &source)
    try m.child("teaming", &teaming)
    try m.flag("readonly", &readonly)
    try m.flag("shareable", &shareable)
    try info.mapChildren(&m)
  }
}

extension HostDeviceDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("model", &model)
    try m.attribute("iommufd", &iommufd)
  }
}

extension HostDeviceSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("startupPolicy", &startupPolicy)
    try m.attribute("guestReset", &guestReset)
    try m.attribute("writeFiltering", &writeFiltering)
    try m.attribute("protocol", &`protocol`)
    try m.attribute("name", &name)
    try m.attribute("wwpn", &wwpn)
    try m.child("vendor", &vendor)
    try m.child("product", &product)
    try m.child("address", &address)
    try m.child("adapter", &adapter)
    try m.children("host", &hosts)
    try m.child("auth", &auth)
    try m.child("initiator", &initiator)
  }
}

extension HostDeviceID: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("id", &id)
  }
}
