import DomainModel
import DroverCore
import QEMUMonitor

// Terminals and screens.
extension DefinitionTruth {
  /// The terminals that QEMU opened, in a definition that was completed, which takes them out.
  func showTerminals(in definition: inout DomainDefinition) {
    var devices = definition.devices ?? Devices()
    correctLines(&devices)
    definition.devices = devices
  }

  /// The terminals that QEMU opened.
  func correctLines(_ devices: inout Devices) {
    var terminals: [String: String] = [:]
    for line in answers.lines ?? [] {
      if let path = line.terminal, terminals[line.label] == nil { terminals[line.label] = path }
    }
    func write(_ lines: inout [CharacterDevice], board: String?, nameless: [String]) {
      var left = nameless
      for index in lines.indices {
        let id = id(of: lines[index].info)
        // A line of the board's is called after its number; one with a device of its own is named there.
        let device = id.flatMap { answers.device($0) }
        let label = device == nil ? board.flatMap { lines[index].boardName($0) } : device?.text("chardev")
        let isNameless = device == nil && lines[index].isVirtio && !left.isEmpty
        let found = label ?? (isNameless ? left.removeFirst() : nil)
        guard lines[index].backend.type == .pty, let found, let path = terminals[found] else { continue }
        lines[index].backend.setTerminal(path)
        if id == nil, board != nil { lines[index].info.alias = DeviceAlias(found) }
      }
    }
    func behind(_ type: String) -> [String] { answers.nameless(type).map { $0.text("chardev") ?? "" } }
    write(&devices.serials, board: "serial", nameless: [])
    write(&devices.parallels, board: "parallel", nameless: [])
    write(&devices.consoles, board: nil, nameless: behind("virtconsole"))
    write(&devices.channels, board: nil, nameless: behind("virtserialport"))
    for index in devices.consoles.indices where devices.consoles[index].backend.type == .pty {
      devices.consoles[index].backend.tty = devices.consoles[index].backend.sources.first?.path
    }
  }

  /// Where the screens can be seen.
  func correctScreens(_ devices: inout Devices) {
    for index in devices.graphics.indices {
      switch devices.graphics[index].type {
      case .vnc:
        guard let server = answers.vnc, server.enabled, let port = server.port, let host = server.host else { continue }
        devices.graphics[index].port = Int32(port)
        listen(&devices.graphics[index], host)
      case .spice:
        guard let server = answers.spice, server["enabled"]?.bool == true else { continue }
        if let port = server["port"]?.int64.flatMap({ Int32(exactly: $0) }) { devices.graphics[index].port = port }
        if let port = server["tls-port"]?.int64.flatMap({ Int32(exactly: $0) }) {
          devices.graphics[index].tlsPort = port
        }
        if let host = server["host"]?.string { listen(&devices.graphics[index], host) }
      default: continue
      }
    }
  }

  private func listen(_ graphics: inout Graphics, _ host: String) {
    guard let first = graphics.listens.firstIndex(where: { $0.type == .address }) else { return }
    // A wildcard of both families is told as one of them.
    let isAny = ["*", "0.0.0.0", "::"].contains(host)
    if isAny, graphics.listens[first].address == nil || graphics.listens[first].address == "" { return }
    graphics.listens[first].address = host == "*" ? "0.0.0.0" : host
  }
}

extension CharacterDevice {
  /// What QEMU calls a line that the board has, by its kind; nil for one with a device of its own.
  fileprivate func boardName(_ kind: String) -> String? {
    guard target?.type == nil || target?.type == "isa-serial" else { return nil }
    return "\(kind)\(target?.port ?? 0)"
  }

  fileprivate var isVirtio: Bool { target?.type == "virtio" }
}
