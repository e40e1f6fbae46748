public import DroverXML

extension DomainDefinition: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("type", &type)
    if m.includesLiveState { try m.attribute("id", &id) }
    m.declare(.qemu, when: usesQEMUNamespace)
    try m.element("name", &name)
    try m.element("uuid", &uuid)
    try m.child("genid", &genid)
    try m.element("title", &title)
    try m.element("description", &description)
    try m.subtree("metadata", &metadata)
    try m.child("maxMemory", &maxMemory)
    try m.child("memory", &memory)
    try m.child("currentMemory", &currentMemory)
    try m.child("blkiotune", &blkiotune)
    try m.child("memtune", &memtune)
    try m.child("memoryBacking", &memoryBacking)
    try m.child("vcpu", &vcpu)
    try m.child("vcpus", &vcpus)
    try m.element("iothreads", &iothreads)
    try m.child("iothreadids", &iothreadids)
    try m.child("defaultiothread", &defaultiothread)
    try m.child("cputune", &cputune)
    try m.child("numatune", &numatune)
    try m.child("resource", &resource)
    try m.child("throttlegroups", &throttlegroups)
    try m.children("sysinfo", &systemInformation)
    try m.element("bootloader", &bootloader)
    try m.element("bootloader_args", &bootloaderArgs)
    try m.child("os", &os)
    try m.child("idmap", &idmap)
    try m.child("features", &features)
    try m.child("cpu", &cpu)
    try m.child("clock", &clock)
    try m.element("on_poweroff", &onPoweroff)
    try m.element("on_reboot", &onReboot)
    try m.element("on_crash", &onCrash)
    try m.element("on_lockfailure", &onLockFailure)
    try m.child("pm", &pm)
    try m.child("perf", &perf)
    try m.child("devices", &devices)
    try m.children("seclabel", &securityLabels)
    try m.child("keywrap", &keywrap)
    try m.child("launchSecurity", &launchSecurity)
    try m.child("commandline", in: .qemu, &commandline)
    try m.child("capabilities", in: .qemu, &capabilities)
    try m.child("override", in: .qemu, &override)
    try m.child("deprecation", in: .qemu, &deprecation)
  }
}

extension GenerationID: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.text(&uuid)
  }
}

extension DomainResource: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("partition", &partition)
    try m.child("fibrechannel", &fibrechannel)
  }
}

extension ResourceFibreChannel: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("appid", &appid)
  }
}

extension IDMap: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("uid", &users)
    try m.children("gid", &groups)
  }
}

extension IDRange: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("start", &start)
    try m.requiredAttribute("target", &target)
    try m.requiredAttribute("count", &count)
  }
}

extension PowerManagement: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.child("suspend-to-mem", &suspendToMem)
    try m.child("suspend-to-disk", &suspendToDisk)
  }
}

extension PowerState: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("enabled", &enabled)
  }
}

extension PerformanceEvents: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("event", &events)
  }
}

extension PerformanceEvent: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.requiredAttribute("enabled", &enabled)
  }
}
