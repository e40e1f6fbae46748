import DroverHost

/// Whether a process sees the host as we do.
enum ProcessNamespaces {
  /// Whether its network is ours; true when we may not look.
  static func sharesNetwork(_ pid: Int32) -> Bool { shares("net", pid) }

  /// Whether its file systems are mounted as ours are; true when we may not look.
  static func sharesMounts(_ pid: Int32) -> Bool {
    guard shares("mnt", pid) else { return false }
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
