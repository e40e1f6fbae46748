public import DroverCore
import LibvirtWire

/// How a guest is taken over.
public struct AttachOptions: Hashable, Sendable {
  /// It dies with this connection from now on.
  public var isOwned = false
  /// Use no monitor, even where there is one.
  public var isProcessOnly = false
  /// Give a guest with only a human monitor a QMP monitor, if its QEMU can (11.1 and newer).
  public var addsMonitor = false
  /// How long to wait for a monitor that somebody else holds; nil: not at all.
  public var patience: Duration?

  /// The defaults.
  public init() {}
}

extension Connection {
  /// Takes over a guest that somebody else started. droverd only.
  ///
  /// - Returns: the domain that stands for it, and what the user should know of how its command line was understood.
  /// - Throws: `operationInvalid`, `operationFailed`, `operationTimeout` with the reason; the guest is as it was then.
  public func attach(
    pid: Int32, _ options: AttachOptions = AttachOptions()
  ) async throws(VirtError) -> (domain: Domain, report: [String]) {
    var flags: UInt32 = 0
    if options.isOwned { flags |= 4 }
    if options.isProcessOnly { flags |= 2 }
    if options.addsMonitor { flags |= 8 }
    var milliseconds: UInt32 = 0
    if let patience = options.patience {
      flags |= 1
      milliseconds = UInt32(clamping: min(patience, .seconds(86_400)).milliseconds)
    }
    let result = try await callDrover(
      .domainAttach, DroverProgram.DomainAttachArguments(pid: pid, flags: flags, patience: milliseconds),
      returning: DroverProgram.DomainAttachResult.self)
    return (Domain(self, result.domain), result.report)
  }

  /// Lets a guest go that was taken over: it runs on, and no domain stands for it. droverd only.
  ///
  /// - Throws: `operationInvalid` when it was started by the daemon itself, or does not run.
  public func detach(_ domain: Domain) async throws(VirtError) {
    _ = try await callDrover(
      .domainDetach, DroverProgram.DomainDetachArguments(domain: domain.reference, flags: 0),
      returning: XDRNothing.self)
  }

  /// Every QEMU on the daemon's host that no domain stands for. droverd only.
  public func discover() async throws(VirtError) -> [ForeignGuest] {
    try await callDrover(
      .connectDiscover, DroverProgram.ConnectDiscoverArguments(flags: 0),
      returning: DroverProgram.ConnectDiscoverResult.self
    ).guests.map(ForeignGuest.init)
  }
}
