import DomainModel
import Domains
import DroverCore
import DroverHost
import DroverXML

// Phase 1: the address of the guest's sockets to the host, which the command line names.
extension GuestLaunch {
  /// Takes an address for the guest, and writes it into the definition. It is free again when the descriptor is closed.
  func takeVSock(_ definition: inout DomainDefinition) async throws(VirtError) -> SharedDescriptor? {
    guard let vsock = definition.devices?.vsock else { return nil }
    let wanted = vsock.cid?.auto == .yes ? nil : vsock.cid?.address
    let (descriptor, address) = try await FileWork.shared.run { () throws(VirtError) in try VSockDevice.open(wanted) }
    var cid = vsock.cid ?? VSockCID()
    cid.address = address
    definition.devices?.vsock?.cid = cid
    return descriptor
  }
}
