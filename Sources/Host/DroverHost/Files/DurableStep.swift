import Glibc
import Synchronization

/// One change of the host that outlives the daemon, and that a crash can come before or after: where tests end the
/// daemon, and where they make it fail.
///
/// In debug builds, with `DROVER_DURABLE_STEPS=FILE`, each step is appended to the file as `NUMBER KIND WHAT` just
/// before it is done. With `DROVER_CRASH_AT=N` the process kills itself there instead; with `DROVER_FAIL_AT=N,M,…`
/// these steps are not done and end in `EIO`. Release builds have nothing of this.
public enum DurableStep: String {
  /// The contents of a file reach the disk.
  case fileSync = "file-sync"
  /// The entries of a folder reach the disk.
  case folderSync = "folder-sync"
  /// A new file takes the place of an old one.
  case rename
  /// A file goes.
  case remove
  /// A symbolic link comes.
  case link
  /// A file comes that is filled in its place.
  case create
  /// A folder comes.
  case folder
  /// A folder goes.
  case folderRemoval = "folder-removal"
  /// A socket gets its name.
  case socket
  /// A process is made.
  case spawn
  /// There is a process, of which nobody else knows yet.
  case spawned
  /// A process is told something by a signal.
  case signal
  /// A process was told something, and has not done it yet.
  case signalled

  #if DEBUG
    private static let file = variable("DROVER_DURABLE_STEPS")
    private static let crashAt = variable("DROVER_CRASH_AT").flatMap { Int($0) }
    private static let failAt = Set((variable("DROVER_FAIL_AT") ?? "").split(separator: ",").compactMap { Int($0) })
    private static let count = Mutex(0)

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
  #endif

  /// The step comes next.
  ///
  /// - Throws: in a test alone, in place of the step.
  public func reached(_ what: @autoclosure () -> String) throws(SystemFailure) {
    #if DEBUG
      guard Self.file != nil else { return }
      if Self.failAt.contains(note(what())) { throw SystemFailure(EIO) }
    #endif
  }

  /// The step is done: what cannot fail any more, but can be followed by a crash.
  public func passed(_ what: @autoclosure () -> String) {
    #if DEBUG
      guard Self.file != nil else { return }
      _ = note(what())
    #endif
  }

  #if DEBUG
    /// Counts the step and writes it down. Under the lock, so that the file is in the order of the numbers.
    private func note(_ what: String) -> Int {
      Self.count.withLock { count in
        count += 1
        var line = "\(count) \(rawValue) \(what)\n"
        if let file = Self.file, let descriptor = try? Descriptor.appending(file, mode: 0o666) {
          line.withUTF8 { bytes in try? descriptor.writeAll(UnsafeRawBufferPointer(bytes)) }
        }
        if count == Self.crashAt {
          kill(getpid(), SIGKILL)
          // The signal comes when it comes; the step must not.
          while true { pause() }
        }
        return count
      }
    }
  #endif
}
