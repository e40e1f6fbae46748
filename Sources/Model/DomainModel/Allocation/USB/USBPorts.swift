import DroverCore

/// The ports of a USB controller or a hub, and what hangs on them.
struct USBPorts: Sendable {
  /// How deep hubs may be plugged into one another, the controller's own ports counted.
  static let depth = 4
  /// How many ports a hub has.
  static let hubPorts: UInt32 = 8

  private let count: UInt32
  private var taken: Set<UInt32> = []
  private var hubs: [UInt32: USBPorts] = [:]

  init(count: UInt32) { self.count = count }

  /// Takes the port at a path.
  ///
  /// - Returns: false when a port on the way does not exist or leads to no hub, or the last one is taken.
  mutating func take(_ path: ArraySlice<UInt32>, isHub: Bool) -> Bool {
    guard let port = path.first, port >= 1, port <= count else { return false }
    if path.count > 1 {
      guard var hub = hubs[port], hub.take(path.dropFirst(), isHub: isHub) else { return false }
      hubs[port] = hub
      return true
    }
    guard taken.insert(port).inserted else { return false }
    if isHub { hubs[port] = USBPorts(count: Self.hubPorts) }
    return true
  }

  /// The first free port: here, or on the first hub that has one.
  func freePath(depth: Int = USBPorts.depth) -> [UInt32]? {
    guard depth > 0, count > 0 else { return nil }
    if let port = (1...count).first(where: { !taken.contains($0) }) { return [port] }
    for (port, hub) in hubs.sorted(by: { $0.key < $1.key }) {
      if let path = hub.freePath(depth: depth - 1) { return [port] + path }
    }
    return nil
  }
}

extension Controller {
  /// How many ports a USB controller has for devices; companions have none of their own.
  var usbPortCount: UInt32 {
    switch model {
    case .piix3UHCI, .piix4UHCI, .vt82c686bUHCI: 2
    case .ehci, .ich9EHCI1: 6
    case .pciOHCI: 3
    case .necXHCI, .qemuXHCI: ports ?? 4
    case .qusb1, .qusb2: ports ?? 8
    case nil: 2
    default: 0
    }
  }
}
