import DroverXML

extension Devices {
  /// Kinds, models and ports of all lines.
  mutating func normaliseCharacterDevices(_ context: NormalisationContext, domainName: String) {
    for index in serials.indices { serials[index].normaliseSerial(context) }
    Self.assignPorts(&serials)
    for index in parallels.indices { parallels[index].normaliseBackend() }
    Self.assignPorts(&parallels)
    for index in consoles.indices {
      consoles[index].normaliseConsole(context)
    }
    for index in channels.indices { channels[index].normaliseChannel() }
    for index in redirectedDevices.indices { redirectedDevices[index].backend.normalise() }
    for index in rngs.indices where rngs[index].backend?.model == .egd { rngs[index].backend?.backend.normalise() }
  }

  /// Ports not chosen follow the greatest that is.
  private static func assignPorts(_ devices: inout [CharacterDevice]) {
    for index in devices.indices {
      var target = devices[index].target ?? CharacterTarget()
      if target.port == nil {
        let greatest = devices.compactMap { $0.target?.port }.max()
        target.port = greatest.map { $0 &+ 1 } ?? 0
      }
      devices[index].target = target
    }
  }

  /// The first console of a PC is its first serial line, told twice: whichever is missing is added.
  mutating func addConsoleCompatibility(_ context: NormalisationContext, isHVM: Bool) {
    guard isHVM else { return }
    if let console = consoles.first, console.target?.type == nil || console.target?.type == "serial" {
      if serials.isEmpty {
        var serial = console
        serial.target = CharacterTarget()
        serial.target?.port = 0
        serial.normaliseSerial(context)
        serials = [serial]
      }
    } else if let serial = serials.first {
      let isConsole = serial.target?.type.map { Self.consoleTypes.contains($0) } ?? true
      guard isConsole else { return }
      var console = CharacterDevice()
      console.target = CharacterTarget()
      console.target?.type = "serial"
      consoles.insert(console, at: 0)
    }
    for index in consoles.indices { consoles[index].target?.port = UInt32(clamping: index) }
    guard let serial = serials.first, consoles.first?.target?.type == "serial" else { return }
    var console = serial
    console.target = consoles[0].target
    console.target?.port = serial.target?.port
    consoles[0] = console
  }

  private static let consoleTypes = ["isa-serial", "system-serial", "sclp-serial", "spapr-vio-serial"]
}

extension CharacterDevice {
  mutating func normaliseBackend() { backend.normalise() }

  /// The kind follows the address, else the machine; the model follows the kind.
  fileprivate mutating func normaliseSerial(_ context: NormalisationContext) {
    normaliseBackend()
    var target = target ?? CharacterTarget()
    if target.type == nil {
      switch info.address {
      case .pci: target.type = "pci-serial"
      case .usb: target.type = "usb-serial"
      case .isa: target.type = "isa-serial"
      case .spaprVIO: target.type = "spapr-vio-serial"
      default: target.type = Self.defaultSerial(context)
      }
    }
    if target.model == nil, let type = target.type, let name = Self.model(of: type, context) {
      var model = CharacterModel()
      model.name = name
      target.model = model
    }
    self.target = target
  }

  /// The port that a machine has by itself; nil for a board of which nothing is known but that it has some.
  private static func defaultSerial(_ context: NormalisationContext) -> String? {
    if context.architecture.isS390 { return "sclp-serial" }
    if context.architecture.isX86 { return "isa-serial" }
    switch context.board {
    case .pseries: return "spapr-vio-serial"
    case .virt: return "system-serial"
    default: return nil
    }
  }

  private static func model(of type: String, _ context: NormalisationContext) -> String? {
    switch type {
    case "isa-serial": "isa-serial"
    case "usb-serial": "usb-serial"
    case "pci-serial": "pci-serial"
    case "spapr-vio-serial": "spapr-vty"
    case "isa-debug": "isa-debugcon"
    case "sclp-serial": "sclpconsole"
    case "system-serial": context.architecture.isArm ? "pl011" : "16550a"
    default: nil
    }
  }

  fileprivate mutating func normaliseConsole(_ context: NormalisationContext) {
    normaliseBackend()
    var target = target ?? CharacterTarget()
    if target.type == nil { target.type = context.architecture.isS390 ? "sclp" : "serial" }
    self.target = target
  }

  fileprivate mutating func normaliseChannel() {
    normaliseBackend()
    target?.state = nil
    guard target?.type == "virtio", backend.type == .unix, var source = backend.sources.first else { return }
    guard source.path.map({ Self.isGenerated($0, for: target?.name ?? "") }) ?? (source.mode == .bind) else { return }
    source.path = nil
    source.mode = .bind
    backend.sources = source.reconnect == nil ? [] : [source]
  }

  /// Paths that the daemon makes up at each start are not kept.
  private static func isGenerated(_ path: String, for name: String) -> Bool {
    let folder = "/var/lib/libvirt/qemu/channel/target/"
    guard path.hasPrefix(folder), !name.isEmpty else { return false }
    let rest = path.dropFirst(folder.count)
    return rest.hasSuffix("." + name) || (rest.hasPrefix("domain-") && rest.hasSuffix("/" + name))
  }
}

extension CharacterBackend {
  /// What a kind of line does not have vanishes.
  mutating func normalise() {
    tty = nil
    if type == nil { type = .pty }
    switch type {
    case .null, .vc, .stdio, .spicevmc:
      if type != .spicevmc { sources = [] }
    case .pty: sources = sources.compactMap { source in source.withoutPath }
    case .tcp:
      if protocolElement == nil { protocolElement = CharacterProtocol() }
      for index in sources.indices where sources[index].mode == nil { sources[index].mode = .connect }
    case .udp:
      for index in sources.indices where sources[index].mode == nil { sources[index].mode = .connect }
    case .unix:
      for index in sources.indices where sources[index].mode == nil { sources[index].mode = .connect }
    default: break
    }
    if type != .tcp { protocolElement = nil }
    sources.removeAll { $0 == CharacterSource() }
  }
}

extension CharacterSource {
  /// The path of a pty is chosen at each start.
  fileprivate var withoutPath: CharacterSource? {
    var source = self
    source.path = nil
    return source == CharacterSource() ? nil : source
  }
}
