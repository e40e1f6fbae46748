import DomainModel
import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

/// What was opened on the host for a guest's devices, from which QEMU gets its descriptors.
struct HostDevices: Sendable {
  /// The definition's network cards.
  var interfaces: [NetworkInterface] = []
  /// The taps, by the place of their cards.
  var taps: [Int: TapDevice] = [:]
  /// The guest's end of its sockets to the host.
  var vsock: SharedDescriptor?

  /// The descriptor for a purpose; blocks for no longer than a device file takes.
  func descriptor(for purpose: PassedDescriptor.Purpose) throws(VirtError) -> SharedDescriptor {
    switch purpose {
    case .tap(let interface, let queue):
      if let queues = taps[interface]?.queues, queues.indices.contains(queue) { return queues[queue] }
    case .vhostNet(let interface, _):
      let path = interfaces.indices.contains(interface) ? interfaces[interface].backend?.vhost : nil
      return try Self.open(path ?? "/dev/vhost-net")
    case .vhostVSock: if let vsock { return vsock }
    case .vhostSCSI: return try Self.open("/dev/vhost-scsi")
    case .device(let path): return try Self.open(path)
    case .monitor, .listener, .helper, .file: break
    }
    throw VirtError(.configUnsupported, "the definition needs a connection to the host that is not supported yet")
  }

  private static func open(_ path: String) throws(VirtError) -> SharedDescriptor {
    let number = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard number >= 0 else { throw SystemFailure(errno).error("open \(path)") }
    return SharedDescriptor(Descriptor(adopting: number))
  }
}
