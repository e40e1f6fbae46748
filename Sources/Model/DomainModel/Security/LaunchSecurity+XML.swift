public import DroverXML

extension LaunchSecurity: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.attribute("kernelHashes", &kernelHashes)
    try m.attribute("authorKey", &authorKey)
    try m.attribute("vcek", &vcek)
    try m.element("cbitpos", &cbitpos)
    try m.element("reducedPhysBits", &reducedPhysBits)
    try m.element("policy", &policy)
    try m.element("dhCert", &certificate)
    try m.element("session", &session)
    try m.element("guestVisibleWorkarounds", &guestVisibleWorkarounds)
    try m.element("idBlock", &idBlock)
    try m.element("idAuth", &idAuth)
    try m.element("hostData", &hostData)
    try m.element("mrConfigId", &mrConfigId)
    try m.element("mrOwner", &mrOwner)
    try m.element("mrOwnerConfig", &mrOwnerConfig)
    try m.child("quoteGenerationService", &quoteGenerationService)
  }
}

extension QuoteGenerationService: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("path", &path)
  }
}
