import DomainModel
public import DroverCore

extension DomainService {
  /// How often the guest's balloon tells its figures, in seconds; 0 for never. Flags: 1 the running guest's, 2 the next
  /// start's, none what counts now.
  ///
  /// Errors: `notRunning`, `operationInvalid` for a domain without a virtio balloon and for the next start of a transient
  /// one.
  public func setMemoryStatisticsPeriod(
    _ reference: DomainReference, seconds: Int32, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    guard seconds >= 0 else { throw VirtError(.invalidArg, "\(seconds) seconds are no period") }
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetMemoryStatsPeriod", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if let live = affected.live {
        guard let alias = live.definition.definition.devices?.virtioBalloon?.info.alias?.name else {
          throw Self.noBalloon
        }
        try await live.guest.setBalloonPeriod(seconds: seconds, alias: alias)
        domain.editLive(id: live.id) { $0.devices?.setBalloonPeriod(seconds) }
        await domain.settle()
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in
          guard definition.devices?.virtioBalloon != nil else { throw Self.noBalloon }
          definition.devices?.setBalloonPeriod(seconds)
        }
      }
    }
  }

  private static var noBalloon: VirtError {
    VirtError(.operationInvalid, "only a balloon of the model 'virtio' tells figures at a period")
  }
}

extension Devices {
  fileprivate var virtioBalloon: Balloon? {
    guard let balloon, balloon.model != .none, balloon.model != .xen else { return nil }
    return balloon
  }

  fileprivate mutating func setBalloonPeriod(_ seconds: Int32) {
    guard seconds > 0 else {
      balloon?.stats = nil
      return
    }
    balloon?.stats = DomainModel.BalloonStatistics()
    balloon?.stats?.period = seconds
  }
}
