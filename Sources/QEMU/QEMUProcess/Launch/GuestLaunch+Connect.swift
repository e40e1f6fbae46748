import Domains
import DroverCore
import DroverHost
import QEMUMonitor

// Phase 4: the greeting.
extension GuestLaunch {
  func connect(_ guest: QEMUGuest) async throws(VirtError) {
    guard let channel = guest.channel else { throw VirtError(.internalError, "a guest without a monitor") }
    do throws(QMPFailure) {
      _ = try await channel.ready()
    } catch {
      throw await explain(error, of: guest, "process exited while connecting to monitor")
    }
  }

  /// Says why the monitor was lost: with what QEMU wrote when it ended, as clients expect it.
  func explain(_ failure: QMPFailure, of guest: QEMUGuest, _ what: String) async -> VirtError {
    guard case .closed(let closure) = failure else { return failure.virtError }
    if guest.isCondemned { return .notRunning }
    var status = guest.handle.exitStatus
    if status == nil, closure == .endOfFile {
      // QEMU closes its files before it is gone, and that takes the longer the more memory it has.
      status = await guest.handle.waitForExit(deadline: .after(context.configuration.monitorDeadlines.quick))
    }
    if guest.isCondemned { return .notRunning }
    let words = await FileWork.shared.run { guest.places.lastWords() }
    guard let status else {
      var error = failure.virtError
      if !words.isEmpty { error.causes.append(words) }
      return error
    }
    // QEMU ends when what it speaks with has ended, and cannot say why that did.
    let complaints = await complaints(of: guest)
    return VirtError(.internalError, what, causes: [words.isEmpty ? "\(status)" : words] + complaints)
  }
}
