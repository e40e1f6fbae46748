public import DroverXML

extension OperatingSystem: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("firmware", &firmwareKind)
    try m.child("type", &type)
    try m.child("firmware", &firmware)
    try m.element("init", &`init`)
    try m.elements("initarg", &initArguments)
    try m.child("loader", &loader)
    try m.child("nvram", &nvram)
    try m.element("kernel", &kernel)
    try m.element("initrd", &initrd)
    try m.element("cmdline", &cmdline)
    try m.element("dtb", &dtb)
    try m.element("shim", &shim)
    try m.child("acpi", &acpi)
    try m.children("boot", &boots)
    try m.child("bootmenu", &bootmenu)
    try m.child("bios", &bios)
    try m.child("smbios", &smbios)
  }
}

extension OperatingSystemType: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("arch", &arch)
    try m.attribute("machine", &machine)
    try m.text(&kind)
  }
}

extension Firmware: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("feature", &features)
  }
}

extension FirmwareFeature: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("enabled", &enabled)
    try m.requiredAttribute("name", &name)
  }
}

extension Loader: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("readonly", &readonly)
    try m.attribute("secure", &secure)
    try m.attribute("type", &type)
    try m.attribute("stateless", &stateless)
    try m.attribute("format", &format)
    try m.text(&path)
  }
}

extension FirmwareStore: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("type", &type)
    try m.attribute("template", &template)
    try m.attribute("templateFormat", &templateFormat)
    try m.attribute("format", &format)
    try m.text(&path)
    try m.child("source", &source)
  }
}

extension ACPITables: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("table", &tables)
  }
}

extension ACPITable: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    try m.text(&path)
  }
}

extension BootDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("dev", &dev)
  }
}

extension BootMenu: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("enable", &enable)
    try m.attribute("timeout", &timeout)
  }
}

extension BIOS: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("useserial", &useserial)
    try m.attribute("rebootTimeout", &rebootTimeout)
  }
}

extension SMBIOSMode: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("mode", &mode)
  }
}
