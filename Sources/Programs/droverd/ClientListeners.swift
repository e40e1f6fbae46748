import DroverCore
import DroverHost
import DroverServer
import Glibc
import Logging
import Synchronization

/// The sockets that clients come by, each handed over to the server.
final class ClientListeners: Sendable {
  private let layout: Layout
  private let configuration: Configuration
  private let reactor: Reactor
  private let server: Server
  private let log: Logger
  private let quota: ConnectionQuota
  private let open = Mutex<[UnixListener]>([])

  init(layout: Layout, configuration: Configuration, reactor: Reactor, server: Server, log: Logger) {
    self.layout = layout
    self.configuration = configuration
    self.reactor = reactor
    self.server = server
    self.log = log
    quota = ConnectionQuota(limit: configuration.maxClients)
  }

  /// Binds and listens; what an earlier daemon left at the paths goes, for the lock says that it is gone.
  func start() throws(VirtError) {
    for path in layout.readWriteSockets { try listen(path, mode: configuration.readWriteMode, isReadOnly: false) }
    for path in layout.readOnlySockets { try listen(path, mode: configuration.readOnlyMode, isReadOnly: true) }
    if configuration.listensTCP { try listenToNetwork() }
  }

  /// Takes no more clients.
  func close() {
    let all = open.withLock { listeners in
      defer { listeners = [] }
      return listeners
    }
    for listener in all { listener.close() }
    for path in layout.readWriteSockets + layout.readOnlySockets { unlink(path) }
  }

  private func listen(_ path: String, mode: UInt32, isReadOnly: Bool) throws(VirtError) {
    let listener = try UnixListener(path: path, mode: mode, replacing: true, reactor: reactor, quota: quota)
    try giveToGroup(path)
    try listener.start { [server, reactor, quota] descriptor, credentials in
      let socket = StreamSocket(adopting: descriptor, reactor: reactor)
      let peer = Peer(
        pid: credentials.pid, uid: credentials.uid, gid: credentials.gid,
        processName: Self.processName(credentials.pid), startTime: ProcessIdentity.startTime(of: credentials.pid))
      server.accept(socket, peer: peer, isReadOnly: isReadOnly) { quota.release() }
    } trouble: { [log] in
      log.warning("\($0.message)")
    }
    open.withLock { $0.append(listener) }
  }

  /// Clients without credentials: what they may do is what the configuration says of all of them.
  private func listenToNetwork() throws(VirtError) {
    let (address, port) = (configuration.listenAddress, configuration.tcpPort)
    let listener = UnixListener(
      adopting: try ListeningSocket.bind(address: address, port: port), reactor: reactor, quota: quota)
    let (interval, count) = (configuration.keepaliveInterval, configuration.keepaliveCount)
    let isReadOnly = configuration.tcpAuthentication != .none
    try listener.start { [server, reactor, quota] descriptor, _ in
      descriptor.watchPeer(interval: interval, count: count)
      let socket = StreamSocket(adopting: descriptor, reactor: reactor)
      server.accept(socket, peer: Peer(processName: "tcp"), isReadOnly: isReadOnly) { quota.release() }
    } trouble: { [log] in
      log.warning("\($0.message)")
    }
    open.withLock { $0.append(listener) }
    log.notice(
      "clients are taken by TCP, without encryption",
      metadata: ["address": "\(address)", "port": "\(port)", "read-only": "\(isReadOnly)"])
  }

  private func giveToGroup(_ path: String) throws(VirtError) {
    guard let name = configuration.socketGroup else { return }
    let group = try UserIdentity.lookUp(user: "+\(geteuid())", group: name).gid
    guard chown(path, geteuid(), group) == 0 else {
      throw SystemFailure(errno).error("give \(path) to the group '\(name)'")
    }
  }

  /// The name of the process as it connects: later it may be another's, or gone.
  private static func processName(_ pid: Int32) -> String {
    ProcessIdentity.name(of: pid) ?? ""
  }
}
