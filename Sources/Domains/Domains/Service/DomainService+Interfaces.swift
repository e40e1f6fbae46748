import DomainModel
public import DroverCore

extension DomainService {
  /// What went through a guest's network device, as the guest counts; named by the host's device or by its MAC address.
  ///
  /// Errors: `notRunning`, `invalidArg` for a name that is none, `internalError` for one without a device on the host.
  public func interfaceCounters(_ reference: DomainReference, device: String) throws(VirtError) -> LinkCounters {
    let (_, live) = try running(reference)
    let interface = try live.definition.definition.interface(device)
    guard let name = interface.target?.dev else {
      throw VirtError(.internalError, "the interface '\(device)' has no device on the host")
    }
    return try counters(of: interface, name)
  }

  /// The counters of an interface with a device on the host, seen from the guest.
  func counters(of interface: NetworkInterface, _ name: String) throws(VirtError) -> LinkCounters {
    let counters = try context.parts.host.counters(ofLink: name)
    // A macvtap counts as the guest does; a tap is the other end of the guest's cable.
    return interface.type == .direct ? counters : counters.fromTheOtherEnd
  }

  /// The limits of an interface's bandwidth. Errors: `invalidArg` for a name that is none.
  public func interfaceParameters(
    _ reference: DomainReference, device: String, flags: UInt32
  ) throws(VirtError) -> [TypedParameter] {
    let (definition, _) = try shown(reference, flags)
    let bandwidth = try definition.interface(device).bandwidth
    func number(_ name: String, _ value: UInt64?) -> TypedParameter {
      TypedParameter(name, .uint(UInt32(clamping: value ?? 0)))
    }
    return [
      number("inbound.average", bandwidth?.inbound?.average), number("inbound.peak", bandwidth?.inbound?.peak),
      number("inbound.burst", bandwidth?.inbound?.burst), number("inbound.floor", bandwidth?.inbound?.floor),
      number("outbound.average", bandwidth?.outbound?.average), number("outbound.peak", bandwidth?.outbound?.peak),
      number("outbound.burst", bandwidth?.outbound?.burst),
    ]
  }
}

extension DomainDefinition {
  /// The interface of a MAC address or of a device's name on the host. Errors: `invalidArg`.
  func interface(_ device: String) throws(VirtError) -> NetworkInterface {
    let all = devices?.interfaces ?? []
    if let mac = MACAddress(device) {
      let found = all.filter { $0.mac?.address == mac }
      guard found.count < 2 else {
        throw VirtError(.operationFailed, "multiple devices matching MAC address \(device) found")
      }
      if let interface = found.first { return interface }
    } else if !device.isEmpty, let interface = all.first(where: { $0.target?.dev == device }) {
      return interface
    }
    throw VirtError(.invalidArg, "'\(device)' is not a known interface")
  }
}
