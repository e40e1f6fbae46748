import DomainModel
import Domains
import DroverCore
import DroverHost
import QEMUMonitor
import Synchronization

/// Where the agent of a guest is reached.
struct AgentAddress: Hashable, Sendable {
  /// The alias of its port.
  let alias: String
  /// The socket; nil: where the daemon made one.
  let path: String?
}

extension AgentAddress {
  /// nil for a guest without an agent's line, or with one that leads to somebody else.
  init?(_ definition: DomainDefinition) {
    guard let channel = definition.agentChannel, channel.isReachable, let alias = channel.info.alias?.name else {
      return nil
    }
    self.init(alias: alias, path: channel.backend.source?.path)
  }
}

extension QEMUGuest {
  /// Takes note of where the agent is. One that is there is connected to: as long as nobody listens to it, an agent looks
  /// again ten times a second.
  func knowAgent(of definition: DomainDefinition) {
    guard let address = AgentAddress(definition) else { return }
    agentAddress.withLock { $0 = address }
    if definition.agentChannel?.target?.state == .connected { connectAhead(address) }
  }

  /// QEMU told something that may be about the agent, or about what it was told to do.
  func tellAgent(of event: QMPEvent) {
    let address = agentAddress.withLock { $0 }
    agent.heard(event.kind, port: address?.alias)
    if case .serialPortChanged(let id, true) = event.kind, let address, address.alias == id { connectAhead(address) }
  }

  /// The socket, as we reach it.
  func socket(of address: AgentAddress) async -> ReachedPath? {
    guard let path = address.path else {
      return places.folder.channels.map { ReachedPath(same: "\($0.path)/\(address.alias)") }
    }
    guard process.isAttached else { return ReachedPath(same: path) }
    return await FileWork.foreign.run { [pid = process.pid] in
      // What is not there now is said by who connects to it.
      (try? LaunchRoot(of: pid).reach(path)) ?? ReachedPath(same: path)
    }
  }

  private func connectAhead(_ address: AgentAddress) {
    // The socket of a guest that somebody else started may be used by somebody else, too.
    guard !process.isAttached else { return }
    Task { if let socket = await socket(of: address) { await agent.connectAhead(socket.path) } }
  }
}
