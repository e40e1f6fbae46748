import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUMonitor

/// One start, from the request to a guest that runs: phases, each in a file of its own.
///
/// Every step that changes the host registers its undo first; a failure, or a destroy from elsewhere, runs the
/// undos, last first, before the error is thrown.
struct GuestLaunch: Sendable {
  let request: StartRequest
  let attempt: any StartAttempt
  let context: HypervisorContext

  /// Runs the phases.
  func run() async throws(VirtError) -> StartedGuest {
    var rollback = Rollback()
    do throws(VirtError) {
      let started = try await runPhases(&rollback)
      rollback.disarm()
      return started
    } catch {
      await rollback.run()
      throw error
    }
  }

  private func runPhases(_ rollback: inout Rollback) async throws(VirtError) -> StartedGuest {
    try attempt.enter(.initialise)
    var plan = try await whileWanted { () async throws(VirtError) in try await initialise() }

    let guest = try await prepareAndLaunch(&plan, &rollback)
    try await attempt.launched(guest)
    // Before the guest has memory of its own, which is not counted where it was not taken.
    let limits = plan.definition.resourceLimits.filter { !$0.isForThreads }
    if !limits.isEmpty { try await guest.begin(limits) }

    try attempt.enter(.connect)
    try await connect(guest)

    try attempt.enter(.refresh)
    var started = try await refresh(guest, plan.definition)

    try attempt.enter(.finish)
    try await finish(&started, guest)
    return started
  }

  /// Does what changes nothing on the host, for as long as the guest is wanted: who destroys it does not wait for a
  /// file system or an emulator that does not answer.
  private func whileWanted<R: Sendable>(
    _ body: @escaping @Sendable () async throws(VirtError) -> R
  ) async throws(VirtError) -> R {
    let result: Result<R, VirtError> = await withCheckedContinuation { continuation in
      let once = OneTime<Result<R, VirtError>> { continuation.resume(returning: $0) }
      attempt.onEnding { once.run(.failure(.notRunning)) }
      Task {
        do throws(VirtError) { once.run(.success(try await body())) } catch { once.run(.failure(error)) }
      }
    }
    return try result.get()
  }

  /// Our copies of the descriptors go with this call: as long as we held the socket that QEMU listens on, its death
  /// would not end our connection.
  private func prepareAndLaunch(
    _ plan: inout LaunchPlan, _ rollback: inout Rollback
  ) async throws(VirtError) -> QEMUGuest {
    defer { plan.vsock = nil }
    try attempt.enter(.prepareHost)
    let prepared = try await prepareHost(&plan, &rollback)
    try attempt.enter(.launch)
    return try await launchProcess(plan, prepared, &rollback)
  }
}
