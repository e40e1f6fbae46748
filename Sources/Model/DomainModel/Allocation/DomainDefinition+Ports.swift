import DroverXML

extension DomainDefinition {
  /// Gives screens that want a port the first ones of the usual range, as if nothing else ran on the host.
  ///
  /// For command lines that nobody starts; a launch asks the host which ports are free.
  public mutating func assignPlaceholderPorts() {
    guard var devices else { return }
    var next: Int32 = 5900
    var spice: Int32 = 5901
    for index in devices.graphics.indices {
      var graphics = devices.graphics[index]
      let listens = graphics.listens.first?.type
      guard listens != .socket, listens != .some(.none) else { continue }
      let isAutomatic = graphics.autoport != .no
      switch graphics.type {
      case .vnc:
        if isAutomatic || graphics.port ?? -1 < 0 {
          graphics.port = next
          next += 1
        }
        if graphics.websocket == -1 { graphics.websocket = 5700 }
      case .spice:
        if isAutomatic || graphics.port == -1 {
          graphics.port = spice
          spice += 1
        }
        if graphics.tlsPort == -1 {
          graphics.tlsPort = spice
          spice += 1
        }
      default: continue
      }
      devices.graphics[index] = graphics
    }
    self.devices = devices
  }
}
