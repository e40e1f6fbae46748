import Glibc

/// Which process this is. The number alone would be another one's some day.
public struct ProcessIdentity: Hashable, Sendable {
  /// The number.
  public var pid: Int32
  /// When it started, in clock ticks since the host booted (`/proc/PID/stat`, field 22).
  public var startTime: UInt64
  /// The file that it executes; nil when we may not know. A file that was replaced meanwhile keeps its name here.
  public var executable: String?

  /// Makes an identity.
  public init(pid: Int32, startTime: UInt64, executable: String?) {
    self.pid = pid
    self.startTime = startTime
    self.executable = executable
  }

  /// When a process started, in clock ticks since the host booted; nil when there is none, or it is not shown to us.
  public static func startTime(of pid: Int32) -> UInt64? {
    guard pid > 0 else { return nil }
    return try? ProcessStatus.read(pid).startTime
  }

  /// The user of a process; nil when there is none, or it is not shown to us.
  public static func user(of pid: Int32) -> UInt32? {
    var facts = stat()
    return stat("/proc/\(pid)", &facts) == 0 ? facts.st_uid : nil
  }

  /// What the kernel calls a process, at most 15 bytes, and nobody need believe; nil for one that is gone.
  public static func name(of pid: Int32) -> String? {
    (try? FileContents.text("/proc/\(pid)/comm", limit: 64)).map { String($0.prefix { $0 != "\n" }) }
  }

  /// Asks the kernel about a process that is known to be there: a child that is not reaped, or one behind a pidfd.
  static func read(_ pid: Int32) throws(SystemFailure) -> ProcessIdentity {
    let startTime = try ProcessStatus.read(pid).startTime
    let executable = (try? FileContents.link("/proc/\(pid)/exe")).map(withoutDeletionMark)
    return ProcessIdentity(pid: pid, startTime: startTime, executable: executable)
  }

  /// The kernel's mark of a file that an upgrade has replaced says nothing about the process.
  public static func withoutDeletionMark(_ path: String) -> String {
    let mark = " (deleted)"
    return path.hasSuffix(mark) ? String(path.dropLast(mark.count)) : path
  }

  /// Whether both are one process. An executable that one of them does not know is no difference.
  public func isSame(as other: ProcessIdentity) -> Bool {
    guard pid == other.pid, startTime == other.startTime else { return false }
    guard let executable, let another = other.executable else { return true }
    return executable == another
  }
}
