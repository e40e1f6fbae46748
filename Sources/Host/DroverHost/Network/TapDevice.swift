import CShims
public import DroverCore
import Glibc

/// A network device whose packets a process reads and writes: one descriptor for each queue.
///
/// It lasts as long as a descriptor of it is open in any process, unless somebody had made it to stay before. So none
/// is left behind when a start fails or the daemon dies in the middle of it.
public struct TapDevice: Sendable {
  /// What the kernel calls it.
  public let link: NetworkLink
  /// The queues, at least one.
  public let queues: [SharedDescriptor]

  /// Makes a tap, or opens one that stays.
  ///
  /// - Parameters:
  ///   - name: a name, or a template: the kernel puts the first number that is free in place of `%d`.
  ///   - hasHeader: whether packets carry the header of virtio, with checksums and lengths left to who receives.
  ///   - device: the device that makes taps.
  /// - Throws: `systemError`, with the name.
  public static func open(
    name: String, queues count: Int, hasHeader: Bool, device: String = "/dev/net/tun"
  ) throws(VirtError) -> TapDevice {
    try VirtError.whileDoing("make the tap '\(name)'") { () throws(SystemFailure) in
      guard name.utf8.count <= NetworkLink.longestName, !name.utf8.contains(0x2F) else { throw SystemFailure(EINVAL) }
      var buffer = [CChar](repeating: 0, count: Int(DROVER_LINK_NAME))
      for (index, byte) in name.utf8.enumerated() { buffer[index] = CChar(bitPattern: byte) }
      var queues: [SharedDescriptor] = []
      for _ in 0..<max(1, count) {
        // The first call turns the template into a name; the others join that one.
        let number = try SystemFailure.check(
          drover_tap_open(device, &buffer, hasHeader ? 1 : 0, count > 1 ? 1 : 0))
        queues.append(SharedDescriptor(Descriptor(adopting: number)))
      }
      let given = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      return TapDevice(link: NetworkLink(given), queues: queues)
    }
  }
}
