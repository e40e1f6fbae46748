public import DroverCore
import Glibc

/// The right to be the daemon of a layout; held as long as the value lives. The kernel frees it with the process.
///
/// A child has it too until it executes its program. So a daemon that follows one which was killed between the two
/// waits until the child is what it was to be, and can be found by its arguments.
public struct RootLock: ~Copyable, Sendable {
  /// How long a child of a daemon that is gone may take to execute its program.
  private static let patience = Duration.seconds(5)

  private let descriptor: Descriptor

  /// Takes the lock. Blocks for no longer than a file takes, unless a child of the last daemon has it.
  ///
  /// - Throws: `operationFailed`, naming the process that has it.
  public init(path: String) throws(VirtError) {
    let descriptor = try VirtError.whileDoing("open \(path)") { () throws(SystemFailure) in
      if access(path, F_OK) != 0 { try DurableStep.create.reached(path) }
      // Not handed to QEMU, which outlives us: the lock would go with it.
      return try Descriptor.opening(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o644)
    }
    let number = descriptor.rawValue
    let end = ContinuousClock.now + Self.patience
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      let failure = SystemFailure(errno)
      if failure.number == EINTR { continue }
      guard failure.number == EWOULDBLOCK else { throw failure.error("lock \(path)") }
      let holder = FileContents.trimmed(path).flatMap(Int32.init)
      guard let holder, Self.isOver(holder), ContinuousClock.now < end else {
        let name = holder.map { "process \($0)" } ?? "another daemon"
        throw VirtError(.operationFailed, "\(name) runs with the same folders, says \(path)")
      }
      // The kernel has no wait for a lock that ends at a time.
      usleep(5000)
    }
    let line = Array("\(getpid())\n".utf8)
    if ftruncate(number, 0) == 0 { _ = line.withUnsafeBytes { pwrite(number, $0.baseAddress, $0.count, 0) } }
    self.descriptor = descriptor
  }

  /// Whether a process has ended, reaped or not.
  private static func isOver(_ pid: Int32) -> Bool {
    let state = ProcessState.read(pid)
    return state == .gone || state == .zombie
  }
}
