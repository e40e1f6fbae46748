import Glibc

/// How many descriptors this process may have.
public enum DescriptorLimit {
  /// What the daemon makes use of: five thousand clients, and four for each of some thousand guests.
  static let wanted: UInt64 = 65_536

  /// Raises the limit in force as far as the host allows and the daemon makes use of. Guests inherit it.
  ///
  /// - Returns: the limit now in force; nil when the kernel does not tell.
  @discardableResult public static func raise() -> UInt64? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
    let goal = min(UInt64(limit.rlim_max), wanted)
    guard UInt64(limit.rlim_cur) < goal else { return UInt64(limit.rlim_cur) }
    var raised = limit
    raised.rlim_cur = rlim_t(goal)
    guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 else { return UInt64(limit.rlim_cur) }
    return goal
  }
}
