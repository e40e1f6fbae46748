import Domains
import QEMUMonitor

extension GuestEvent {
  /// What an event of memory, of a display or of the block layer means; nil for any other.
  init?(ofHost event: QMPEvent) {
    switch event.kind {
    case .viewer(let viewer): self = .viewer(.init(viewer))
    case .thresholdPassed(let node, let threshold, let excess):
      self = .thresholdPassed(node: node, threshold: threshold, excess: excess)
    case .memoryFailed(let failure): self = .memoryFailed(.init(failure))
    case .memoryDeviceChanged(let id, let path, let size):
      guard let alias = id ?? DeviceName.inPath(path) else { return nil }
      self = .memoryDeviceChanged(alias: alias, size: size)
    default: return nil
    }
  }
}

extension DomainEvent.Graphics {
  fileprivate init(_ viewer: QMPEvent.Viewer) {
    let phase: Int32 =
      switch viewer.phase {
      case .connected: 0
      case .initialized: 1
      case .disconnected: 2
      }
    var subject: [(kind: String, name: String)] = []
    if let name = viewer.distinguishedName { subject.append(("x509dname", name)) }
    if let name = viewer.saslName { subject.append(("saslUsername", name)) }
    self.init(
      phase: phase, local: .init(viewer.server), remote: .init(viewer.client), authentication: viewer.authentication,
      subject: subject)
  }
}

extension DomainEvent.Graphics.Address {
  /// `virDomainEventGraphicsAddressType`
  fileprivate init(_ address: QMPEvent.Viewer.Address) {
    let family: Int32 =
      switch address.family {
      case "ipv6": 1
      case "unix": 2
      default: 0
      }
    self.init(family: family, node: address.host, service: address.service)
  }
}

extension GuestEvent.MemoryFailure {
  /// `virDomainMemoryFailureRecipientType`, `virDomainMemoryFailureActionType`, `virDomainMemoryFailureFlags`
  fileprivate init(_ failure: QMPEvent.MemoryFailure) {
    let action: Int32 =
      switch failure.action {
      case "inject": 1
      case "fatal": 2
      case "reset": 3
      default: 0
      }
    self.init(
      recipient: failure.recipient == "guest" ? 1 : 0, action: action,
      flags: (failure.isActionRequired ? 1 : 0) | (failure.isRecursive ? 2 : 0))
  }
}
