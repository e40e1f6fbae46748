public import DroverXML

extension Clock: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("offset", &offset)
    try m.attribute("basis", &basis)
    try m.attribute("adjustment", &adjustment)
    try m.attribute("timezone", &timezone)
    try m.attribute("start", &start)
    try m.children("timer", &timers)
  }
}

extension Timer: XMLMapped {
  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.requiredAttribute("name", &name)
    try m.attribute("present", &present)
    try m.attribute("tickpolicy", &tickpolicy)
    try m.attribute("track", &track)
    try m.attribute("frequency", &frequency)
    try m.attribute("mode", &mode)
    try m.child("catchup", &catchup)
  }
}

extension TimerCatchup: XMLMapped {
  /// Left out when nothing stands in it.
  public static var isOmittedWhenEmpty: Bool { true }

  /// Attributes and children, in the order in which they are written.
  public mutating func map<M: XMLMapper & ~Copyable>(_ m: inout M) throws(XMLError) {
    try m.attribute("threshold", &threshold)
    try m.attribute("slew", &slew)
    try m.attribute("limit", &limit)
  }
}
