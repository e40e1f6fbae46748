import Domains
import DroverCore
import Logging
import QEMUMonitor

// A guest whose only monitor is a human one.
extension GuestReconnect {
  /// Asks who it is and what it does; nothing else of it is asked for.
  func refresh(_ guest: QEMUGuest, over human: HumanMonitor) async throws(VirtError) -> ReconnectedGuest? {
    let uuid: UUID?
    let found: QMPRunStatus
    do throws(VirtError) {
      let limit = context.configuration.reconnectPatience
      uuid = HMPAnswer.uuid(try await guest.ask("info uuid", human, limit: limit))
      found = try await guest.lookAround(human)
    } catch {
      if guest.isOver { return nil }
      context.logger.warning("a guest does not answer", metadata: guest.metadata(["reason": "\(error)"]))
      return ReconnectedGuest(guest: guest, status: nil)
    }
    // Zeros: none was given at its start.
    if let uuid, uuid != record.domain.uuid, uuid.bytes.contains(where: { $0 != 0 }) {
      guest.detach()
      throw VirtError(
        .operationFailed,
        "process \(guest.process.pid) is the machine \(uuid) and not '\(record.domain.name)'; it is left alone")
    }
    return ReconnectedGuest(guest: guest, status: GuestStatus(found))
  }
}
