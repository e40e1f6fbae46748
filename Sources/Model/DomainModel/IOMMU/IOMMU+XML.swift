public import DroverXML

extension IOMMU: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
  }
}

extension IOMMUDriver: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("intremap", &intremap)
    try m.attribute("caching_mode", &cachingMode)
    try m.attribute("eim", &eim)
    try m.attribute("iotlb", &iotlb)
    try m.attribute("aw_bits", &awBits)
    try m.attribute("dma_translation", &dmaTranslation)
    try m.attribute("xtsup", &xtsup)
    try m.attribute("pt", &passthrough)
  }
}
