import DroverHost

/// From where the command line of a process names files.
///
/// Usually that is the process's root. One that was told to leave its root (`-chroot`, `-run-with chroot=`) did so once it
/// had opened them.
struct LaunchRoot: Sendable {
  /// The process.
  let pid: Int32
  /// Whether its command line names files as we do, though its root is another by now.
  let hasLeft: Bool

  /// Looks at a process. Takes a moment.
  init(of pid: Int32) { self.init(of: pid, arguments: RunningProcess.arguments(of: pid)) }

  /// The same for one whose arguments are known.
  init(of pid: Int32, arguments: [String]) {
    self.pid = pid
    // The folder is named from the root that it left, which is ours where that name leads to its root.
    hasLeft =
      Self.folder(arguments).map { folder in
        guard ProcessNamespaces.sharesMountTable(pid), let its = FileIdentity("/proc/\(pid)/root/") else {
          return false
        }
        return FileIdentity(folder) == its
      } ?? false
  }

  /// What the process sees as its root when it reads its command line, as a path of ours.
  var path: String { hasLeft ? "/" : (try? FileContents.link("/proc/\(pid)/root")) ?? "/" }

  /// Finds what a path of the command line names.
  ///
  /// - Throws: the kernel's reason for which there is no such file.
  func reach(_ path: String) throws(SystemFailure) -> ReachedPath {
    if let own = ownDescriptor(path) { return ReachedPath(same: own) }
    // What was opened later is named from the new root.
    if hasLeft, FileIdentity(path) != nil { return ReachedPath(same: path) }
    return try ReachedPath.find(path, of: pid)
  }

  /// A name by which every process means a descriptor of its own: ours would be another file.
  private func ownDescriptor(_ path: String) -> String? {
    let standard = ["/dev/stdin": "0", "/dev/stdout": "1", "/dev/stderr": "2"]
    let number =
      ["/dev/fd/", "/proc/self/fd/"].lazy.compactMap { folder in
        path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : nil
      }.first ?? standard[path]
    return number.flatMap { UInt32($0) }.map { "/proc/\(pid)/fd/\($0)" }
  }

  /// The folder of `-chroot` or `-run-with chroot=`; nil for who stays where he is.
  private static func folder(_ arguments: [String]) -> String? {
    for (option, value) in zip(arguments, arguments.dropFirst()) {
      switch option {
      case "-chroot", "--chroot": return value
      case "-run-with", "--run-with":
        let key = "chroot="
        if let found = value.split(separator: ",").first(where: { $0.hasPrefix(key) }) {
          return String(found.dropFirst(key.count))
        }
      default: continue
      }
    }
    return nil
  }
}
