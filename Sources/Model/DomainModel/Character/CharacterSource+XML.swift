public import DroverXML

extension CharacterSource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.attribute("path", &path)
    try m.attribute("host", &host)
    try m.attribute("service", &service)
    try m.attribute("channel", &channel)
    try m.attribute("master", &master)
    try m.attribute("slave", &slave)
    try m.attribute("append", &append)
    try m.attribute("tls", &tls)
    try m.attribute("tlsFromConfig", &tlsFromConfig)
    try m.child("clipboard", &clipboard)
    try m.child("mouse", &mouse)
    try m.child("reconnect", &reconnect)
    try m.children("seclabel", &securityLabels)
  }
}

extension CharacterReconnect: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("enabled", &enabled)
    try m.attribute("timeout", &timeout)
  }
}

extension CharacterClipboard: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("copypaste", &copypaste)
  }
}

extension CharacterMouse: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("mode", &mode)
  }
}

extension CharacterProtocol: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
  }
}

extension CharacterLog: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("file", &file)
    try m.attribute("append", &append)
  }
}
