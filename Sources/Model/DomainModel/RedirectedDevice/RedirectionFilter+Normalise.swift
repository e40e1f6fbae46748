extension RedirectionFilter {
  /// Numbers in the form in which they are kept: `9.40`; what stands for any vanishes.
  mutating func normalise() {
    for index in devices.indices { devices[index].normalise() }
  }
}

extension RedirectionFilterDevice {
  fileprivate mutating func normalise() {
    if deviceClass == "-1" { deviceClass = nil }
    if vendor == "-1" { vendor = nil }
    if product == "-1" { product = nil }
    if version == "-1" { version = nil }
    guard let parts = version?.split(separator: "."), parts.count == 2, parts[1].count == 1 else { return }
    version = "\(parts[0]).\(parts[1])0"
  }
}
