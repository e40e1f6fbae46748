public import DroverXML

extension QEMUCommandLineElement: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("arg", in: .qemu, &arguments)
    try m.children("env", in: .qemu, &environment)
  }
}

extension QEMUArgument: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("value", &value)
  }
}

extension QEMUEnvironment: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.attribute("value", &value)
  }
}

extension QEMUCapabilitiesElement: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("add", in: .qemu, &added)
    try m.children("del", in: .qemu, &removed)
  }
}

extension QEMUCapabilityName: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("capability", &capability)
  }
}

extension QEMUOverride: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("device", in: .qemu, &devices)
  }
}

extension QEMUOverrideDevice: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("alias", &alias)
    try m.child("frontend", in: .qemu, &frontend)
    try m.child("backend", in: .qemu, &backend)
  }
}

extension QEMUOverrideFrontend: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("property", in: .qemu, &properties)
  }
}

extension QEMUOverrideBackend: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("property", in: .qemu, &properties)
  }
}

extension QEMUOverrideProperty: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.requiredAttribute("type", &type)
    try m.attribute("value", &value)
  }
}

extension QEMUDeprecation: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("behavior", &behavior)
  }
}
