public import DroverXML

extension NetworkInterface: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("managed", &managed)
    try m.attribute("trustGuestRxFilters", &trustGuestRxFilters)
    try m.child("mac", &mac)
    try m.child("source", &source)
    try m.child("vlan", &vlan)
    try m.child("virtualport", &virtualport)
    try m.child("bandwidth", &bandwidth)
    try m.child("port", &port)
    try m.children("ip", &addresses)
    try m.children("route", &routes)
    try m.children("portForward", &portForwards)
    try m.child("script", &script)
    try m.child("downscript", &downscript)
    try m.child("backenddomain", &backenddomain)
    try m.child("target", &target)
    try m.child("guest", &guest)
    try m.child("model", &model)
    try m.child("driver", &driver)
    try m.child("backend", &backend)
    try m.child("filterref", &filterref)
    try m.child("teaming", &teaming)
    try m.child("tune", &tune)
    try m.child("link", &link)
    try m.child("mtu", &mtu)
    try m.child("coalesce", &coalesce)
    try info.mapChildren(&m)
  }
}

extension InterfaceMAC: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("address", &address)
    try m.attribute("type", &type)
    try m.attribute("check", &check)
  }
}

extension InterfaceModel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
  }
}

extension InterfaceNamed: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
  }
}

extension InterfaceScript: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
  }
}

extension InterfaceTarget: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dev", &dev)
    try m.attribute("managed", &managed)
  }
}

extension InterfaceGuest: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("dev", &dev)
    try m.attribute("actual", &actual)
  }
}

extension InterfaceTeaming: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("persistent", &persistent)
  }
}

extension InterfaceLink: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
  }
}

extension InterfaceMTU: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("size", &size)
  }
}

extension InterfaceCoalesce: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("rx", &rx)
  }
}

extension InterfaceCoalesceDirection: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("frames", &frames)
  }
}

extension InterfaceCoalesceFrames: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("max", &max)
  }
}

extension InterfaceTune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("sndbuf", &sndbuf)
  }
}

extension InterfacePort: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("isolated", &isolated)
  }
}
