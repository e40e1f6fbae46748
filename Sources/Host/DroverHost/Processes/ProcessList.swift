public import DroverCore
import Glibc

/// The processes of this host, as far as they are in our PID namespace or below it.
public enum ProcessList {
  /// Their numbers, unordered. Blocks for a moment.
  public static func all() -> [Int32] { ((try? FolderListing.names("/proc")) ?? []).compactMap { Int32($0) } }

  /// Whether the numbers in `/proc` are those that the kernel takes from us. They are not where a daemon was put into a
  /// PID namespace of its own and sees the `/proc` of another.
  public static var isOurs: Bool { (try? FileContents.link("/proc/self")) == "\(getpid())" }

  /// Refuses to look at processes by numbers that would be others' to the kernel.
  ///
  /// Errors: `operationUnsupported`.
  public static func checkNumbers() throws(VirtError) {
    guard !isOurs else { return }
    throw VirtError(
      .operationUnsupported,
      "/proc shows another PID namespace than the daemon's own: mount a proc of its own there, or run the daemon outside"
    )
  }
}
