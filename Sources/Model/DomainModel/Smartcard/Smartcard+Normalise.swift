extension Smartcard {
  /// An empty database is none.
  mutating func normalise() {
    if mode == .passthrough { backend.normalise() }
    if database?.isEmpty ?? false { database = nil }
  }
}

extension Devices {
  /// Readers without an address take the next slot of the first smartcard controller.
  mutating func assignSmartcardAddresses() {
    for position in smartcards.indices where smartcards[position].info.address == nil {
      let slots = smartcards.compactMap { $0.info.address?.ccid }.filter { $0.controller == 0 }.map(\.slot)
      let next = slots.max().map { $0 &+ 1 } ?? 0
      smartcards[position].info.address = .ccid(CCIDAddress(controller: 0, slot: next))
    }
  }
}
