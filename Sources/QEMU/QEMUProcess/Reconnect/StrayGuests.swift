import DroverCore
import Synchronization

/// Guests that run and of which nothing is written down, by the machine that they are: their state was lost.
///
/// They are taken over again like any other QEMU; where that fails they are left alone, and no second process of the same machine is started beside them: both would write to its disks.
final class StrayGuests: Sendable {
  private let pids = Mutex<[UUID: Int32]>([:])

  /// A process is a machine.
  func note(_ pid: Int32, is uuid: UUID) { pids.withLock { $0[uuid] = pid } }

  /// Their processes.
  var all: [Int32] { pids.withLock { Array($0.values) }.sorted() }

  /// Refuses a start beside a process that still is the machine. Blocks for a moment.
  func check(_ uuid: UUID) throws(VirtError) {
    guard let pid = pids.withLock({ $0[uuid] }) else { return }
    guard ProcessArguments.argument(after: "-uuid", of: pid).flatMap({ UUID($0) }) == uuid else {
      pids.withLock { $0[uuid] = nil }
      return
    }
    throw VirtError(
      .operationFailed,
      "process \(pid) is this machine already; nothing is written down of it, so it has to be ended first")
  }
}
