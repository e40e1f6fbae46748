import DomainModel
import DroverCore

/// Which definition a call that only looks means (`virDomainModificationImpact`).
struct ShownDefinition: OptionSet {
  let rawValue: UInt32
  /// The running guest's.
  static let live = ShownDefinition(rawValue: 1)
  /// The next start's.
  static let config = ShownDefinition(rawValue: 2)
}

extension DomainService {
  /// The definition that flags ask for, and whether it is that of a running guest; without a flag, the one that counts
  /// now. Higher bits are passed over.
  ///
  /// Errors: `invalidArg` for both, `notRunning`, `operationInvalid` for the next start of a transient domain.
  func shown(_ reference: DomainReference, _ flags: UInt32) throws(VirtError) -> (DomainDefinition, isLive: Bool) {
    let wanted = ShownDefinition(rawValue: flags).intersection([.live, .config])
    guard wanted != [.live, .config] else {
      throw VirtError(.invalidArg, "the running and the next definition cannot both be shown")
    }
    let (live, persistent) = try domain(reference).read { ($0.live?.definition, $0.persistent) }
    if wanted != .config, let live { return (live.definition, true) }
    if wanted == .live { throw .notRunning }
    guard let persistent else {
      throw VirtError(.operationInvalid, "transient domains do not have any persistent config")
    }
    return (try persistent.parsed(), false)
  }

  /// A domain that runs, as it is now. Errors: `noDomain`, `notRunning`.
  func running(_ reference: DomainReference) throws(VirtError) -> (domain: Domain, live: Live) {
    let domain = try self.domain(reference)
    guard let live = domain.read({ $0.live }), live.ending == nil else { throw .notRunning }
    return (domain, live)
  }

  /// Figures of a running guest: of now, or as it told them last. Errors: `notRunning`; `operationTimeout` when it
  /// never told; `operationUnsupported` for one that was attached without a monitor that tells them.
  func told<Figure>(
    _ domain: Domain, _ groups: GuestStatistics.Groups, _ figure: KeyPath<GuestStatistics, Figure?>
  ) async throws(VirtError) -> Figure {
    let known = await domain.figures(groups)
    if let value = known.figures[keyPath: figure] { return value }
    guard domain.read({ $0.live != nil }) else { throw .notRunning }
    if let obstacle = known.obstacle { throw obstacle }
    throw VirtError(.operationTimeout, known.flaw ?? "QEMU does not tell its figures")
  }
}
