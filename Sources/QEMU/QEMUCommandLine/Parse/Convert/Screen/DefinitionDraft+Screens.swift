import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-vnc`, `-spice`, `-display` and the older options for screens.
  mutating func convertScreens() {
    for position in model.positions(of: "vnc") { convertVNC(position) }
    convertSPICE()
    for position in model.positions(of: "display") { convertDisplay(position) }
    if model.has("sdl") {
      devices.graphics.append(Graphics(.sdl))
      mark("sdl", .converted)
    }
    mark("nographic", .converted)
    if let keymap = model.lastText("k"),
      let place = devices.graphics.firstIndex(where: { $0.type == .vnc || $0.type == .spice })
    {
      devices.graphics[place].keymap = keymap
      mark("k", .converted)
    }
    if devices.graphics.isEmpty, !model.has("nographic"), !model.has("display"), !model.has("curses") {
      note(.unsure, "-display", "none is named: QEMU opens a window where it can; the definition has no screen")
    }
  }

  private mutating func convertVNC(_ position: Int) {
    var settings = model[position].settings
    guard let place = settings.text("vnc"), let graphics = vnc(place, &settings) else { return }
    devices.graphics.append(graphics)
    model[position].settings = settings
    model[position].fate = .converted
    noteRest(of: position)
  }

  private func vnc(_ place: String, _ settings: inout Settings) -> Graphics? {
    var graphics = Graphics(.vnc)
    var listen = GraphicsListen()
    if place == "none" {
      listen.type = .none
    } else if place.hasPrefix("unix:") {
      listen.type = .socket
      listen.socket = String(place.dropFirst("unix:".count))
    } else {
      guard let colon = place.lastIndex(of: ":"), let display = Int32(place[place.index(after: colon)...]),
        (0...59_635).contains(display)
      else { return nil }
      let host = place[..<colon].filter { $0 != "[" && $0 != "]" }
      listen.type = .address
      listen.address = host.isEmpty ? "0.0.0.0" : String(host)
      graphics.port = 5900 + display
      graphics.autoport = .no
      switch settings.text("websocket") {
      case nil, "off": break
      case "on": graphics.websocket = 5700 + display
      case let text:
        graphics.websocket = text.flatMap { Int32($0) }
        if graphics.websocket == nil { settings.untake("websocket") }
      }
    }
    graphics.listens = [listen]
    graphics.sharePolicy = settings.text("share").flatMap { Graphics.SharePolicy(rawValue: $0) }
    if settings.flag("password") == true { graphics.passwd = "" }
    graphics.powerControl = settings.flag("power-control").map { YesNo($0) }
    if let id = settings.peekText("audiodev").flatMap({ audioIDs[$0] }) {
      settings.ignore("audiodev")
      graphics.audio = GraphicsAudio()
      graphics.audio?.id = id
    }
    settings.ignore("id")
    return graphics
  }

  private mutating func convertDisplay(_ position: Int) {
    var settings = model[position].settings
    if let place = settings.text("vnc") {
      guard let graphics = vnc(place, &settings) else { return }
      devices.graphics.append(graphics)
      model[position].settings = settings
      model[position].fate = .converted
      return noteRest(of: position)
    }
    var graphics = Graphics(.sdl)
    switch settings.text("type") {
    case "none":
      model[position].fate = .converted
      return
    case "sdl":
      if settings.flag("full-screen") == true { graphics.fullscreen = .yes }
      graphics.gl = gl(&settings)
    case "egl-headless":
      graphics = Graphics(.eglHeadless)
      if let node = settings.text("rendernode") {
        graphics.gl = GraphicsGL()
        graphics.gl?.rendernode = node
      }
    case "dbus":
      graphics = Graphics(.dbus)
      graphics.p2p = settings.flag("p2p") == true ? .yes : nil
      graphics.address = settings.text("addr")
      graphics.gl = gl(&settings)
      if let node = settings.text("rendernode") {
        graphics.gl = graphics.gl ?? GraphicsGL()
        graphics.gl?.rendernode = node
      }
      if let id = settings.text("audiodev").flatMap({ audioIDs[$0] }) {
        graphics.audio = GraphicsAudio()
        graphics.audio?.id = id
      }
    default: return
    }
    guard settings.rest.isEmpty else { return }
    devices.graphics.append(graphics)
    model[position].fate = .converted
  }

  private func gl(_ settings: inout Settings) -> GraphicsGL? {
    guard let isOn = settings.flag("gl") else { return nil }
    var gl = GraphicsGL()
    gl.enable = YesNo(isOn)
    return gl
  }

  private mutating func convertSPICE() {
    guard let position = model.positions(of: "spice").first else { return }
    var settings = model[position].settings
    var graphics = Graphics(.spice)
    var listen = GraphicsListen()
    let address = settings.text("addr")
    let port: Int32? = settings.number("port")
    let tlsPort: Int32? = settings.number("tls-port")
    if settings.flag("unix") == true {
      listen.type = .socket
      listen.socket = address
    } else if port ?? 0 <= 0, tlsPort ?? 0 <= 0 {
      listen.type = .none
    } else {
      listen.type = .address
      listen.address = address ?? "0.0.0.0"
      graphics.port = port.flatMap { $0 > 0 ? $0 : nil }
      graphics.tlsPort = tlsPort.flatMap { $0 > 0 ? $0 : nil }
      graphics.autoport = .no
    }
    graphics.listens = [listen]
    takeSPICE(&graphics, &settings)
    devices.graphics.append(graphics)
    model[position].settings = settings
    model[position].fate = .converted
    noteRest(of: position)
  }

  private func takeSPICE(_ graphics: inout Graphics, _ settings: inout Settings) {
    graphics.passwd = settings.text("password")
    if settings.has("password-secret") {
      settings.ignore("password-secret")
      graphics.passwd = ""
    }
    // What the daemon says by itself.
    settings.ignore("disable-ticketing", "seamless-migration", "x509-dir", "ipv4", "ipv6", "id")
    for (key, mode) in [("tls-channel", GraphicsChannel.Mode.secure), ("plaintext-channel", .insecure)] {
      for name in settings.takeAll(key).compactMap(\.optionText) {
        if name == "default" {
          graphics.defaultMode = mode == .secure ? .secure : .insecure
        } else if let known = GraphicsChannel.Name(rawValue: name) {
          var channel = GraphicsChannel()
          channel.name = known
          channel.mode = mode
          graphics.channels.append(channel)
        }
      }
    }
    func compression(_ key: String) -> GraphicsCompression? {
      guard let text = settings.text(key) else { return nil }
      var compression = GraphicsCompression()
      compression.compression = text
      return compression
    }
    graphics.image = compression("image-compression")
    graphics.jpeg = compression("jpeg-wan-compression")
    graphics.zlib = compression("zlib-glz-wan-compression")
    graphics.playback = compression("playback-compression")
    func mode(_ text: String?) -> GraphicsMode? {
      guard let text else { return nil }
      var mode = GraphicsMode()
      mode.mode = text
      return mode
    }
    graphics.streaming = mode(settings.text("streaming-video"))
    graphics.mouse = mode(settings.flag("agent-mouse").map { $0 ? "client" : "server" })
    if settings.flag("disable-copy-paste") == true {
      graphics.clipboard = GraphicsClipboard()
      graphics.clipboard?.copypaste = .no
    }
    if settings.flag("disable-agent-file-xfer") == true {
      graphics.filetransfer = GraphicsEnable()
      graphics.filetransfer?.enable = .no
    }
    graphics.gl = gl(&settings)
    if let node = settings.text("rendernode") {
      graphics.gl = graphics.gl ?? GraphicsGL()
      graphics.gl?.rendernode = node
    }
  }
}

extension Graphics {
  init(_ type: Kind) {
    self.init()
    self.type = type
  }
}
