import Domains
import DroverCore
import DroverHost
import Synchronization

/// Those who wait for a device to go, or for a tray to open, that the guest was asked to let go. Self-locking.
final class DeviceDepartures: Sendable {
  /// What became of the device.
  enum Outcome: Sendable {
    case gone, refused, silent, ended
  }

  private struct State {
    var waiting: [String: OneTime<Outcome>] = [:]
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Asks for a device to go, and waits until it has, or the guest refuses, or time is up.
  ///
  /// - Parameter order: asks QEMU; what it throws ends the wait.
  func wait(
    for alias: String, within limit: Duration, reactor: Reactor,
    order: @escaping @Sendable () async throws(VirtError) -> Void
  ) async throws(VirtError) -> Outcome {
    let result: Result<Outcome, VirtError> = await withCheckedContinuation { continuation in
      let once = OneTime<Result<Outcome, VirtError>> { continuation.resume(returning: $0) }
      let waiter = OneTime<Outcome> { once.run(.success($0)) }
      // It may be gone before QEMU has answered: so who waits is known before it is asked.
      let isClosed = state.withLock { state in
        if !state.isClosed { state.waiting[alias] = waiter }
        return state.isClosed
      }
      if isClosed { waiter.run(.ended) }
      Task {
        do throws(VirtError) {
          try await order()
          reactor.schedule(at: .after(limit)) { [self] in giveUp(alias, waiter) }
        } catch {
          once.run(.failure(error))
          finish(alias, .ended)
        }
      }
    }
    return try result.get()
  }

  /// What the tray of a drive is waited for by.
  static func tray(_ alias: String) -> String { "tray of \(alias)" }

  /// The guest told something.
  func heard(_ event: GuestEvent) {
    switch event {
    case .deviceDeleted(let alias): finish(alias, .gone)
    case .deviceUnplugRefused(let alias): finish(alias, .refused)
    case .trayMoved(let alias, true): finish(Self.tray(alias), .gone)
    default: break
    }
  }

  /// The guest is going to be ended: nobody waits for it any more.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [:] }
      return state.waiting.values.map { $0 }
    }
    for waiter in waiting { waiter.run(.ended) }
  }

  /// Time is up for one who waits; another one may wait for the same device by now.
  private func giveUp(_ alias: String, _ waiter: OneTime<Outcome>) {
    state.withLock { state in
      if state.waiting[alias] === waiter { state.waiting[alias] = nil }
    }
    waiter.run(.silent)
  }

  private func finish(_ alias: String, _ outcome: Outcome) {
    state.withLock { $0.waiting.removeValue(forKey: alias) }?.run(outcome)
  }
}
