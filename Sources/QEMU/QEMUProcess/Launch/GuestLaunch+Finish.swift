import Domains
import DroverCore
import QEMUMonitor

// Phase 6: the CPUs.
extension GuestLaunch {
  func finish(_ started: inout StartedGuest, _ guest: QEMUGuest) async throws(VirtError) {
    guard !request.isPaused else { return }
    for reply in try await exchange([.cont], with: guest) {
      if case .failure(let failure) = reply.value { throw failure.virtError }
    }
    started.status = .running
  }
}
