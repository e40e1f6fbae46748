public import DroverXML

extension InterfaceSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("network", &network)
    try m.attribute("portgroup", &portgroup)
    try m.attribute("portid", &portid)
    try m.attribute("bridge", &bridge)
    try m.attribute("dev", &dev)
    try m.attribute("mode", &mode)
    try m.attribute("type", &socketType)
    try m.attribute("path", &path)
    try m.attribute("name", &name)
    try m.attribute("address", &address)
    try m.attribute("port", &port)
    try m.attribute("switchid", &switchid)
    try m.attribute("portgroupid", &portgroupid)
    try m.attribute("connectionid", &connectionid)
    try m.child("reconnect", &reconnect)
    try m.child("local", &local)
    try m.child("address", &hostAddress)
    try m.children("ip", &addresses)
    try m.children("route", &routes)
  }
}

extension InterfaceLocal: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("address", &address)
    try m.attribute("port", &port)
  }
}

extension InterfaceIP: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("address", &address)
    try m.attribute("family", &family)
    try m.attribute("prefix", &prefix)
    try m.attribute("peer", &peer)
  }
}

extension InterfaceRoute: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("family", &family)
    try m.attribute("address", &address)
    try m.attribute("netmask", &netmask)
    try m.attribute("prefix", &prefix)
    try m.attribute("gateway", &gateway)
    try m.attribute("metric", &metric)
  }
}

extension InterfaceVirtualPort: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.child("parameters", &parameters)
  }
}

extension InterfaceVirtualPortParameters: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("managerid", &managerid)
    try m.attribute("typeid", &typeid)
    try m.attribute("typeidversion", &typeidversion)
    try m.attribute("instanceid", &instanceid)
    try m.attribute("interfaceid", &interfaceid)
    try m.attribute("profileid", &profileid)
  }
}

extension InterfaceVLAN: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("trunk", &trunk)
    try m.children("tag", &tags)
  }
}

extension InterfaceVLANTag: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.attribute("nativeMode", &nativeMode)
  }
}

extension InterfaceFilter: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("filter", &filter)
    try m.children("parameter", &parameters)
  }
}

extension InterfaceFilterParameter: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.requiredAttribute("value", &value)
  }
}

extension InterfaceBandwidth: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("inbound", &inbound)
    try m.child("outbound", &outbound)
  }
}

extension InterfaceRate: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("average", &average)
    try m.attribute("peak", &peak)
    try m.attribute("floor", &floor)
    try m.attribute("burst", &burst)
  }
}
