public import DroverCore
import Glibc

/// How a process is brought to its end: signals, and how long each may take. A value.
public struct TerminationLadder: Hashable, Sendable {
  /// One rung.
  public enum Step: Hashable, Sendable {
    /// SIGTERM, and time to do as it says.
    case terminate(patience: Duration)
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

  /// SIGTERM, then SIGKILL.
  public static func terminate(patience: Duration) -> TerminationLadder {
    TerminationLadder([.terminate(patience: patience), .kill(patience: .seconds(15))])
  }

  /// Climbs until the process has ended. Waits for its pidfd and for timers; asks nothing twice.
  ///
  /// A process that is stopped hears no SIGTERM, so that rung is passed over. Its threads stop one after the other, so
  /// one that does not heed the signal soon is looked at once more.
  public func run(on process: ProcessHandle) async throws(VirtError) -> Outcome {
    for step in steps {
      if let status = process.exitStatus { return .ended(status) }
      let (signal, patience) = step.parts
      if signal == SIGTERM, Self.isDeaf(process.processState) { continue }
      try process.signal(signal)
      let deadline = Deadline.after(patience)
      if signal == SIGTERM {
        let soon = min(.after(Self.hearing), deadline)
        if let status = await process.waitForExit(deadline: soon) { return .ended(status) }
        if Self.isDeaf(process.processState) { continue }
      }
      if let status = await process.waitForExit(deadline: deadline) { return .ended(status) }
      if Task.isCancelled { break }
    }
    let state = process.processState
    if state == .gone { return .ended(process.exitStatus ?? .unknown) }
    return .remains(state)
  }

  /// How long a process that is being stopped may take to show it.
  static let hearing = Duration.milliseconds(100)

  /// Whether a process would not hear SIGTERM.
  static func isDeaf(_ state: ProcessState) -> Bool { state == .stopped || state == .traced }
}

extension TerminationLadder.Step {
  /// The signal, and how long to wait after it.
  var parts: (signal: Int32, patience: Duration) {
    switch self {
    case .terminate(let patience): (SIGTERM, patience)
    case .kill(let patience): (SIGKILL, patience)
    }
  }
}
