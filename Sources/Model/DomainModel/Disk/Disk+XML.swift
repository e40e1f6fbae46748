public import DroverXML

extension Disk: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("device", &device)
    try m.attribute("model", &model)
    try m.attribute("rawio", &rawio)
    try m.attribute("sgio", &sgio)
    try m.attribute("snapshot", &snapshot)
    try m.child("driver", &driver)
    try m.child("auth", &auth)
    try m.child("source", &source)
    try m.child("backingStore", &backingStore)
    try m.child("mirror", &mirror)
    try m.child("blockio", &blockio)
    try m.child("geometry", &geometry)
    try m.child("target", &target)
    try m.child("iotune", &iotune)
    try m.child("throttlefilters", &throttlefilters)
    try m.flag("readonly", &readonly)
    try m.flag("shareable", &shareable)
    try m.child("transient", &transient)
    try m.element("serial", &serial)
    try m.element("wwn", &wwn)
    try m.element("vendor", &vendor)
    try m.element("product", &product)
    try m.child("encryption", &encryption)
    try info.mapChildren(&m)
  }
}
