public import DroverXML

extension BackingStore: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("index", &index)
    try m.child("format", &format)
    try m.child("source", &source)
    try m.children("backingStore", &below)
  }
}

extension BackingFormat: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.child("metadata_cache", &metadataCache)
  }
}

extension DiskMirror: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("file", &file)
    try m.attribute("format", &format)
    try m.attribute("job", &job)
    try m.attribute("ready", &ready)
    try m.child("format", &destinationFormat)
    try m.child("source", &source)
    try m.child("backingStore", &backingStore)
  }
}
