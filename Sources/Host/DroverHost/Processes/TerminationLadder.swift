public import DroverCore
import Glibc

/// How a process is brought to its end: signals, and how long each may take. A value.
public struct TerminationLadder: Hashable, Sendable {
  /// One rung.
  public enum Step: Hashable, Sendable {
    /// SIGTERM, and time to do as it says.
    ///
    /// - patience: how long it may take.
    /// - obeying: how long it may take when there is a sign that the process does as it says; nothing beyond the
    ///   patience when it is shorter.
    case terminate(patience: Duration, obeying: Duration = .zero)
    /// SIGKILL, and time for the kernel to take the process down.
    case kill(patience: Duration)
  }

  /// How it came out.
  public enum Outcome: Hashable, Sendable {
    /// The process is gone.
    case ended(ExitStatus)
    /// It is still there after the last rung, and this is what it does.
    case remains(ProcessState)
  }

  /// From the gentlest on.
  public var steps: [Step]

  /// Makes a ladder.
  public init(_ steps: [Step]) { self.steps = steps }

  /// SIGKILL at once; the kernel gets 15 seconds.
  public static let kill = TerminationLadder([.kill(patience: .seconds(15))])

  /// Climbs until the process has ended. Waits for its pidfd and for timers; asks nothing twice.
  ///
  /// A process that is stopped hears no SIGTERM, so that rung is passed over. Its threads stop one after the other, so
  /// one that does not heed the signal soon is looked at once more.
  ///
  /// - Parameter isObeying: whether there is a sign that the process does as SIGTERM says; asked once, at the end of the
  ///   patience.
  public func run(
    on process: ProcessHandle, isObeying: () -> Bool = { false }
  ) async throws(VirtError) -> Outcome {
    for step in steps {
      if let status = process.exitStatus { return .ended(status) }
      let status: ExitStatus?
      switch step {
      case .terminate(let patience, let obeying):
        status = try await Self.terminate(process, patience: patience, obeying: obeying, isObeying)
      case .kill(let patience):
        try process.signal(SIGKILL)
        status = await process.waitForExit(deadline: .after(patience))
      }
      if let status { return .ended(status) }
      if Task.isCancelled { break }
    }
    let state = process.processState
    if state == .gone { return .ended(process.exitStatus ?? .unknown) }
    return .remains(state)
  }

  private static func terminate(
    _ process: ProcessHandle, patience: Duration, obeying: Duration, _ isObeying: () -> Bool
  ) async throws(VirtError) -> ExitStatus? {
    if isDeaf(process.processState) { return nil }
    try process.signal(SIGTERM)
    let deadline = Deadline.after(patience)
    let extended = Deadline.after(max(patience, obeying))
    if let status = await process.waitForExit(deadline: min(.after(hearing), deadline)) { return status }
    if isDeaf(process.processState) { return nil }
    if let status = await process.waitForExit(deadline: deadline) { return status }
    guard obeying > patience, isObeying() else { return nil }
    return await process.waitForExit(deadline: extended)
  }

  /// How long a process that is being stopped may take to show it.
  static let hearing = Duration.milliseconds(100)

  /// Whether a process would not hear SIGTERM.
  static func isDeaf(_ state: ProcessState) -> Bool { state == .stopped || state == .traced }
}
