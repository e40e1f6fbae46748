public import DroverCore

/// One start on its way: what the hypervisor announces, and what a destroy from elsewhere takes hold of.
public protocol StartAttempt: AnyObject, Sendable {
  /// A phase begins.
  ///
  /// Throws `VirtError.notRunning` when the domain was destroyed meanwhile: undo and pass it on.
  func enter(_ phase: StartPhase) throws(VirtError)

  /// Runs a body once, as soon as somebody ends the domain: at once, when that has happened. So that nobody waits for a
  /// file that does not answer.
  func onEnding(_ body: @escaping @Sendable () -> Void)

  /// There is a process from here on. Returns when it is written down; from the call on, a destroy ends it by
  /// `Guest.condemn` and `Guest.end`.
  ///
  /// Throws when the domain was destroyed meanwhile, or the process cannot be written down: end it, undo, pass it on.
  func launched(_ guest: any Guest) async throws(VirtError)
}
