import CShims
import Glibc

/// The network of a process that has another one than we: a container's.
///
/// A connection in it is made by a thread that enters it and ends there; ours stay where they are.
public final class NetworkNamespace: Sendable {
  private let held: SharedDescriptor

  private init(_ held: SharedDescriptor) { self.held = held }

  /// What to give to the kernel.
  var rawValue: Int32 { held.rawValue }

  /// The network of a process; nil for one that shares ours, or at whose we may not look. Takes a moment.
  public static func other(of pid: Int32) -> NetworkNamespace? {
    let path = "/proc/\(pid)/ns/net"
    guard let its = FileIdentity(path), let ours = FileIdentity("/proc/self/ns/net"), its != ours,
      let opened = try? Descriptor.reading(path)
    else { return nil }
    return NetworkNamespace(SharedDescriptor(opened))
  }

  /// Whether we may enter it: that takes the administrator's rights. It is tried.
  public var canBeEntered: Bool {
    let number = drover_socket_create_within(AF_UNIX, rawValue)
    guard number >= 0 else { return false }
    close(number)
    return true
  }
}
