import DroverCore
import DroverXML

extension Validation {
  /// Holds each screen against its kind, and all of them against one another.
  mutating func checkGraphics() {
    let path = "/domain/devices/graphics"
    var seen: Set<Graphics.Kind> = []
    for (index, graphics) in devices.graphics.enumerated() {
      let path = "\(path)[\(index + 1)]"
      require(
        seen.insert(graphics.type).inserted, "QEMU has one screen of type '\(graphics.type.rawValue)', not two",
        at: path)
      checkListens(graphics, at: path)
      switch graphics.type {
      case .vnc: checkVNC(graphics, at: path)
      case .dbus:
        require(
          graphics.p2p != .yes || graphics.address == nil, .xmlError, "p2p='yes' and an 'address' exclude each other",
          at: path)
      case .rdp, .desktop: refuse("QEMU has no screen of type '\(graphics.type.rawValue)'", at: path + "/@type")
      case .spice: checkSPICE(graphics, at: path)
      case .sdl, .eglHeadless: break
      }
      if let gl = graphics.gl, graphics.type != .eglHeadless, graphics.type != .vnc {
        require(gl.enable != nil, .xmlError, "<gl> needs 'enable'", at: path + "/gl")
      }
    }
    let accelerated = devices.graphics.filter { $0.type == .eglHeadless || $0.gl?.enable == .yes }
    require(accelerated.count <= 1, "QEMU draws with OpenGL for one screen, not for two", at: path)
  }

  private mutating func checkListens(_ graphics: Graphics, at path: String) {
    require(graphics.listens.count <= 1, "QEMU listens at one place for a screen", at: path + "/listen")
    for listen in graphics.listens {
      if listen.type == .network {
        require(listen.network != nil, .xmlError, "type='network' needs the name of a 'network'", at: path + "/listen")
      }
    }
  }

  private mutating func checkVNC(_ graphics: Graphics, at path: String) {
    require(
      graphics.connected == nil || graphics.connected == .keep, "VNC supports connected='keep' only",
      at: path + "/@connected")
    if let password = graphics.passwd {
      require(
        password.utf8.count <= 8, "VNC takes passwords of 8 letters at most, not \(password.utf8.count)",
        at: path + "/@passwd")
    }
    checkValidity(graphics, at: path)
    guard let port = graphics.port, port != -1 else { return }
    require((5900...65_535).contains(port), "a VNC port is between 5900 and 65535, not \(port)", at: path + "/@port")
  }

  private mutating func checkSPICE(_ graphics: Graphics, at path: String) {
    checkValidity(graphics, at: path)
    let lists: [(String, String?, [String])] = [
      ("image/@compression", graphics.image?.compression, ["auto_glz", "auto_lz", "quic", "glz", "lz", "off"]),
      ("jpeg/@compression", graphics.jpeg?.compression, ["auto", "never", "always"]),
      ("zlib/@compression", graphics.zlib?.compression, ["auto", "never", "always"]),
      ("playback/@compression", graphics.playback?.compression, ["on", "off"]),
      ("streaming/@mode", graphics.streaming?.mode, ["filter", "all", "off"]),
      ("mouse/@mode", graphics.mouse?.mode, ["server", "client"]),
    ]
    for (name, value, words) in lists {
      guard let value else { continue }
      require(
        words.contains(value), .xmlError, "'\(value)' is none of: \(words.joined(separator: " | "))",
        at: path + "/\(name)")
    }
  }

  private mutating func checkValidity(_ graphics: Graphics, at path: String) {
    guard let text = graphics.passwdValidTo else { return }
    require(
      Self.isMoment(text), .internalError, "'\(text)' is no time of the form YYYY-MM-DDTHH:MM:SS",
      at: path + "/@passwdValidTo")
  }

  private static func isMoment(_ text: String) -> Bool {
    let shape = "0000-00-00T00:00:00"
    guard text.utf8.count == shape.utf8.count else { return false }
    return zip(text.utf8, shape.utf8).allSatisfy { byte, wanted in
      wanted == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
    }
  }
}
