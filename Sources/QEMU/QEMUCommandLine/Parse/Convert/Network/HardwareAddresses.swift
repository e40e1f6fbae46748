import DroverCore
import DroverXML

/// The hardware addresses that QEMU gives to interfaces without one: 52:54:00:12:34:56 and the following.
struct HardwareAddresses {
  private static let first: UInt64 = 0x5254_0012_3456
  private var used: Set<UInt64> = []

  /// Takes note of an address that was chosen.
  mutating func use(_ address: MACAddress) { used.insert(address.value) }

  /// The next one that QEMU gives.
  mutating func takeNext() -> MACAddress {
    var value = Self.first
    while !used.insert(value).inserted { value += 1 }
    return MACAddress(value: value)
  }
}
