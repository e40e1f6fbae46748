public import DroverXML

extension StorageAuth: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("username", &username)
    try m.child("secret", &secret)
  }
}

extension StorageSecret: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("uuid", &uuid)
    try m.attribute("usage", &usage)
  }
}

extension StorageEncryption: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("format", &format)
    try m.attribute("engine", &engine)
    try m.children("secret", &secrets)
    try m.child("cipher", &cipher)
    try m.child("ivgen", &ivgen)
  }
}

extension StorageEncryptionSecret: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("uuid", &uuid)
    try m.attribute("usage", &usage)
  }
}

extension StorageCipher: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("size", &size)
    try m.attribute("mode", &mode)
    try m.attribute("hash", &hash)
  }
}

extension StorageVectorGenerator: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("name", &name)
    try m.attribute("hash", &hash)
  }
}
