public import DroverCore

/// Where the target of a migration asks the source whether it may run the guest.
public struct HandoverAddress: Hashable, Sendable {
  /// Where the target listens.
  public var address: MigrationAddress
  /// By what it knows the source.
  public var token: String

  /// Takes both.
  public init(address: MigrationAddress, token: String) {
    self.address = address
    self.token = token
  }
}

/// What became of a guest that was handed over.
public enum HandoverOutcome: Hashable, Sendable {
  /// It runs at the target.
  case runs
  /// It is gone there: the source may go on.
  case gone
  /// The line is cut, and nobody has said.
  case unknown
}

/// The target's end of the line between the two daemons of a migration.
///
/// A client carries the phases of a migration, and may die between any two of them. Then neither daemon knows what the
/// other does. So the target runs the guest only when the source has said that it never will: this line is for that.
public protocol HandoverDesk: AnyObject, Sendable {
  /// Where the source finds it.
  var address: HandoverAddress { get }
  /// Whether the source has called.
  var isConnected: Bool { get }
  /// Asks for the guest.
  ///
  /// - Returns: whether the source gives it up, for good.
  /// - Throws: `operationTimeout`, `operationFailed` when nobody answers.
  func ask(until deadline: Deadline) async throws(VirtError) -> Bool
  /// Tells the source what became of the guest, and ends the line.
  func tell(_ outcome: HandoverOutcome)
}

/// The source's end of the line.
public protocol HandoverLine: AnyObject, Sendable {
  /// Ends it.
  func close()
}

/// Makes both ends. Implemented by `QEMUProcess`.
public protocol Handovers: Sendable {
  /// Listens for the source of one migration.
  ///
  /// - Parameter host: the name by which the source finds this host.
  func openHandoverDesk(
    at listenAddress: String?, _ address: MigrationAddress
  ) async throws(VirtError) -> any HandoverDesk

  /// Calls the target.
  ///
  /// - Parameters:
  ///   - answer: whether the guest is given up; called once at most.
  ///   - ended: what became of it; called once.
  func callHandoverDesk(
    _ desk: HandoverAddress, deadline: Deadline, answer: @escaping @Sendable () async -> Bool,
    ended: @escaping @Sendable (HandoverOutcome) -> Void
  ) async throws(VirtError) -> any HandoverLine
}

extension Handovers {
  private static var refusal: VirtError { VirtError(.operationUnsupported, "there is no line between daemons") }

  /// A hypervisor that speaks with no other.
  public func openHandoverDesk(
    at listenAddress: String?, _ address: MigrationAddress
  ) async throws(VirtError) -> any HandoverDesk { throw Self.refusal }

  /// A hypervisor that speaks with no other.
  public func callHandoverDesk(
    _ desk: HandoverAddress, deadline: Deadline, answer: @escaping @Sendable () async -> Bool,
    ended: @escaping @Sendable (HandoverOutcome) -> Void
  ) async throws(VirtError) -> any HandoverLine { throw Self.refusal }
}
