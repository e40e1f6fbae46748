import DroverCore
import Logging

extension Domain {
  /// What becomes of a guest whose move an earlier daemon did not live to finish.
  ///
  /// One that was not given up stays here: no target can have it, for it has to ask. One that was given up may run
  /// elsewhere: it must not run here. One that was given to us has nobody else.
  func resumeMigration(_ record: LiveRecord, _ guest: any Guest, id: Int32) async {
    guard let phase = record.migration else { return }
    context.log.notice(
      "a move to or from another host was on its way", metadata: ["uuid": "\(uuid)", "phase": "\(phase.rawValue)"])
    do throws(VirtError) {
      switch phase {
      case .incoming: break
      case .granted: try await setGoing(guest, id: id)
      case .handedOver:
        transact { state in
          guard state.live?.id == id else { return }
          state.live?.migration = .left
          _ = note(&state, events: [])
        }
      case .outgoing: try await stay(guest, as: record.state, id: id)
      }
    } catch {
      context.log.error(
        "a guest that was moved cannot be set going", metadata: ["uuid": "\(uuid)", "error": "\(error)"])
    }
    await settle()
  }

  private func stay(_ guest: any Guest, as recorded: DomainState, id: Int32) async throws(VirtError) {
    // QEMU has gone on sending while no daemon looked.
    let figures = try await guest.migrationFigures()
    if !figures.status.isOver, figures.status != .none { try await guest.cancelMigration() }
    switch recorded {
    // It stood still before.
    case .paused(let reason) where reason != .migration: return
    default: break
    }
    guard case .paused(.migration) = read({ $0.domainState }) else { return }
    transact { if $0.live?.id == id { $0.live?.expectedResume = .migrationCanceled } }
    _ = try await settledStatus(of: guest)
    try await guest.resume()
    transact { state in
      guard state.live?.id == id else { return }
      state.live?.expectedResume = nil
      guard case .paused(.migration) = state.domainState else { return }
      _ = change(&state, to: .running(.migrationCanceled), events: [.lifecycle(.resumed(.migrated))])
    }
  }
}
