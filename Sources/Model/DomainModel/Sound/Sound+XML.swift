public import DroverXML

extension Sound: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.attribute("multichannel", &multichannel)
    try m.attribute("streams", &streams)
    try m.child("driver", &driver)
    try m.children("codec", &codecs)
    try m.child("audio", &audio)
    try info.mapChildren(&m)
  }
}

extension SoundCodec: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
  }
}
