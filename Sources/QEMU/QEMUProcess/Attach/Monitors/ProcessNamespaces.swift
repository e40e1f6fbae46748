import DroverHost
import Glibc

/// Whether a process sees the host as we do.
enum ProcessNamespaces {
  /// Whether its network is ours; true when we may not look.
  static func sharesNetwork(_ pid: Int32) -> Bool {
    guard let its = identity("/proc/\(pid)/ns/net"), let ours = identity("/proc/self/ns/net") else { return true }
    return its == ours
  }

  /// A path of a process's, as we reach it: the path itself where it is the same file for us, and through the
  /// process's root where it is not (another mount namespace, another root).
  static func path(_ path: String, of pid: Int32) -> String {
    let through = "/proc/\(pid)/root\(path)"
    guard let its = identity(through) else { return path }
    return identity(path) == its ? path : through
  }

  private struct Identity: Equatable {
    let device: UInt
    let inode: UInt
  }

  private static func identity(_ path: String) -> Identity? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return Identity(device: UInt(facts.st_dev), inode: UInt(facts.st_ino))
  }
}
