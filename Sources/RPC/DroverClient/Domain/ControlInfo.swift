public import DroverCore
import LibvirtWire

/// Whether a domain's QEMU can be spoken to (`virDomainControlInfo`).
public struct ControlInfo: Sendable, Hashable {
  /// What the way to QEMU is doing.
  public enum State: UInt32, Sendable {
    /// It is free.
    case ok = 0
    /// Long work is under way, which lets others through.
    case job = 1
    /// A command is under way.
    case occupied = 2
    /// It is broken.
    case error = 3
  }

  /// By number: a newer daemon may send one that is not known here.
  public var stateNumber: UInt32
  /// Which error (`virDomainControlErrorReason`).
  public var details: UInt32
  /// For how many milliseconds it has been so.
  public var since: UInt64

  /// Takes the parts.
  public init(stateNumber: UInt32, details: UInt32, since: UInt64) {
    self.stateNumber = stateNumber
    self.details = details
    self.since = since
  }

  /// The state; nil for a number that is not known.
  public var state: State? { State(rawValue: stateNumber) }
}

extension Domain {
  /// Whether QEMU can be spoken to.
  ///
  /// - Throws: `operationInvalid` when it is not running.
  public func controlInfo() async throws(VirtError) -> ControlInfo {
    let result = try await connection.call(
      .domainGetControlInfo, Remote.DomainGetControlInfoArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetControlInfoResult.self)
    return ControlInfo(stateNumber: result.state, details: result.details, since: result.stateTime)
  }

  /// What the daemon has to say of the domain: that it was tampered with, that it uses what is deprecated.
  public func messages() async throws(VirtError) -> [String] {
    let result = try await connection.call(
      .domainGetMessages, Remote.DomainGetMessagesArguments(domain: reference, flags: 0),
      returning: Remote.DomainGetMessagesResult.self)
    return result.msgs
  }
}
