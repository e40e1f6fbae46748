import DroverHost

/// Whether a process sees the host as we do.
enum ProcessNamespaces {
  /// Whether we can connect to what listens in its network: it is ours, or we may enter it; true when we may not look.
  static func reachesNetwork(_ pid: Int32) -> Bool { NetworkNamespace.other(of: pid)?.canBeEntered ?? true }

  /// Whether the same file systems are mounted for it; true when we may not look.
  static func sharesMountTable(_ pid: Int32) -> Bool { shares("mnt", pid) }

  /// Whether its file systems are mounted as ours are; true when we may not look.
  static func sharesMounts(_ pid: Int32) -> Bool {
    guard sharesMountTable(pid) else { return false }
    // One that was started with `chroot` has the same mounts, and other names for what is on them.
    guard let its = FileIdentity("/proc/\(pid)/root"), let ours = FileIdentity("/proc/self/root") else { return true }
    return its == ours
  }

  private static func shares(_ kind: String, _ pid: Int32) -> Bool {
    guard let its = FileIdentity("/proc/\(pid)/ns/\(kind)"), let ours = FileIdentity("/proc/self/ns/\(kind)") else {
      return true
    }
    return its == ours
  }
}
