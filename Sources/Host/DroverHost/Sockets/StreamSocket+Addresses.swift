import CShims
public import DroverCore
import Glibc

// Connections to what is no path.
extension StreamSocket {
  /// Connects to a name in the kernel's name space without files; `name` is without the zero byte before it.
  ///
  /// Waits for nobody: `systemError` when the backlog is full. Blocks for a moment in another network than ours.
  public static func connect(
    abstract name: [UInt8], within network: NetworkNamespace? = nil, reactor: Reactor
  ) throws(VirtError) -> StreamSocket {
    let number = try VirtError.whileDoing("connect to @\(String(decoding: name, as: UTF8.self))") {
      () throws(SystemFailure) in
      let descriptor = Descriptor(
        adopting: try SystemFailure.check(drover_socket_create_within(AF_UNIX, network?.rawValue ?? -1)))
      let number = descriptor.rawValue
      try SystemFailure.check(name.withUnsafeBytes { drover_socket_connect_abstract(number, $0.baseAddress, $0.count) })
      return descriptor.take()
    }
    return StreamSocket(adopting: Descriptor(adopting: number), reactor: reactor)
  }
}
