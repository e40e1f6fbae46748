import DomainModel
import DroverCore
import DroverXML

extension DomainDefinition {
  /// Gives ports to the displays that want one, and notes those that name theirs.
  ///
  /// - Parameter probe: tries a port at an address.
  /// - Returns: the ports that the guest has from now on. On an error none are taken.
  mutating func takeDisplayPorts(
    from pool: inout PortPool, probe: any PortProbe
  ) throws(VirtError) -> [UInt16] {
    var taken: [UInt16] = []
    do {
      for index in devices?.graphics.indices ?? 0..<0 {
        guard let port = try devices?.graphics[index].takePort(from: &pool, probe: probe) else { continue }
        taken.append(port)
      }
    } catch {
      pool.release(taken)
      throw error
    }
    return taken
  }
}

extension Graphics {
  /// Whether the display listens on a port at all: a server that has neither a socket nor `<listen type='none'/>`.
  fileprivate var wantsPort: Bool {
    (type == .vnc || type == .spice) && socket == nil
      && !listens.contains { $0.type == .socket || ($0.type == .none && listens.count == 1) }
  }

  /// Whether SPICE is to be encrypted, for which it has a port of its own.
  private var wantsEncryption: Bool {
    type == .spice && autoport == .yes && (defaultMode == .secure || channels.contains { $0.mode == .secure })
  }

  /// - Returns: the port that was taken; nil when the display needs none or its definition names one (which QEMU then
  ///   finds taken or not).
  fileprivate mutating func takePort(from pool: inout PortPool, probe: any PortProbe) throws(VirtError) -> UInt16? {
    guard wantsPort else { return nil }
    guard !wantsEncryption else {
      throw VirtError(
        .configUnsupported, "secure channels of SPICE with a port that is left open need TLS, which is not set up")
    }
    // A SPICE server may have the port for encryption alone.
    if type == .spice, autoport != .yes, port == nil { return nil }
    let wantsAny = autoport == .yes || (port ?? -1) == -1
    guard wantsAny else {
      guard let number = port.flatMap(UInt16.init(exactly:)), pool.take(number) else { return nil }
      return number
    }
    let address = listens.first { $0.type == .address }?.address ?? listenAddress
    let number = try pool.take { probe.isFree(port: $0, address: address) }
    port = Int32(number)
    return number
  }
}
