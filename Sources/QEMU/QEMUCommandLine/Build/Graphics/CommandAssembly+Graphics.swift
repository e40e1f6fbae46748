import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The screens.
  mutating func addGraphics() throws(VirtError) {
    for graphics in devices.graphics {
      switch graphics.type {
      case .vnc: try addVNC(graphics)
      case .spice: try addSPICE(graphics)
      case .sdl:
        var display = KeyValueText("sdl")
        if let gl = graphics.gl?.enable { display.add("gl", switch: gl.isTrue) }
        if graphics.fullscreen == .yes { display.add("full-screen", "on") }
        add("-display", display.text)
      case .eglHeadless:
        var display = KeyValueText("egl-headless")
        display.add("rendernode", graphics.gl?.rendernode ?? context.renderNode)
        add("-display", display.text)
      case .dbus: addDBus(graphics)
      case .rdp, .desktop: throw unsupported("QEMU has no screen of type '\(graphics.type.rawValue)'")
      }
    }
  }

  /// The name of a sound system of the host.
  func audioID(_ id: UInt32?) -> String { "audio\(id ?? devices.audios.first?.id ?? 1)" }

  /// The listen element that counts: the first.
  private func listen(_ graphics: Graphics) -> GraphicsListen? { graphics.listens.first }

  private mutating func addVNC(_ graphics: Graphics) throws(VirtError) {
    var text: KeyValueText
    let listen = listen(graphics)
    switch listen?.type {
    case .socket:
      text = KeyValueText("vnc", "unix:\(listen?.socket ?? "\(context.runFolder)/vnc.sock")")
    case .some(.none): text = KeyValueText("none")
    default:
      let address = listen?.address ?? graphics.listenAddress ?? "127.0.0.1"
      guard let port = graphics.port, (5900...65535).contains(port) else {
        throw unsupported("the VNC port \(graphics.port ?? 0) is not between 5900 and 65535")
      }
      text = KeyValueText(address.contains(":") ? "[\(address)]:\(port - 5900)" : "\(address):\(port - 5900)")
      if let websocket = graphics.websocket { text.add("websocket", websocket == -1 ? "on" : "\(websocket)") }
    }
    switch graphics.sharePolicy {
    case .allowExclusive: text.add("share", "allow-exclusive")
    case .forceShared: text.add("share", "force-shared")
    case .ignore: text.add("share", "ignore")
    case nil: break
    }
    if graphics.passwd != nil { text.add("password", switch: true) }
    if let folder = context.certificates.vnc {
      addCertificates("vnc-tls-creds0", folder: folder, isServer: true, verifies: false)
      text.add("tls-creds", "vnc-tls-creds0")
    }
    if let control = graphics.powerControl { text.add("power-control", switch: control.isTrue) }
    if !devices.audios.isEmpty || graphics.audio?.id != nil { text.add("audiodev", audioID(graphics.audio?.id)) }
    add("-vnc", text.text)
    if let keymap = graphics.keymap { add("-k", keymap) }
  }

  private mutating func addSPICE(_ graphics: Graphics) throws(VirtError) {
    var words: [String] = []
    func add(_ key: String, _ value: String?) { if let value { words.append("\(key)=\(KeyValueText.quoted(value))") } }
    let listen = listen(graphics)
    let port = graphics.port ?? 0
    let tlsPort = graphics.tlsPort ?? 0
    switch listen?.type {
    case .socket:
      add("unix", "on")
      add("addr", listen?.socket ?? "\(context.runFolder)/spice.sock")
    case .some(.none): add("port", "0")
    default:
      if port > 0 || tlsPort <= 0 { add("port", "\(max(0, port))") }
      if tlsPort > 0 { add("tls-port", "\(tlsPort)") }
      if port > 0 || tlsPort > 0 { add("addr", listen?.address ?? graphics.listenAddress ?? "127.0.0.1") }
    }
    if tlsPort > 0 { add("x509-dir", context.certificates.spice) }
    switch graphics.defaultMode {
    case .secure: add("tls-channel", "default")
    case .insecure: add("plaintext-channel", "default")
    case .any, nil: break
    }
    for channel in graphics.channels {
      switch channel.mode {
      case .secure: add("tls-channel", channel.name.rawValue)
      case .insecure: add("plaintext-channel", channel.name.rawValue)
      case .any: break
      }
    }
    add("image-compression", graphics.image?.compression)
    add("jpeg-wan-compression", graphics.jpeg?.compression)
    add("zlib-glz-wan-compression", graphics.zlib?.compression)
    add("playback-compression", graphics.playback?.compression)
    add("streaming-video", graphics.streaming?.mode)
    if graphics.mouse?.mode == "server" { add("agent-mouse", "off") }
    if graphics.mouse?.mode == "client" { add("agent-mouse", "on") }
    if graphics.clipboard?.copypaste == .no { add("disable-copy-paste", "on") }
    if graphics.filetransfer?.enable == .no { add("disable-agent-file-xfer", "on") }
    if graphics.gl?.enable == .yes {
      add("gl", "on")
      add("rendernode", graphics.gl?.rendernode ?? context.renderNode)
    } else if graphics.gl?.enable == .no {
      add("gl", "off")
    }
    if graphics.passwd == nil, context.disablesSPICETickets { add("disable-ticketing", "on") }
    add("seamless-migration", "on")
    self.add("-spice", words.joined(separator: ","))
    if let keymap = graphics.keymap { self.add("-k", keymap) }
  }

  private mutating func addDBus(_ graphics: Graphics) {
    var display = KeyValueText("dbus")
    if graphics.p2p == .yes {
      display.add("p2p", switch: true)
    } else {
      let socket = "\(context.dbusFolder)/\(context.shortName(of: definition.name ?? ""))-dbus.sock"
      display.add("addr", graphics.address ?? "unix:path=\(socket)")
    }
    if let gl = graphics.gl?.enable { display.add("gl", switch: gl.isTrue) }
    display.add("rendernode", graphics.gl?.rendernode ?? (graphics.gl?.enable == .yes ? context.renderNode : nil))
    if let id = graphics.audio?.id { display.add("audiodev", audioID(id)) }
    add("-display", display.text)
  }
}
