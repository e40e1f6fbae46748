public import DroverCore
public import DroverHost

extension StreamSocket: Transport {
  /// Begins to read. Descriptors are counted and closed: no call takes any yet.
  public func start(
    receive: @escaping @Sendable (UnsafeRawBufferPointer, _ descriptors: Int) -> Void,
    drained: @escaping @Sendable () -> Void, closed: @escaping @Sendable () -> Void
  ) throws(VirtError) {
    try start(
      receive: { bytes, descriptors in receive(bytes, descriptors.count) }, closed: { _ in closed() },
      drained: drained)
  }

  /// Sends bytes alone.
  public func send(_ bytes: [UInt8]) { _ = send(bytes, descriptors: []) }
}

extension Peer {
  /// Takes what the kernel noted of a local connection; the name of the process is asked for apart.
  public init(_ credentials: PeerCredentials, processName: String = "") {
    self.init(pid: credentials.pid, uid: credentials.uid, gid: credentials.gid, processName: processName)
  }
}
