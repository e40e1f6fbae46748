import DomainModel
import DroverCore
import LibvirtWire

/// Sets of the host's CPUs as bits, the lowest first.
enum ProcessorMaps {
  /// The bits of a set in some bytes; nil stands for all CPUs of the host.
  static func bytes(_ set: CPUSet?, hostProcessors: Int, length: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: length)
    let numbers = set?.members ?? Array(0..<max(0, hostProcessors))
    for number in numbers where number >= 0 && number < hostProcessors && number / 8 < length {
      bytes[number / 8] |= 1 << UInt8(number % 8)
    }
    return bytes
  }

  /// The set that some bytes say, as far as there can be such CPUs.
  static func set(_ bytes: [UInt8]) -> CPUSet {
    CPUSet(
      bytes.prefix(CPUSet.greatest / 8 + 1).enumerated().flatMap { index, byte in
        (0..<8).filter { byte & 1 << UInt8($0) != 0 }.map { index * 8 + $0 }
      })
  }
}
