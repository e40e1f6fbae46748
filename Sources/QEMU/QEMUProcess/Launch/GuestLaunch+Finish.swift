import Domains
import DroverCore
import QEMUMonitor

// Phase 6: the CPUs.
extension GuestLaunch {
  func finish(_ started: inout StartedGuest, _ guest: QEMUGuest) async throws(VirtError) {
    if let arrival = request.arrival { return try await waitForArrival(arrival, guest) }
    guard !request.isPaused else { return }
    for reply in try await exchange([.cont], with: guest) {
      if case .failure(let failure) = reply.value { throw failure.virtError }
    }
    started.status = .running
  }

  /// QEMU listens for the guest. Its disks are opened for writing when its CPUs are set going, no sooner: until then
  /// they are the source's.
  private func waitForArrival(_ arrival: GuestArrival, _ guest: QEMUGuest) async throws(VirtError) {
    let commands: [QMPCommand] = [
      .setMigrationCapabilities([("events", true), ("late-block-activate", true)]),
      .migrateIncoming(at: arrival.address.qemuURI(listening: arrival.listenAddress)),
    ]
    for reply in try await exchange(commands, with: guest) {
      if case .failure(let failure) = reply.value { throw failure.virtError }
    }
  }
}
