public import Domains
public import DroverCore

extension HostFacts {
  /// The kernel's table of neighbours: those that answered.
  public func neighbours() throws(VirtError) -> [Neighbour] {
    // A kernel without IPv4 has none.
    Self.neighbours(in: (try? FileContents.text("/proc/net/arp")) ?? "")
  }

  /// The lines of `/proc/net/arp` after its headline: address, type, flags, hardware address, mask, device.
  static func neighbours(in table: String) -> [Neighbour] {
    table.split(separator: "\n").dropFirst().compactMap { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      // A flag of 2 says that the neighbour has answered (ATF_COM).
      guard words.count >= 4, words[2].hasPrefix("0x"), let flags = UInt32(words[2].dropFirst(2), radix: 16),
        flags & 2 != 0, let mac = MACAddress(String(words[3]))
      else { return nil }
      return Neighbour(address: String(words[0]), hardwareAddress: mac)
    }
  }
}
