import DroverHost
import QEMUCommandLine

/// Which monitors of a process are tried, in which order, and why the others are not.
///
/// The process's own listening socket proves that an address is its own: a path that another process took over
/// meanwhile, or an address on another host, is never connected to.
struct MonitorPlan: Hashable, Sendable {
  /// What is tried, the best first.
  var candidates: [MonitorCandidate] = []
  /// What cannot be tried.
  var obstacles: [MonitorObstacle] = []

  /// Decides.
  ///
  /// - Parameters:
  ///   - declared: the monitors of the command line.
  ///   - sockets: what the process has open.
  ///   - folder: its working folder, for relative paths.
  init(_ declared: [DeclaredMonitor], sockets: ProcessSockets, folder: String) {
    for monitor in declared {
      switch Self.resolve(monitor, sockets, folder) {
      case .success(let candidate):
        if !candidates.contains(where: { $0.address == candidate.address }) { candidates.append(candidate) }
      case .failure(let refusal):
        obstacles.append(MonitorObstacle(option: monitor.option, reason: refusal.reason))
      }
    }
    // The order of the command line decides among equals.
    candidates = candidates.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
  }

  private struct Refusal: Error {
    let reason: String
  }

  private static func resolve(
    _ monitor: DeclaredMonitor, _ sockets: ProcessSockets, _ folder: String
  ) -> Result<MonitorCandidate, Refusal> {
    switch monitor.place {
    case .closed(let reason): return .failure(Refusal(reason: reason))
    case .path(let path):
      let whole = absolute(path, folder)
      let listener = sockets.listener { address in
        if case .path(let bound) = address { return bound == path || absolute(bound, folder) == whole }
        return false
      }
      return local(monitor, .path(whole), listener, sockets)
    case .abstract(let name):
      let listener = sockets.listener { address in
        guard case .abstract(let bytes) = address else { return false }
        // Without `tight` the rest of the kernel's field belongs to the name.
        return bytes.elementsEqual(name.utf8)
          || bytes.starts(with: name.utf8) && bytes.dropFirst(name.utf8.count).allSatisfy { $0 == 0 || $0 == 0x40 }
      }
      if !sockets.reachesNetwork {
        return .failure(Refusal(reason: "it is in another network namespace, which only root's daemon may enter"))
      }
      guard case .abstract(let bytes)? = listener?.address else {
        return local(monitor, .abstract(Array(name.utf8)), listener, sockets)
      }
      // The kernel's table of another network shows the zero bytes behind the name as something else.
      let whole = Array(name.utf8) + Array(repeating: 0, count: bytes.count - name.utf8.count)
      return local(monitor, .abstract(whole), listener, sockets)
    case .tcp(_, let port): return tcp(monitor, sockets.listeners(port: port), sockets)
    case .descriptor(let number): return passed(monitor, number, sockets, folder)
    }
  }

  private static func local(
    _ monitor: DeclaredMonitor, _ address: MonitorAddress, _ listener: UnixSocketFacts?, _ sockets: ProcessSockets
  ) -> Result<MonitorCandidate, Refusal> {
    guard listener != nil || sockets.open == nil else {
      return .failure(Refusal(reason: "the process does not listen at \(address)"))
    }
    return .success(
      MonitorCandidate(
        language: monitor.language, address: address, option: monitor.option,
        holder: listener.flatMap { sockets.holder(of: $0) }))
  }

  private static func tcp(
    _ monitor: DeclaredMonitor, _ listeners: [TCPSocketFacts], _ sockets: ProcessSockets
  ) -> Result<MonitorCandidate, Refusal> {
    guard let listener = listeners.first else {
      return .failure(Refusal(reason: "no socket of the process's is known to listen on its port"))
    }
    guard sockets.reachesNetwork else {
      return .failure(Refusal(reason: "it is in another network namespace, which only root's daemon may enter"))
    }
    var address = listener.local.text
    if listener.local.isWildcard { address = listener.local.address.count == 4 ? "127.0.0.1" : "::1" }
    return .success(
      MonitorCandidate(
        language: monitor.language, address: .tcp(address: address, port: listener.local.port), option: monitor.option,
        holder: sockets.holder(of: listener)))
  }

  /// A socket that QEMU was given open, by who started it.
  private static func passed(
    _ monitor: DeclaredMonitor, _ number: Int32, _ sockets: ProcessSockets, _ folder: String
  ) -> Result<MonitorCandidate, Refusal> {
    guard let inode = sockets.open?[number] else {
      return .failure(Refusal(reason: "descriptor \(number) of the process is no socket"))
    }
    if let listener = sockets.tcp.first(where: { $0.inode == inode && $0.isListening }) {
      return tcp(monitor, [listener], sockets)
    }
    guard let socket = sockets.local[inode], socket.isListening, let bound = socket.address else {
      return .failure(Refusal(reason: "descriptor \(number) is one end of a connection, and its owner has the other"))
    }
    switch bound {
    case .path(let path): return local(monitor, .path(absolute(path, folder)), socket, sockets)
    case .abstract(let name):
      guard sockets.reachesNetwork else {
        return .failure(Refusal(reason: "it is in another network namespace, which only root's daemon may enter"))
      }
      return local(monitor, .abstract(name), socket, sockets)
    }
  }

  private static func absolute(_ path: String, _ folder: String) -> String {
    if path.hasPrefix("/") { return path }
    let rest = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
    return folder.hasSuffix("/") ? folder + rest : "\(folder)/\(rest)"
  }
}
