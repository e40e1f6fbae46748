import DroverHost

/// The sockets that a process has open, as far as they can be a monitor's.
struct ProcessSockets: Sendable {
  /// The sockets by the number of the descriptor; nil when we may not look.
  var open: [Int32: UInt64]?
  /// The local sockets among them.
  var local: [UInt64: UnixSocketFacts] = [:]
  /// The TCP sockets of its network namespace.
  var tcp: [TCPSocketFacts] = []
  /// Whether we can connect to what listens in its network.
  var reachesNetwork = true

  /// Looks at a process. Takes a moment.
  ///
  /// - Parameter needsTCP: whether the table of TCP is worth reading: it holds the whole host's.
  static func read(_ pid: Int32, needsTCP: Bool) -> ProcessSockets {
    var sockets = ProcessSockets()
    sockets.open = SocketDiagnosis.openSockets(of: pid)
    let own = sockets.own
    for socket in SocketDiagnosis.unixSockets(seenBy: pid) where own.contains(socket.inode) {
      sockets.local[socket.inode] = socket
    }
    // The diagnosis knows the other ends, and names as they are; it sees our own network namespace only.
    for socket in (try? SocketDiagnosis.unixSockets()) ?? [] where own.contains(socket.inode) {
      sockets.local[socket.inode] = socket
    }
    sockets.reachesNetwork = ProcessNamespaces.reachesNetwork(pid)
    if needsTCP { sockets.tcp = SocketDiagnosis.tcpSockets(seenBy: pid) }
    return sockets
  }

  /// The inodes of its own sockets.
  private var own: Set<UInt64> { Set((open ?? [:]).values) }

  /// The local socket that listens at an address.
  func listener(_ isIt: (UnixSocketFacts.Address) -> Bool) -> UnixSocketFacts? {
    local.values.first { $0.isListening && $0.address.map(isIt) == true }
  }

  /// Its TCP sockets that listen on a port.
  func listeners(port: UInt16) -> [TCPSocketFacts] {
    let own = own
    return tcp.filter { $0.isListening && $0.local.port == port && own.contains($0.inode) }
  }

  /// Who holds the connection that a local listener serves.
  func holder(of listener: UnixSocketFacts) -> MonitorCandidate.Holder? {
    let served = local.values.first { !$0.isListening && $0.inode != listener.inode && $0.address == listener.address }
    guard let served, listener.address != nil else { return nil }
    return served.peer.map { .socket(inode: $0) } ?? .elsewhere("somebody in another network namespace")
  }

  /// Who holds the connection that a TCP listener serves.
  func holder(of listener: TCPSocketFacts) -> MonitorCandidate.Holder? {
    let own = own
    let served = tcp.first { socket in
      socket.isConnected && own.contains(socket.inode) && socket.local.port == listener.local.port
        && (listener.local.isWildcard || socket.local.text == listener.local.text)
    }
    guard let served else { return nil }
    let other = tcp.first { socket in
      socket.local.port == served.remote.port && socket.local.text == served.remote.text
        && socket.remote.port == served.local.port && socket.remote.text == served.local.text
    }
    guard let other, other.inode != 0 else { return .elsewhere("a client at \(served.remote.text)") }
    return .socket(inode: other.inode)
  }
}
