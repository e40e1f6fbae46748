public import DroverXML

extension TPM: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("model", &model)
    try m.child("backend", &backend)
    try info.mapChildren(&m)
  }
}

extension TPMBackend: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("version", &version)
    try m.attribute("persistent_state", &persistentState)
    try m.attribute("debug", &debug)
    try m.child("encryption", &encryption)
    try m.child("device", &device)
    try m.child("active_pcr_banks", &activePcrBanks)
    try m.child("source", &source)
    try m.child("profile", &profile)
  }
}

extension TPMEncryption: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("secret", &secret)
  }
}

extension TPMSource: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("mode", &mode)
    try m.attribute("path", &path)
    try m.children("seclabel", &securityLabels)
  }
}

extension TPMProfile: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("source", &source)
    try m.attribute("removeDisabled", &removeDisabled)
    try m.attribute("name", &name)
  }
}

extension TPMBanks: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.flag("sha1", &sha1)
    try m.flag("sha256", &sha256)
    try m.flag("sha384", &sha384)
    try m.flag("sha512", &sha512)
  }
}
