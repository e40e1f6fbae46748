import Glibc
import Synchronization

/// One change of a file system that a crash can come before or after: where tests end the daemon.
///
/// In debug builds, with `DROVER_DURABLE_STEPS=FILE`, each step is appended to the file as `NUMBER KIND PATH` just
/// before it is done, and with `DROVER_CRASH_AT=N` the process kills itself there instead. Release builds have
/// nothing of this.
enum DurableStep: String {
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

  #if DEBUG
    private static let file = getenv("DROVER_DURABLE_STEPS").map { String(cString: $0) }
    private static let crashAt = getenv("DROVER_CRASH_AT").flatMap { Int(String(cString: $0)) }
    private static let count = Mutex(0)
  #endif

  /// The step comes next.
  func reached(_ path: String) {
    #if DEBUG
      guard let file = Self.file else { return }
      Self.count.withLock { count in
        count += 1
        let line = "\(count) \(rawValue) \(path)\n"
        if let descriptor = try? Descriptor.appending(file, mode: 0o666) {
          var line = line
          line.withUTF8 { bytes in try? descriptor.writeAll(UnsafeRawBufferPointer(bytes)) }
        }
        if count == Self.crashAt { kill(getpid(), SIGKILL) }
      }
    #endif
  }
}
