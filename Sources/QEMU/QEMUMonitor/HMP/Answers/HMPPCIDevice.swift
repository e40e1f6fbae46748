/// One function in the answer to `info pci`.
public struct HMPPCIDevice: Hashable, Sendable {
  /// Where it is. The number of the bus is the one that the firmware gave it.
  public let bus: UInt8, device: UInt8, function: UInt8
  /// `1af4:1000`, as QEMU writes it.
  public internal(set) var identity = ""
  /// What it is: `Ethernet controller`.
  public internal(set) var kind = ""
  /// The id that it was given; empty when none.
  public internal(set) var id = ""

  /// Reads the answer: `Bus  0, device   2, function 0:`, and what is indented below it.
  public static func list(_ text: String) -> [HMPPCIDevice] {
    var devices: [HMPPCIDevice] = []
    for line in text.answerLines {
      let words = String(line).trimmingBlanks()
      if words.hasPrefix("Bus ") {
        if let device = HMPPCIDevice(words) { devices.append(device) }
        continue
      }
      guard !devices.isEmpty else { continue }
      devices[devices.count - 1].add(words)
    }
    return devices
  }

  private init?(_ line: String) {
    let numbers = line.split { !$0.isASCII || !$0.isNumber }.map { UInt8($0) }
    guard numbers.count == 3, let bus = numbers[0], let device = numbers[1], let function = numbers[2], device < 32,
      function < 8
    else { return nil }
    (self.bus, self.device, self.function) = (bus, device, function)
  }

  private mutating func add(_ line: String) {
    if let place = line.firstRange(ofWord: ": PCI device "), identity.isEmpty {
      kind = String(line[..<place])
      identity = String(line[line.index(place, offsetBy: 13)...])
    } else if line.hasPrefix("id \""), line.hasSuffix("\""), line.utf8.count >= 5 {
      id = String(line.dropFirst(4).dropLast())
    }
  }
}
