import DomainModel
public import DroverCore

/// A mounted filesystem of a guest (`virDomainFSInfo`).
public struct GuestFilesystem: Hashable, Sendable {
  /// Where it is mounted, the guest's name of its device, its type, and the disks that it lies on, as the definition
  /// names them.
  public var mountPoint: String, name: String, type: String, disks: [String]
}

extension DomainService {
  /// The name of the guest, as it says itself.
  ///
  /// - Parameter flags: 1: as it is known where it got its address, which nobody knows; 2: by the agent.
  public func guestHostName(
    _ reference: DomainReference, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> String {
    try check(flags, knows: 3, "virDomainGetHostname")
    guard flags != 3 else {
      throw VirtError(
        .invalidArg, "Flags 'VIR_DOMAIN_GET_HOSTNAME_LEASE' and 'VIR_DOMAIN_GET_HOSTNAME_AGENT' are mutually exclusive")
    }
    if flags == 1 {
      let (domain, _) = try running(reference)
      throw VirtError(.noHostname, "no hostname found for domain \(domain.read { $0.name })")
    }
    return try await withAgent(reference, "virDomainGetHostname", caller) { (_, guest, line) async throws(VirtError) in
      try await guest.agentHostName(over: line).get()
    }
  }

  /// The mounted filesystems of the guest.
  public func guestFilesystems(
    _ reference: DomainReference, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [GuestFilesystem] {
    try check(flags, knows: 0, "virDomainGetFSInfo")
    return try await withAgent(reference, "virDomainGetFSInfo", caller) {
      (domain, guest, line) async throws(VirtError) in
      let found = try await guest.agentFilesystems(over: line).get()
      let definition = domain.read { $0.live?.definition.definition }
      return found.map { filesystem in
        GuestFilesystem(
          mountPoint: filesystem.mountPoint, name: filesystem.name, type: filesystem.type,
          disks: filesystem.disks.compactMap { definition?.diskTarget(at: $0) })
      }
    }
  }

  /// Where addresses of a guest are known from (`virDomainInterfaceAddressesSource`).
  public enum AddressSource: UInt32, Sendable {
    case lease = 0
    case agent, arp
  }

  /// The addresses of a guest's network devices.
  ///
  /// Nobody here gives leases; the host's table of neighbours knows those of IPv4 with whom it spoke lately.
  public func guestAddresses(
    _ reference: DomainReference, source: UInt32, flags: UInt32, caller: Caller
  ) async throws(VirtError) -> [GuestInterface] {
    try check(flags, knows: 0, "virDomainInterfaceAddresses")
    guard let source = AddressSource(rawValue: source) else {
      _ = try running(reference)
      throw VirtError(.argumentUnsupported, "Unknown IP address data source \(source)")
    }
    switch source {
    case .lease:
      _ = try running(reference)
      return []
    case .arp:
      let (_, live) = try running(reference)
      let neighbours = try context.parts.host.neighbours()
      return (live.definition.definition.devices?.interfaces ?? []).flatMap { interface in
        neighbours.filter { $0.hardwareAddress == interface.mac?.address }.map { neighbour in
          GuestInterface(
            name: interface.target?.dev ?? "", hardwareAddress: neighbour.hardwareAddress.description,
            addresses: [.init(isIPv6: false, address: neighbour.address, prefix: 0)])
        }
      }
    case .agent:
      return try await withAgent(reference, "virDomainInterfaceAddresses", caller) {
        (_, guest, line) async throws(VirtError) in try await guest.agentInterfaces(over: line).get()
      }
    }
  }
}

extension DomainDefinition {
  /// The disk that the guest sees at a place, as the definition names it.
  func diskTarget(at place: AgentDiskPlace) -> String? {
    guard let pci = place.pci else { return nil }
    let address = PCIAddress(domain: pci.domain, bus: pci.bus, slot: pci.slot, function: pci.function)
    let controllers = devices?.controllers.filter { controller in
      if case .pci(let its)? = controller.info.address { its.isSamePlace(address) } else { false }
    }
    return devices?.disks.first { disk in
      switch disk.info.address {
      case .pci(let its)?: its.isSamePlace(address)
      case .drive(let drive)?:
        drive.bus == place.bus && drive.target == place.target && drive.unit == place.unit
          && controllers?.contains { $0.index == drive.controller } == true
      default: false
      }
    }?.target?.dev
  }
}

extension PCIAddress {
  fileprivate func isSamePlace(_ other: PCIAddress) -> Bool {
    (domain, bus, slot, function) == (other.domain, other.bus, other.slot, other.function)
  }
}
