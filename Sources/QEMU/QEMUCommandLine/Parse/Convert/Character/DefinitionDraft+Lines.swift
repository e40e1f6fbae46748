import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// The host's end of a line by its name, which counts as used.
  ///
  /// - Returns: nil where it has no element, or something about it has none.
  mutating func character(_ id: String) -> CharacterBackend? {
    guard let position = position("chardev", id: id), !isShared(line: id) else { return nil }
    var settings = model[position].settings
    guard let backend = line(&settings) else { return nil }
    for entry in settings.rest {
      note(.lost, model[position].written, "no element says '\(entry.key)' of a line")
    }
    claims.append(position)
    return backend
  }

  /// Whether several devices use a line: a definition gives each its own.
  private func isShared(line id: String) -> Bool {
    let devices = model.positions(of: "device").filter { model[$0].settings.peekText("chardev") == id }
    let lines = model.positions(of: "serial", "parallel", "debugcon").filter { model[$0].text == "chardev:\(id)" }
    return devices.count + lines.count > 1
  }

  /// Whether a client of SPICE can be at the other end of a line.
  private var hasSPICE: Bool { model.has("spice") || merged("display").peekText("type") == "spice-app" }

  /// The host's end of a line by its keys; keys that no element says stay untaken.
  func line(_ settings: inout Settings) -> CharacterBackend? {
    var backend = CharacterBackend()
    var source = CharacterSource()
    let kind = settings.text("backend")
    settings.ignore("id", "mux")
    switch kind {
    case "null": backend.type = .null
    case "vc":
      backend.type = .vc
      settings.ignore("width", "height", "cols", "rows")
    case "pty":
      backend.type = .pty
      settings.ignore("path")
    case "stdio":
      backend.type = .stdio
      settings.ignore("signal")
    case "serial", "tty", "parallel", "parport":
      backend.type = .dev
      source.path = settings.text("path")
    case "file":
      backend.type = .file
      source.path = settings.text("path").map { resolved($0) }
      if settings.flag("append") == true, !(source.path?.hasPrefix("/dev/fdset/") ?? false) { source.append = .on }
    case "pipe":
      backend.type = .pipe
      source.path = settings.text("path")
    case "udp": return udp(&settings)
    case "socket":
      guard let socket = socketLine(&settings) else { return nil }
      backend = socket
      source = CharacterSource()
    case "spicevmc" where !hasSPICE, "spiceport" where !hasSPICE: return nil
    case "spicevmc":
      backend.type = .spicevmc
      settings.ignore("name")
    case "spiceport":
      backend.type = .spiceport
      source.channel = settings.text("name")
    case "dbus":
      backend.type = .dbus
      source.channel = settings.text("name")
    case "qemu-vdagent":
      backend.type = .qemuVDAgent
      settings.ignore("name")
      if let isOn = settings.flag("clipboard") {
        source.clipboard = CharacterClipboard()
        source.clipboard?.copypaste = YesNo(isOn)
      }
      if let isOn = settings.flag("mouse") {
        source.mouse = CharacterMouse()
        source.mouse?.mode = isOn ? .client : .server
      }
    default: return nil
    }
    if source != CharacterSource() { backend.sources = [source] }
    takeLog(&backend, &settings)
    return backend
  }

  private func takeLog(_ backend: inout CharacterBackend, _ settings: inout Settings) {
    guard let path = settings.text("logfile") else { return settings.ignore("logappend") }
    var log = CharacterLog()
    log.file = resolved(path)
    if let append = settings.onOff("logappend"), append == .on, !path.hasPrefix("/dev/fdset/") { log.append = append }
    backend.log = log
  }

  private func udp(_ settings: inout Settings) -> CharacterBackend {
    var backend = CharacterBackend()
    backend.type = .udp
    let local = (settings.text("localaddr"), settings.text("localport"))
    settings.ignore("ipv4", "ipv6")
    if let host = local.0, let port = local.1, !(host.isEmpty && port == "0") {
      var bind = CharacterSource()
      bind.mode = .bind
      bind.host = host.isEmpty ? nil : host
      bind.service = port == "0" ? nil : port
      backend.sources.append(bind)
    } else if local.0 == nil, let port = local.1 {
      var bind = CharacterSource()
      bind.mode = .bind
      bind.service = port
      backend.sources.append(bind)
    }
    var connect = CharacterSource()
    connect.mode = .connect
    let host = settings.text("host")
    connect.host = host?.isEmpty ?? true ? nil : host
    connect.service = settings.text("port") ?? "0"
    backend.sources.append(connect)
    takeLog(&backend, &settings)
    return backend
  }

  /// A socket: on TCP, a UNIX one, or one that was passed on open.
  private func socketLine(_ settings: inout Settings) -> CharacterBackend? {
    var backend = CharacterBackend()
    var source = CharacterSource()
    let listens = settings.flag("server") ?? false
    source.mode = listens ? .bind : .connect
    // The daemon never waits for a client.
    settings.ignore("wait", "nodelay", "delay", "ipv4", "ipv6", "to", "abstract", "tight")
    guard settings.flag("websocket") != true else { return nil }
    if settings.flag("tn3270") == true { return nil }
    let speaksTelnet = settings.flag("telnet") ?? false
    if let seconds = reconnect(&settings) {
      source.reconnect = CharacterReconnect()
      source.reconnect?.enabled = seconds > 0 ? .yes : .no
      if seconds > 0 { source.reconnect?.timeout = seconds }
    }
    if settings.text("tls-creds") != nil { source.tls = .yes }
    if let number = settings.text("fd") {
      backend.type = .unix
      if let descriptor = Int32(number), case .listener(let path)? = surroundings.descriptor(descriptor) {
        source.path = path
      } else if !listens {
        return nil
      }
    } else if let path = settings.text("path") {
      backend.type = .unix
      source.path = path
    } else {
      backend.type = .tcp
      source.host = settings.text("host")
      source.service = settings.text("port")
      backend.protocolElement = CharacterProtocol()
      backend.protocolElement?.type = speaksTelnet ? .telnet : .raw
    }
    backend.sources = [source]
    return backend
  }

  /// After how many seconds a line connects again.
  private func reconnect(_ settings: inout Settings) -> UInt32? {
    if let milliseconds: UInt32 = settings.number("reconnect-ms") { return milliseconds / 1000 }
    return settings.number("reconnect")
  }
}
