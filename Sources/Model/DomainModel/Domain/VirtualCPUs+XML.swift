public import DroverXML

extension VirtualCPUs: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("placement", &placement)
    try m.attribute("cpuset", &cpuset)
    try m.attribute("current", &current)
    try m.text(&count)
  }
}

extension VirtualCPUList: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("vcpu", &cpus)
  }
}

extension VirtualCPU: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.requiredAttribute("enabled", &enabled)
    try m.attribute("hotpluggable", &hotpluggable)
    try m.attribute("order", &order)
  }
}

extension IOThreads: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.children("iothread", &threads)
  }
}

extension IOThread: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.attribute("thread_pool_min", &threadPoolMin)
    try m.attribute("thread_pool_max", &threadPoolMax)
    try m.child("poll", &poll)
  }
}

extension IOThreadPoll: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("max", &max)
    try m.attribute("grow", &grow)
    try m.attribute("shrink", &shrink)
  }
}

extension DefaultIOThread: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("thread_pool_min", &threadPoolMin)
    try m.attribute("thread_pool_max", &threadPoolMax)
  }
}

extension CPUTune: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.element("shares", &shares)
    try m.element("period", &period)
    try m.element("quota", &quota)
    try m.element("global_period", &globalPeriod)
    try m.element("global_quota", &globalQuota)
    try m.element("emulator_period", &emulatorPeriod)
    try m.element("emulator_quota", &emulatorQuota)
    try m.element("iothread_period", &iothreadPeriod)
    try m.element("iothread_quota", &iothreadQuota)
    try m.children("vcpupin", &vcpuPins)
    try m.child("emulatorpin", &emulatorpin)
    try m.children("iothreadpin", &iothreadPins)
    try m.children("vcpusched", &vcpuSchedulers)
    try m.children("iothreadsched", &iothreadSchedulers)
    try m.child("emulatorsched", &emulatorsched)
    try m.children("cachetune", &cacheTunes)
    try m.children("memorytune", &memoryTunes)
  }
}

extension VCPUPin: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("vcpu", &vcpu)
    try m.requiredAttribute("cpuset", &cpuset)
  }
}

extension EmulatorPin: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("cpuset", &cpuset)
  }
}

extension IOThreadPin: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("iothread", &iothread)
    try m.requiredAttribute("cpuset", &cpuset)
  }
}

extension VCPUScheduler: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("vcpus", &vcpus)
    try m.requiredAttribute("scheduler", &scheduler)
    try m.attribute("priority", &priority)
  }
}

extension IOThreadScheduler: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("iothreads", &iothreads)
    try m.requiredAttribute("scheduler", &scheduler)
    try m.attribute("priority", &priority)
  }
}

extension EmulatorScheduler: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("scheduler", &scheduler)
    try m.attribute("priority", &priority)
  }
}

extension CacheTune: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("vcpus", &vcpus)
    try m.children("cache", &caches)
    try m.children("monitor", &monitors)
  }
}

extension CacheTuneCache: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.requiredAttribute("level", &level)
    try m.requiredAttribute("type", &type)
    try m.requiredAttribute("size", &size)
    try m.attribute("unit", &unit)
  }
}

extension CacheTuneMonitor: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("level", &level)
    try m.attribute("vcpus", &vcpus)
  }
}

extension BandwidthTune: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("vcpus", &vcpus)
    try m.children("node", &nodes)
    try m.children("monitor", &monitors)
  }
}

extension BandwidthTuneNode: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("id", &id)
    try m.requiredAttribute("bandwidth", &bandwidth)
  }
}
