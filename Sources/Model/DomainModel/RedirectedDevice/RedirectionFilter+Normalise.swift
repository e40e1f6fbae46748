extension RedirectionFilter {
  /// Numbers in the form in which they are kept: `0x15E1`, `9.40`; −1 for any.
  mutating func normalise() {
    for index in devices.indices { devices[index].normalise() }
  }
}

extension RedirectionFilterDevice {
  fileprivate mutating func normalise() {
    if deviceClass == nil { deviceClass = "-1" }
    if vendor == nil { vendor = "-1" }
    if product == nil { product = "-1" }
    if version == nil { version = "-1" }
  }
}
