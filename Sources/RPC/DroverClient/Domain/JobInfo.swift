public import DroverCore
import LibvirtWire

/// The long job that a domain is busy with (`virDomainGetJobStats`).
public struct JobInfo: Sendable, Hashable {
  /// How much is known of its end.
  public enum Kind: Int32, Sendable {
    /// There is no job.
    case none = 0
    /// It tells how much is left.
    case bounded = 1
    /// It does not.
    case unbounded = 2
    /// It is over, and was successful, failed, or was cancelled.
    case completed = 3, failed, cancelled
  }

  /// By number (`virDomainJobType`): a newer daemon may send one that is not known here.
  public var kindNumber: Int32
  /// What is known of it: `operation`, `time_elapsed` (milliseconds) and the like, by libvirt's names.
  public var fields: [TypedParameter]

  /// Takes both.
  public init(kindNumber: Int32, fields: [TypedParameter]) {
    self.kindNumber = kindNumber
    self.fields = fields
  }

  /// The kind; nil for a number that is not known.
  public var kind: Kind? { Kind(rawValue: kindNumber) }

  /// What the job does, by its number (`virDomainJobOperation`); nil when the daemon does not say.
  public var operation: Int32? {
    guard case .int(let number)? = fields.first(where: { $0.name == "operation" })?.value else { return nil }
    return number
  }

  /// How long it has been going on, in milliseconds; nil when the daemon does not say.
  public var elapsed: UInt64? {
    guard case .ulong(let number)? = fields.first(where: { $0.name == "time_elapsed" })?.value else { return nil }
    return number
  }
}

extension Domain {
  /// The long job that is going on; one of kind `none` when there is none.
  ///
  /// - Parameters:
  ///   - completed: the last one that ended instead; the daemon forgets it then, unless `keeping`.
  /// - Throws: `operationInvalid` when the domain is not running.
  public func jobInfo(completed: Bool = false, keeping: Bool = false) async throws(VirtError) -> JobInfo {
    let flags: UInt32 = (completed ? 1 : 0) | (keeping ? 2 : 0)
    let result = try await connection.call(
      .domainGetJobStats, Remote.DomainGetJobStatsArguments(domain: reference, flags: flags),
      returning: Remote.DomainGetJobStatsResult.self)
    return JobInfo(kindNumber: result.type, fields: result.parameters.map(TypedParameter.init))
  }
}
