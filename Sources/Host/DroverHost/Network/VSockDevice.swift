import CShims
public import DroverCore
import Glibc

/// The host's end of a guest's sockets to the host, with an address that is the guest's as long as it is open.
public enum VSockDevice {
  /// 0 to 2 are the hypervisor, the loop and the host; the last is "any".
  public static let addresses: ClosedRange<UInt32> = 3...UInt32.max - 1

  /// Opens the device and takes an address.
  ///
  /// - Parameter wanted: the address; nil: the first that nobody has.
  /// - Throws: `systemError` for a host without the device, and for an address that another guest has.
  public static func open(
    _ wanted: UInt32?, device: String = "/dev/vhost-vsock"
  ) throws(VirtError) -> (descriptor: SharedDescriptor, address: UInt32) {
    let number = Glibc.open(device, O_RDWR | O_CLOEXEC)
    guard number >= 0 else { throw SystemFailure(errno).error("open \(device)") }
    let descriptor = SharedDescriptor(Descriptor(adopting: number))
    for address in wanted.map({ $0...$0 }) ?? addresses {
      let result = drover_vsock_set_address(number, UInt64(address))
      if result == 0 { return (descriptor, address) }
      guard wanted == nil, result == 0 &- EADDRINUSE else {
        throw SystemFailure(0 &- result).error("give the guest the vsock address \(address)")
      }
    }
    throw SystemFailure(EADDRINUSE).error("find a vsock address that nobody has")
  }
}
