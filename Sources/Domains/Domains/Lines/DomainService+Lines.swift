import DomainModel
public import DroverCore

/// How a console is opened (`virDomainConsoleFlags`); those of a channel are the first of them.
public struct ConsoleFlags: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt32
  /// Takes bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Take it from who has it.
  public static let force = ConsoleFlags(rawValue: 1)
  /// Only where nobody else can have it at the same time: that is always so.
  public static let safe = ConsoleFlags(rawValue: 2)
}

extension DomainService {
  /// Opens a serial line, parallel line or console of a running guest, which nobody else has open then.
  ///
  /// - Parameter name: its alias; nil: the first console.
  /// Errors: `notRunning`; `internalError` for a name of none, or for one that only QEMU can open; `operationFailed` when
  /// somebody has it open.
  public func openConsole(
    _ reference: DomainReference, name: String?, flags: ConsoleFlags
  ) async throws(VirtError) -> any ByteLine {
    try check(flags, knows: [.force, .safe], "virDomainOpenConsole")
    let domain = try self.domain(reference)
    return try await open(
      domain, force: flags.contains(.force), refusal: "Active console session exists for this domain"
    ) { (definition) throws(VirtError) in
      let device = try definition.console(name)
      guard device.place != nil else {
        throw VirtError(
          .internalError, "character device \(device.info.alias?.name ?? name ?? "") is not using a PTY or UNIX socket")
      }
      return device
    }
  }

  /// Opens a channel of a running guest, which nobody else has open then.
  ///
  /// - Parameter name: its alias, or what the guest knows it as; nil: the first of virtio.
  /// Errors: as for consoles; `operationInvalid` for the line to the guest's agent.
  public func openChannel(
    _ reference: DomainReference, name: String?, flags: ConsoleFlags
  ) async throws(VirtError) -> any ByteLine {
    try check(flags, knows: .force, "virDomainOpenChannel")
    let domain = try self.domain(reference)
    return try await open(
      domain, force: flags.contains(.force), refusal: "Active channel stream exists for this domain"
    ) { (definition) throws(VirtError) in
      let device = try definition.channel(name)
      guard device.target?.name != definition.agentChannel?.target?.name || device.target?.name == nil else {
        throw VirtError(.operationInvalid, "the daemon itself speaks with the guest's agent over this channel")
      }
      guard device.backend.type == .unix, device.place != nil else {
        throw VirtError(
          .internalError, "channel \(device.info.alias?.name ?? name ?? "") is not using a UNIX socket")
      }
      return device
    }
  }

  private func open(
    _ domain: Domain, force: Bool, refusal: String,
    _ choose: (DomainDefinition) throws(VirtError) -> CharacterDevice
  ) async throws(VirtError) -> any ByteLine {
    let (guest, live) = try domain.read { (state) throws(VirtError) -> (any Guest, Live) in
      guard let live = state.live, live.ending == nil else { throw .notRunning }
      if let lost = live.lost { throw lost }
      guard let guest = live.guest, !live.isStarting else { throw .notRunning }
      return (guest, live)
    }
    let device = try choose(live.definition.definition)
    guard let place = device.place, let alias = device.info.alias?.name else {
      throw VirtError(.internalError, "the line has no end on the host that can be opened")
    }
    let claim = try live.lines.claim(alias, force: force, refusal: refusal)
    do throws(VirtError) {
      try claim.fill(try await guest.openLine(place))
    } catch {
      claim.release()
      throw error
    }
    return claim
  }
}
