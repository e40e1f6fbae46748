import DomainModel
import Domains
import DroverCore
import DroverHost
import Logging
import QEMUCommandLine

// Phases 1 and 2: the host's ends of network cards.
extension GuestLaunch {
  /// Refuses what no host's end can be made for.
  func checkInterfaces() throws(VirtError) {
    for interface in request.definition.devices?.interfaces ?? [] {
      switch interface.type {
      case .network:
        // There are no virtual networks on this host; clients know the words.
        let name = interface.source?.network ?? ""
        throw VirtError(.noNetwork, "no network with matching name '\(name)'", origin: .network)
      case .direct:
        throw VirtError(.configUnsupported, "interfaces of type 'direct' (macvtap) are not supported yet")
      case .bridge, .ethernet:
        if let what = interface.unsupportedPart {
          throw VirtError(
            .configUnsupported, "\(what) of an interface of type '\(interface.type.rawValue)' is not supported yet")
        }
      case .user where interface.backend?.type == .passt, .vhostuser where interface.backend?.type == .passt:
        throw VirtError(.configUnsupported, "interfaces with <backend type='passt'/> are not supported yet")
      default: continue
      }
    }
  }

  /// Makes the taps; they last as long as QEMU or we hold them. Their names go into the definition.
  func prepareInterfaces(_ plan: inout LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) -> [Int:
    TapDevice]
  {
    var taps: [Int: TapDevice] = [:]
    for (index, interface) in (plan.definition.devices?.interfaces ?? []).enumerated() {
      let queues = plan.command.descriptors.count { passed in
        if case .tap(index, _) = passed.purpose { true } else { false }
      }
      guard queues > 0, let tapPlan = TapPlan(interface, queues: queues) else { continue }
      let tap = try await FileWork.shared.run { () throws(VirtError) in try tapPlan.make() }
      taps[index] = tap
      var target = interface.target ?? InterfaceTarget()
      target.dev = tap.link.name
      plan.definition.devices?.interfaces[index].target = target
      if let bandwidth = interface.bandwidth {
        try await LinkBandwidth(link: tap.link.name, bandwidth: bandwidth).apply(reactor: context.reactor)
      }
      let reactor = context.reactor
      if let path = tapPlan.downScript {
        let script = InterfaceScript(path: path, link: tap.link.name)
        plan.downScripts.append(script)
        rollback.onFailure(of: "tap \(tap.link.name)") { try? await script.run(reactor: reactor) }
      }
      if let path = tapPlan.script {
        try await InterfaceScript(path: path, link: tap.link.name).run(reactor: reactor)
      }
    }
    return taps
  }
}

extension NetworkInterface {
  /// What a tap of ours would leave out; nil when it does everything.
  fileprivate var unsupportedPart: String? {
    if filterref != nil { return "<filterref>" }
    if vlan != nil { return "<vlan>" }
    if coalesce != nil { return "<coalesce>" }
    if let kind = virtualport?.type, kind != .none { return "<virtualport type='\(kind.rawValue)'>" }
    if !addresses.isEmpty || !routes.isEmpty { return "<ip> or <route>" }
    if !(source?.addresses ?? []).isEmpty || !(source?.routes ?? []).isEmpty { return "<ip> or <route>" }
    return nil
  }
}
