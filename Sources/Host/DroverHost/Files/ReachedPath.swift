import CShims
import Glibc

/// A path of another process's, as we reach the same file: by a name that leads to it for as long as this value lives.
public final class ReachedPath: Sendable {
  /// What to give to the kernel.
  public let path: String
  private let held: SharedDescriptor?

  private init(_ path: String, _ held: SharedDescriptor? = nil) {
    self.path = path
    self.held = held
  }

  /// A path that is the same for us.
  public convenience init(same path: String) { self.init(path) }

  /// Finds what a path names for a process. Takes a moment.
  ///
  /// Links in its file system are followed as the process follows them, from its own root on: a process of somebody else's
  /// cannot lead us to a file of the host.
  ///
  /// - Throws: the kernel's reason for which there is no such file for the process.
  public static func find(_ path: String, of pid: Int32) throws(SystemFailure) -> ReachedPath {
    let opened = drover_open_below("/proc/\(pid)/root", path)
    guard opened >= 0 else {
      let failure = SystemFailure(0 &- opened)
      // Who may not look at a process's root can only believe that it is ours; a kernel without the call, likewise.
      let isUnknown = [EACCES, EPERM, ENOSYS, ENOENT].contains(failure.number) && !canLook(pid)
      if isUnknown || failure.number == ENOSYS { return ReachedPath(path) }
      throw failure
    }
    let held = SharedDescriptor(Descriptor(adopting: opened))
    let name = "/proc/self/fd/\(opened)"
    // Where it is the same file for us its own name is as good, and tells more.
    guard let its = FileIdentity(name), FileIdentity(path) != its else { return ReachedPath(path) }
    return ReachedPath(name, held)
  }

  private static func canLook(_ pid: Int32) -> Bool { FileIdentity("/proc/\(pid)/root/") != nil }
}
