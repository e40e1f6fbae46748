import DroverXML

extension VSock {
  /// The model of the machine.
  mutating func normalise() {
    if model == nil { model = .virtio }
    if cid?.auto == nil, cid?.address != nil { cid?.auto = .no }
    if cid == VSockCID() { cid = nil }
  }
}
