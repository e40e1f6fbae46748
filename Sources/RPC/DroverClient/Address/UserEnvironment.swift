import Glibc

/// What the places of sockets depend on: who asks, and where that user's run folder is.
///
/// A value, so that the rules can be tested without being somebody else.
public struct UserEnvironment: Sendable, Hashable {
  /// The effective user.
  public var userID: UInt32
  /// `XDG_RUNTIME_DIR`; nil when it is not set.
  public var runtimeDirectory: String?

  /// Takes both.
  public init(userID: UInt32, runtimeDirectory: String?) {
    self.userID = userID
    self.runtimeDirectory = runtimeDirectory
  }

  /// The environment of this process.
  public static var current: UserEnvironment {
    UserEnvironment(userID: geteuid(), runtimeDirectory: getenv("XDG_RUNTIME_DIR").map { String(cString: $0) })
  }

  /// The folder for sockets of the user: `XDG_RUNTIME_DIR`, else `/run/user/UID`.
  public var userRunFolder: String {
    if let runtimeDirectory, !runtimeDirectory.isEmpty { return runtimeDirectory }
    return "/run/user/\(userID)"
  }
}
