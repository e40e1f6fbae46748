extension Devices {
  /// Changes what every device says alike: boot order, alias, address.
  public mutating func updateInfos(_ body: (inout DeviceInfo) -> Void) {
    for slot in slots {
      var info = self[slot]
      let before = info
      body(&info)
      if info != before { self[slot] = info }
    }
  }
}
