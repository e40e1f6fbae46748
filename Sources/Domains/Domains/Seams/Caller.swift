/// The number of a client's connection; never used twice in the life of a daemon.
public struct ConnectionID: RawRepresentable, Hashable, Sendable {
  /// The number; 0 is the daemon itself.
  public let rawValue: UInt64

  /// Takes any number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The daemon itself: autostart, recovery, the guest's own doings.
  public static let daemon = ConnectionID(rawValue: 0)
}

/// Who makes a call: what a refusal tells others, and whose guests die with the connection.
public struct Caller: Hashable, Sendable {
  /// The connection that the call came by.
  public let connection: ConnectionID
  /// The process at the other end of a local socket, as it was when the connection was accepted.
  public let pid: Int32?
  /// Its user; nil for a connection over the network.
  public let uid: UInt32?
  /// Its group; nil for a connection over the network.
  public let gid: UInt32?
  /// The name of the process (`/proc/PID/comm`), for people; empty when it is not known.
  public let processName: String
  /// Whether the connection may only look. The server has refused forbidden calls already; formatting of secrets and
  /// the like is decided by this.
  public let isReadOnly: Bool
  /// When the process started, in clock ticks since the host booted; nil when it is not known.
  public let startTime: UInt64?

  /// Describes a caller.
  public init(
    connection: ConnectionID, pid: Int32? = nil, uid: UInt32? = nil, gid: UInt32? = nil, processName: String = "",
    isReadOnly: Bool = false, startTime: UInt64? = nil
  ) {
    self.startTime = startTime
    self.connection = connection
    self.pid = pid
    self.uid = uid
    self.gid = gid
    self.processName = processName
    self.isReadOnly = isReadOnly
  }

  /// The daemon itself.
  public static let daemon = Caller(connection: .daemon, processName: "droverd")
}

extension Caller: CustomStringConvertible {
  /// `virsh (pid 812, uid 1000)`
  public var description: String {
    var facts: [String] = []
    if let pid { facts.append("pid \(pid)") }
    if let uid { facts.append("uid \(uid)") }
    let name = processName.isEmpty ? "client \(connection.rawValue)" : processName
    return facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))"
  }
}
