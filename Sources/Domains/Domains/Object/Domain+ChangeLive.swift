import DomainModel
import DroverCore

extension Domain {
  /// Changes the definition of the running guest, after QEMU did what it says: returns when it is written down and the
  /// events are told.
  ///
  /// Errors: `notRunning` when the guest ended meanwhile.
  func changeLive(
    id: Int32, events: [DomainEvent.Body] = [], _ change: (inout DomainDefinition) -> Void
  ) async throws(VirtError) {
    let ticket = try transact { (state) throws(VirtError) in
      guard state.live?.id == id else { throw .notRunning }
      state.editLive(change)
      return note(&state, events: events)
    }
    try await ticket.wait(until: context.jobDeadline, time: context.time)
  }
}
