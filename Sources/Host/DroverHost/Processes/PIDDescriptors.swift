import Glibc

/// Who holds a process by a pidfd.
public enum PIDDescriptors {
  /// The first other process that is called as it is said and holds a process. Takes a moment.
  ///
  /// - Parameter program: the name, as the kernel keeps it: at most 15 bytes.
  public static func holder(of pid: Int32, called program: String) -> Int32? {
    ProcessList.all().sorted().first { other in
      guard other != getpid(), other != pid, ProcessIdentity.name(of: other) == program else { return false }
      return held(by: other).contains(pid)
    }
  }

  /// The processes that a process holds; empty when we may not look.
  static func held(by pid: Int32) -> Set<Int32> {
    var held: Set<Int32> = []
    for number in (try? FolderListing.names("/proc/\(pid)/fd")) ?? [] {
      // Newer kernels call it by its inode: `pidfd:[4711]`.
      guard let link = try? FileContents.link("/proc/\(pid)/fd/\(number)"),
        link == "anon_inode:[pidfd]" || link.hasPrefix("pidfd:["),
        let text = try? FileContents.text("/proc/\(pid)/fdinfo/\(number)", limit: 4096), let target = target(text)
      else { continue }
      held.insert(target)
    }
    return held
  }

  /// The number after `Pid:`; nil for a process that has ended, or is not in our PID namespace.
  static func target(_ text: String) -> Int32? {
    KeyedLines.value(of: "Pid", in: text).flatMap { Int32($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
