import DroverCore

/// Which of a domain's definitions a change is for (`virDomainModificationImpact`).
struct AffectedDefinitions: Sendable {
  /// The running guest's; with the guest.
  var live: (id: Int32, definition: LiveDefinition, guest: any Guest)?
  /// That of the next start.
  var isConfig: Bool

  /// - Parameter flags: 1 the running guest, 2 the next start, 3 both, 0 what counts now; other bits are passed over.
  /// - Throws: `notRunning`, `operationInvalid` for the next start of a transient domain.
  init(_ flags: UInt32, of domain: Domain) throws(VirtError) {
    let (live, isTransient) = domain.read { ($0.live?.ending == nil ? $0.live : nil, $0.persistent == nil) }
    let wanted = flags & 3
    isConfig = wanted & 2 != 0 || (wanted == 0 && live == nil)
    if wanted & 1 != 0 || (wanted == 0 && live != nil) {
      guard let live else { throw .notRunning }
      if let lost = live.lost { throw lost }
      guard let guest = live.guest else { throw .notRunning }
      self.live = (live.id, live.definition, guest)
    }
    if isConfig, isTransient {
      throw VirtError(.operationInvalid, "transient domains do not have any persistent config")
    }
  }
}
