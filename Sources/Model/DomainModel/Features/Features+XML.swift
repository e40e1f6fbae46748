public import DroverXML

extension Features: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.flag("acpi", &acpi)
    try m.child("apic", &apic)
    try m.flag("pae", &pae)
    try m.flag("viridian", &viridian)
    try m.flag("privnet", &privnet)
    try m.child("hap", &hap)
    try m.child("pvspinlock", &pvspinlock)
    try m.child("hyperv", &hyperv)
    try m.child("kvm", &kvm)
    try m.child("xen", &xen)
    try m.child("pmu", &pmu)
    try m.child("vmcoreinfo", &vmcoreinfo)
    try m.child("vmport", &vmport)
    try m.child("ps2", &ps2)
    try m.child("gic", &gic)
    try m.child("smm", &smm)
    try m.child("ioapic", &ioapic)
    try m.child("hpt", &hpt)
    try m.child("htm", &htm)
    try m.child("nested-hv", &nestedHV)
    try m.child("capabilities", &capabilities)
    try m.child("msrs", &msrs)
    try m.child("ccf-assist", &ccfAssist)
    try m.child("cfpc", &cfpc)
    try m.child("sbbc", &sbbc)
    try m.child("ibs", &ibs)
    try m.child("tcg", &tcg)
    try m.child("async-teardown", &asyncTeardown)
    try m.child("ras", &ras)
    try m.child("aia", &aia)
  }
}

extension FeatureState: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
  }
}

extension FeatureEnabled: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("enabled", &enabled)
  }
}

extension FeatureValue: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("value", &value)
  }
}

extension FeatureCapabilities: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("policy", &policy)
  }
}

extension FeatureMSRs: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("unknown", &unknown)
  }
}

extension APIC: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("eoi", &eoi)
  }
}

extension GIC: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("version", &version)
  }
}

extension IOAPIC: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("driver", &driver)
  }
}

extension SMM: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("state", &state)
    try m.child("tseg", &tseg)
  }
}

extension HPT: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("resizing", &resizing)
    try m.child("maxpagesize", &maxpagesize)
  }
}

extension TCGFeatures: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("tb-cache", &tbCache)
  }
}

extension XenFeatures: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("e820_host", &e820Host)
    try m.child("passthrough", &passthrough)
  }
}
