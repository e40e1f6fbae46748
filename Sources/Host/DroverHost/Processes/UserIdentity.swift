public import DroverCore
import Glibc

/// Who a process runs as: user, group and further groups.
public struct UserIdentity: Hashable, Sendable {
  /// The user.
  public var uid: UInt32
  /// The group.
  public var gid: UInt32
  /// All further groups; what the daemon itself is in is not passed on.
  public var groups: [UInt32]

  /// Makes an identity.
  public init(uid: UInt32, gid: UInt32, groups: [UInt32] = []) {
    self.uid = uid
    self.gid = gid
    self.groups = groups
  }

  /// Whether it is the user and group of this process: who is that already needs no right to become it.
  public var isOwn: Bool { uid == geteuid() && gid == getegid() }

  /// Looks names up; may wait for a directory service.
  ///
  /// - Parameters:
  ///   - user: a name, or a number after `+`.
  ///   - group: likewise; nil stands for the user's own.
  /// - Throws: `configUnsupported` for an unknown name.
  public static func lookUp(user: String, group: String? = nil) throws(VirtError) -> UserIdentity {
    let account = account(user)
    guard let uid = number(user) ?? account?.uid else {
      throw VirtError(.configUnsupported, "there is no user '\(user)'", origin: .conf)
    }
    guard let gid = try group.map({ name throws(VirtError) in try groupNumber(name) }) ?? account?.gid else {
      throw VirtError(.configUnsupported, "user '\(user)' has no group; name one", origin: .conf)
    }
    return UserIdentity(uid: uid, gid: gid, groups: account.map { groups(of: $0.name, gid) } ?? [gid])
  }

  private static func groupNumber(_ name: String) throws(VirtError) -> UInt32 {
    if let gid = number(name) { return gid }
    let gid: UInt32? = lookUp { buffer, size in
      var entry = Glibc.group()
      var found: UnsafeMutablePointer<Glibc.group>?
      let result = getgrnam_r(name, &entry, buffer, size, &found)
      return (result, found == nil ? nil : entry.gr_gid)
    }
    guard let gid else { throw VirtError(.configUnsupported, "there is no group '\(name)'", origin: .conf) }
    return gid
  }

  private static func number(_ text: String) -> UInt32? {
    text.hasPrefix("+") ? UInt32(text.dropFirst()) : nil
  }

  private static func account(_ user: String) -> (name: String, uid: UInt32, gid: UInt32)? {
    lookUp { buffer, size in
      var entry = passwd()
      var found: UnsafeMutablePointer<passwd>?
      let result =
        number(user).map { getpwuid_r($0, &entry, buffer, size, &found) }
        ?? getpwnam_r(user, &entry, buffer, size, &found)
      guard found != nil else { return (result, nil) }
      return (result, (String(cString: entry.pw_name), entry.pw_uid, entry.pw_gid))
    }
  }

  /// Calls with a larger buffer as long as the entry does not fit.
  private static func lookUp<Value>(
    _ call: (UnsafeMutablePointer<CChar>, Int) -> (result: Int32, value: Value?)
  ) -> Value? {
    for size in [1024, 16_384, 1 << 20] {
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
      defer { buffer.deallocate() }
      let (result, value) = call(buffer, size)
      if result != ERANGE { return value }
    }
    return nil
  }

  private static func groups(of user: String, _ gid: UInt32) -> [UInt32] {
    var groups = [UInt32](repeating: gid, count: 64)
    var count = Int32(groups.count)
    if getgrouplist(user, gid, &groups, &count) < 0 {
      groups = [UInt32](repeating: gid, count: min(65_536, max(64, Int(count))))
      count = Int32(groups.count)
      guard getgrouplist(user, gid, &groups, &count) >= 0 else { return [gid] }
    }
    return Array(groups.prefix(Int(count)))
  }
}
