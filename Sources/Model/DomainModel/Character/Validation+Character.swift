import DroverCore
import DroverXML

extension Validation {
  /// Serial lines and the like: their back ends, and whether the machine has the port.
  mutating func checkCharacterDevices() {
    for (index, serial) in devices.serials.enumerated() {
      let path = "/domain/devices/serial[\(index + 1)]"
      check(serial.backend, at: path)
      check(serial: serial, at: path)
    }
    for (index, device) in devices.parallels.enumerated() {
      check(device.backend, at: "/domain/devices/parallel[\(index + 1)]")
    }
    for (index, device) in devices.consoles.enumerated().dropFirst() {
      check(device.backend, at: "/domain/devices/console[\(index + 1)]")
    }
    for (index, device) in devices.channels.enumerated() {
      check(
        device.backend, at: "/domain/devices/channel[\(index + 1)]", mayLackPath: device.target?.type == "virtio")
    }
    for (index, device) in devices.redirectedDevices.enumerated() {
      check(device.backend, at: "/domain/devices/redirdev[\(index + 1)]")
    }
    for (index, device) in devices.smartcards.enumerated() where device.mode == .passthrough {
      check(device.backend, at: "/domain/devices/smartcard[\(index + 1)]")
    }
    for (index, device) in devices.rngs.enumerated() where device.backend?.model == .egd {
      if let backend = device.backend?.backend { check(backend, at: "/domain/devices/rng[\(index + 1)]/backend") }
    }
  }

  private mutating func check(_ backend: CharacterBackend, at path: String, mayLackPath: Bool = false) {
    let place = path + "/source"
    switch backend.type {
    case .file, .dev, .pipe:
      require(backend.source?.path != nil, .internalError, "the line needs a path", at: place)
    case .unix:
      require(mayLackPath || backend.source?.path != nil, .internalError, "the line needs a path", at: place)
    case .tcp:
      require(backend.source?.service != nil, .internalError, "the line needs a service, its port", at: place)
      require(
        backend.source?.mode == .bind || backend.source?.host != nil, .internalError, "the line needs a host", at: place
      )
      let spoken = backend.protocolElement?.type ?? .raw
      require(
        spoken == .raw || spoken == .telnet, "QEMU does not speak '\(spoken.rawValue)' on a line",
        at: path + "/protocol/@type")
    case .udp:
      require(
        backend.connectSource?.service != nil, .internalError, "the line needs a service to connect to", at: place)
    default: break
    }
    for source in backend.sources {
      guard let reconnect = source.reconnect, reconnect.enabled == .yes else { continue }
      require(source.mode != .bind, .internalError, "only a line that connects can connect again", at: place)
      require(
        reconnect.timeout != 0, .invalidArg, "connecting again waits one second at least", at: place + "/reconnect")
    }
  }

  private mutating func check(serial: CharacterDevice, at path: String) {
    guard let type = serial.target?.type, let model = serial.target?.model?.name else { return }
    let fits: Bool =
      switch type {
      case "isa-serial", "isa-debug": context.architecture.isX86
      case "usb-serial", "pci-serial": true
      case "spapr-vio-serial": context.board == .pseries
      case "system-serial": context.board == .virt
      case "sclp-serial": context.architecture.isS390
      default: false
      }
    require(
      fits, "'\(context.machine)' has no serial port of type '\(type)' and model '\(model)'",
      at: path + "/target")
  }
}
