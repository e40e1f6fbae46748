public import Domains
public import DroverCore
import DroverHost

extension QEMUHypervisor {
  /// Listens beside where a guest arrives.
  public func openHandoverDesk(
    at listenAddress: String?, _ address: MigrationAddress
  ) async throws(VirtError) -> any HandoverDesk {
    let reactor = context.reactor
    let desk = try await FileWork.shared.run { () throws(VirtError) in
      try SocketHandoverDesk(at: listenAddress, address, reactor: reactor)
    }
    try desk.open()
    return desk
  }

  /// Calls the target's daemon.
  public func callHandoverDesk(
    _ desk: HandoverAddress, deadline: Deadline, answer: @escaping @Sendable () async -> Bool,
    ended: @escaping @Sendable (HandoverOutcome) -> Void
  ) async throws(VirtError) -> any HandoverLine {
    let socket =
      switch desk.address {
      case .tcp(let host, let port):
        try await StreamSocket.connect(host: host, port: port, deadline: deadline, reactor: context.reactor)
      case .unix(let path):
        try await StreamSocket.connect(path: path, deadline: deadline, reactor: context.reactor)
      }
    let line = SocketHandoverLine(socket, answer: answer, ended: ended)
    try line.open(desk.token)
    return line
  }

  /// Whether a file lies on a file system of a network or a cluster.
  public func isShared(_ path: String) async -> Bool {
    var files = ForeignFiles(reactor: context.reactor)
    files.patience = .seconds(2)
    let found = try? await files.run(path) { () throws(VirtError) in try FileSystemKind.isShared(path) }
    return found ?? false
  }
}
