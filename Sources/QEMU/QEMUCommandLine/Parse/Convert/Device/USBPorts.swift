import DomainModel

/// The ports of a USB bus, and which of them QEMU gives to a device that names none: the first free one. Before it
/// gives away the last one it puts a hub there.
struct USBPorts {
  /// A hub of QEMU has this many.
  private static let portsOfHub: UInt32 = 8

  private var free: [[UInt32]]

  init(_ controller: Controller) {
    let count: UInt32
    switch controller.model {
    case .ehci, .ich9EHCI1: count = 6
    case .pciOHCI: count = 3
    case .necXHCI, .qemuXHCI: count = min(max(controller.ports ?? 4, 1), 15)
    default: count = 2
    }
    free = (1...count).map { [$0] }
  }

  /// Gives a port to a device.
  ///
  /// - Parameter wanted: the port that it names.
  /// - Returns: the port, and that of a hub that QEMU plugs in before; nil where nothing is free.
  mutating func take(_ wanted: [UInt32]?, isHub: Bool) -> (path: [UInt32], newHub: [UInt32]?)? {
    var hub: [UInt32]?
    if wanted == nil, free.count == 1, !isHub {
      hub = free.removeFirst()
      if let hub { addHub(at: hub) }
    }
    guard let path = wanted ?? free.first else { return nil }
    free.removeAll { $0 == path }
    if isHub { addHub(at: path) }
    return (path, hub)
  }

  private mutating func addHub(at path: [UInt32]) {
    for port in 1...Self.portsOfHub { free.append(path + [port]) }
  }
}
