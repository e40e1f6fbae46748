public import DroverXML

extension CharacterDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try backend.mapAttributes(&m)
    try backend.mapChildren(&m)
    try m.child("target", &target)
    try info.mapChildren(&m)
  }
}

extension CharacterTarget: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("address", &address)
    try m.attribute("port", &port)
    try m.attribute("name", &name)
    // Whether the guest has it open.
    if m.includesLiveState { try m.attribute("state", &state) }
    try m.child("model", &model)
  }
}

extension CharacterModel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
  }
}
