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
    for (index, device) in devices.consoles.enumerated() {
      let path = "/domain/devices/console[\(index + 1)]"
      // The first one is the first serial port once more.
      if index > 0 || device.target?.type != "serial" { check(device.backend, at: path) }
      check(console: device, index: index, at: path)
    }
    for (index, device) in devices.channels.enumerated() {
      let path = "/domain/devices/channel[\(index + 1)]"
      check(device.backend, at: path, mayLackPath: device.target?.type == "virtio")
      check(channel: device, at: path)
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
    case .spiceport, .dbus: checkChannelName(backend, at: place)
    case .nmdm: refuse("QEMU has no lines of type 'nmdm'", at: path + "/@type")
    default: break
    }
    if backend.type == .spicevmc || backend.type == .spiceport {
      require(
        devices.graphics.contains { $0.type == .spice }, "a line through SPICE needs SPICE graphics",
        at: path + "/@type")
    }
    for source in backend.sources {
      guard let reconnect = source.reconnect, reconnect.enabled == .yes else { continue }
      require(source.mode != .bind, .internalError, "only a line that connects can connect again", at: place)
      require(
        reconnect.timeout != 0, .invalidArg, "connecting again waits one second at least", at: place + "/reconnect")
    }
  }

  /// The other end knows a line through SPICE or D-Bus by its name.
  private mutating func checkChannelName(_ backend: CharacterBackend, at path: String) {
    guard let name = backend.source?.channel else {
      // Redirection has a name of its own.
      return refuse("the line needs a channel", at: path)
    }
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."
    require(
      name.utf8.allSatisfy { letters.utf8.contains($0) }, .invalidArg, "'\(name)' is no name of a channel",
      at: path + "/@channel")
  }

  private mutating func check(channel: CharacterDevice, at path: String) {
    let place = path + "/target"
    guard let type = channel.target?.type else {
      return refuse(.xmlError, "a channel needs a <target type>", at: place)
    }
    switch type {
    case "guestfwd":
      guard let address = channel.target?.address else {
        return refuse(.xmlError, "guestfwd needs an 'address'", at: place)
      }
      require(!address.contains(":"), "guestfwd takes addresses of IPv4", at: place + "/@address")
      require(channel.target?.port != nil, .xmlError, "guestfwd needs a 'port'", at: place)
    case "virtio":
      let name = channel.target?.name
      if channel.backend.type == .spicevmc, let name {
        require(name == "com.redhat.spice.0", "spicevmc has the name 'com.redhat.spice.0'", at: place + "/@name")
      }
    default: refuse("QEMU has no channel of type '\(type)'", at: place + "/@type")
    }
  }

  private mutating func check(console: CharacterDevice, index: Int, at path: String) {
    let place = path + "/target/@type"
    switch console.target?.type {
    case "serial", nil:
      require(index == 0, "only the first console is the serial port", at: place)
    case "virtio": break
    case "sclp", "sclplm":
      require(context.architecture.isS390, "SCLP is the console of mainframes", at: place)
    default: refuse("QEMU has no console of type '\(console.target?.type ?? "")'", at: place)
    }
  }

  private mutating func check(serial: CharacterDevice, at path: String) {
    checkModel(of: serial, at: path)
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

  /// Each model of a port has its bus.
  private mutating func checkModel(of serial: CharacterDevice, at path: String) {
    let place = path + "/target"
    guard let type = serial.target?.type else { return }
    let types: [String: String] = [
      "isa-serial": "isa-serial", "usb-serial": "usb-serial", "pci-serial": "pci-serial", "isa-debugcon": "isa-debug",
      "spapr-vty": "spapr-vio-serial", "pl011": "system-serial", "16550a": "system-serial",
      "sclpconsole": "sclp-serial", "sclplmconsole": "sclp-serial",
    ]
    let addresses: [String: DeviceAddress.Kind] = [
      "isa-serial": .isa, "isa-debug": .isa, "usb-serial": .usb, "pci-serial": .pci, "spapr-vio-serial": .spaprVIO,
    ]
    if let model = serial.target?.model?.name {
      if let wanted = types[model] {
        require(wanted == type, "the model '\(model)' has the type '\(wanted)', not '\(type)'", at: place + "/@type")
      } else {
        refuse(.xmlError, "there is no model '\(model)' of a serial port", at: place + "/model/@name")
      }
    }
    guard let kind = serial.info.address?.kind, let wanted = addresses[type] else { return }
    require(
      kind == wanted, "'\(type)' has an address of type '\(wanted.rawValue)', not '\(kind.rawValue)'",
      at: path + "/address")
  }
}
