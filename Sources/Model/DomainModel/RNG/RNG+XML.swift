public import DroverXML

extension RNG: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    try m.child("rate", &rate)
    try m.child("backend", &backend)
    try m.child("driver", &driver)
    try info.mapChildren(&m)
  }
}

extension RNGRate: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("bytes", &bytes)
    try m.attribute("period", &period)
  }
}

extension RNGBackend: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("model", &model)
    // Each model has one of the two. A reader takes both, so that neither is unknown; a text beside elements would be
    // read with their indentation.
    let isReading = m.isReading
    if isReading || model == .egd { try backend.mapAttributes(&m) }
    if isReading || model == .random { try m.text(&path) }
    if isReading || model == .egd { try backend.mapChildren(&m) }
  }
}
