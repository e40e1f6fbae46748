public import DroverXML

extension Audio: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    var id = id ?? 0
    try m.requiredAttribute("id", &id)
    if m.isReading, id == 0 { throw XMLError(detail: "the audio devices are numbered from 1") }
    self.id = id
    try m.requiredAttribute("type", &type)
    try m.attribute("timerPeriod", &timerPeriod)
    try m.attribute("driver", &driver)
    try m.attribute("serverName", &serverName)
    try m.attribute("runtimeDir", &runtimeDir)
    try m.attribute("path", &path)
    try m.attribute("tryMMap", &tryMMap)
    try m.attribute("exclusive", &exclusive)
    try m.attribute("dspPolicy", &dspPolicy)
    try m.child("input", &input)
    try m.child("output", &output)
  }
}

extension AudioStream: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("mixingEngine", &mixingEngine)
    try m.attribute("fixedSettings", &fixedSettings)
    try m.attribute("voices", &voices)
    try m.attribute("bufferLength", &bufferLength)
    try m.attribute("dev", &dev)
    try m.attribute("bufferCount", &bufferCount)
    try m.attribute("tryPoll", &tryPoll)
    try m.attribute("name", &name)
    try m.attribute("streamName", &streamName)
    try m.attribute("latency", &latency)
    try m.attribute("serverName", &serverName)
    try m.attribute("clientName", &clientName)
    try m.attribute("connectPorts", &connectPorts)
    try m.attribute("exactName", &exactName)
    try m.child("settings", &settings)
  }
}

extension AudioSettings: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("frequency", &frequency)
    try m.attribute("channels", &channels)
    try m.attribute("format", &format)
  }
}
