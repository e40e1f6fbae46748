public import DroverCore

/// What a session needs of a connected socket.
public protocol Transport: AnyObject, Sendable {
  /// Begins to read.
  ///
  /// - Parameters:
  ///   - receive: gets bytes and how many descriptors came with them; the session takes none of these, they are closed.
  ///     Called on one thread, one call after another.
  ///   - drained: called there when everything has been sent after `pendingBytes` was not zero.
  ///   - closed: called there once, whatever ended the connection, and after it nothing more.
  /// - Throws: when the socket cannot be watched; nothing is called then.
  func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer, _ descriptors: Int) -> Void,
    drained: @escaping @Sendable () -> Void, closed: @escaping @Sendable () -> Void
  ) throws(VirtError)

  /// Sends, after what was sent before; never waits.
  func send(_ bytes: [UInt8])

  /// How many bytes wait to be sent.
  var pendingBytes: Int { get }

  /// Reads no more for now.
  func pauseReading()

  /// Reads again.
  func resumeReading()

  /// Ends the connection.
  func close()
}

/// Who is at the other end of a socket, as it was when the connection was accepted.
public struct Peer: Hashable, Sendable {
  /// Process, user and group; nil for a connection over the network.
  public var pid: Int32?, uid: UInt32?, gid: UInt32?
  /// The name of the process; empty when it is not known.
  public var processName: String
  /// When the process started, in clock ticks since the host booted; nil when it is not known.
  public var startTime: UInt64?

  /// Describes a peer.
  public init(
    pid: Int32? = nil, uid: UInt32? = nil, gid: UInt32? = nil, processName: String = "", startTime: UInt64? = nil
  ) {
    self.startTime = startTime
    self.pid = pid
    self.uid = uid
    self.gid = gid
    self.processName = processName
  }
}

extension Peer: CustomStringConvertible {
  /// `virsh (pid 812, uid 1000)`
  public var description: String {
    "\(processName.isEmpty ? "client" : processName) (pid \(pid ?? 0), uid \(uid.map(String.init) ?? "unknown"))"
  }
}
