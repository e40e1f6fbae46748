import DroverCore

extension Domain.State {
  /// Whether the guest dies with a client.
  var isOwned: Bool { live?.owner != nil }

  /// Refuses what would take a guest away from its owner: that it is saved, or moves to another host.
  ///
  /// Errors: `operationInvalid`, in libvirt's words.
  func refuseOwned() throws(VirtError) {
    if isOwned { throw VirtError(.operationInvalid, "domain is marked for auto destroy") }
  }
}
