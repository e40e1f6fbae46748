public import DroverXML

extension SharedMemory: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.attribute("role", &role)
    try m.child("model", &model)
    try m.child("size", &size)
    try m.child("server", &server)
    try m.child("msi", &msi)
    try info.mapChildren(&m)
  }
}

extension SharedMemoryModel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
  }
}

extension SharedMemoryServer: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
  }
}

extension SharedMemoryInterrupts: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("vectors", &vectors)
    try m.attribute("ioeventfd", &ioeventfd)
  }
}
