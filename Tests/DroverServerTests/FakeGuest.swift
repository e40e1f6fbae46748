import Domains
import DroverCore
import Synchronization

/// A guest without a process: does what it is told at once.
final class FakeGuest: Guest {
  private let observer: any GuestObserver
  private let hasEnded = Mutex(false)
  let process = ProcessRecord(pid: 4_242, startTime: 1, executable: "/usr/bin/true")
  let monitorCondition = MonitorCondition.idle

  init(observer: any GuestObserver) { self.observer = observer }

  func pause() async throws(VirtError) { observer.guest(did: .stopped) }
  func resume() async throws(VirtError) { observer.guest(did: .resumed) }
  func powerDown() async throws(VirtError) {}
  func reset() async throws(VirtError) {}
  func status() async throws(VirtError) -> GuestStatus { .running }
  func wakeUp() async throws(VirtError) {}
  func statistics(_ groups: GuestStatistics.Groups, limit: Duration) async throws(VirtError) -> GuestStatistics {
    var statistics = GuestStatistics()
    statistics.balloon = BalloonStatistics(actual: 1_048_576)
    return statistics
  }
  func processStatistics() -> ProcessStatistics? {
    ProcessStatistics(cpuTime: 5_000_000, userTime: 3_000_000, systemTime: 2_000_000, residentMemory: 1_000)
  }
  func monitorCommand(_ text: String, dialect: MonitorDialect) async throws(VirtError) -> String {
    "\(dialect): \(text)"
  }
  func condemn() {}

  func end(_ ladder: EndingLadder) async throws(VirtError) {
    let isFirst = hasEnded.withLock { ended in
      defer { ended = true }
      return !ended
    }
    if isFirst { observer.guestEnded(GuestExit(.signalled(9))) }
  }

  func removeTraces(keepingLogs: Bool) async {}
  func detach() {}
}
