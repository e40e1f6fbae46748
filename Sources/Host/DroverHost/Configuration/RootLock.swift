public import DroverCore
import Glibc

/// The right to be the daemon of a layout; held as long as the value lives. The kernel frees it with the process.
public struct RootLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Takes the lock. Blocks for no longer than a file takes.
  ///
  /// - Throws: `operationFailed`, naming the process that has it.
  public init(path: String) throws(VirtError) {
    let descriptor = try VirtError.whileDoing("open \(path)") { () throws(SystemFailure) in
      // Not handed to QEMU, which outlives us: the lock would go with it.
      try Descriptor.opening(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o644)
    }
    let number = descriptor.rawValue
    do throws(SystemFailure) {
      try SystemFailure.retrying { flock(number, LOCK_EX | LOCK_NB) }
    } catch {
      guard error.number == EWOULDBLOCK else { throw error.error("lock \(path)") }
      let holder = FileContents.trimmed(path).flatMap(Int32.init).map { "process \($0)" } ?? "another daemon"
      throw VirtError(.operationFailed, "\(holder) runs with the same folders, says \(path)")
    }
    let line = Array("\(getpid())\n".utf8)
    if ftruncate(number, 0) == 0 { _ = line.withUnsafeBytes { pwrite(number, $0.baseAddress, $0.count, 0) } }
    self.descriptor = descriptor
  }
}
