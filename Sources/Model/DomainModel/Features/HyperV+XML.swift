public import DroverXML

extension HyperV: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mode", &mode)
    try m.child("relaxed", &relaxed)
    try m.child("vapic", &vapic)
    try m.child("spinlocks", &spinlocks)
    try m.child("vpindex", &vpindex)
    try m.child("runtime", &runtime)
    try m.child("synic", &synic)
    try m.child("stimer", &stimer)
    try m.child("reset", &reset)
    try m.child("vendor_id", &vendorId)
    try m.child("frequencies", &frequencies)
    try m.child("reenlightenment", &reenlightenment)
    try m.child("tlbflush", &tlbflush)
    try m.child("ipi", &ipi)
    try m.child("evmcs", &evmcs)
    try m.child("avic", &avic)
    try m.child("emsr_bitmap", &emsrBitmap)
    try m.child("xmm_input", &xmmInput)
  }
}

extension HyperVSpinlocks: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.attribute("retries", &retries)
  }
}

extension HyperVTimer: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.child("direct", &direct)
  }
}

extension HyperVVendor: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.attribute("value", &value)
  }
}

extension HyperVTLBFlush: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.child("direct", &direct)
    try m.child("extended", &extended)
  }
}

extension KVMFeatures: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("hidden", &hidden)
    try m.child("hint-dedicated", &hintDedicated)
    try m.child("poll-control", &pollControl)
    try m.child("pv-ipi", &pvIPI)
    try m.child("dirty-ring", &dirtyRing)
  }
}

extension KVMDirtyRing: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.attribute("size", &size)
  }
}
