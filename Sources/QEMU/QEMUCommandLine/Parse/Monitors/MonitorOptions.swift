import DroverCore

/// Reads every option that gives QEMU a monitor.
struct MonitorOptions {
  private let model: CommandModel
  private let lines: [String: Settings]

  init(_ model: CommandModel) {
    self.model = model
    var lines: [String: Settings] = [:]
    for position in model.positions(of: "chardev") {
      let settings = model[position].settings
      if let id = settings.peekText("id"), lines[id] == nil { lines[id] = settings }
    }
    self.lines = lines
  }

  func list() -> [DeclaredMonitor] {
    model.positions(of: "monitor", "qmp", "qmp-pretty", "mon", "object", "serial", "nographic", "debugcon")
      .compactMap { monitor(model[$0]) }
  }

  private func monitor(_ entry: OptionEntry) -> DeclaredMonitor? {
    let settings = entry.settings
    switch entry.name {
    case "qmp", "qmp-pretty": return older(entry, .qmp)
    case "monitor": return older(entry, .human)
    case "mon":
      guard let id = settings.peekText("chardev") else { return nil }
      return monitor(line: id, settings.peekText("mode") == "control" ? .qmp : .human, entry)
    case "object":
      guard settings.peekText("qom-type") == "monitor-qmp", let id = settings.peekText("chardev") else { return nil }
      return monitor(line: id, .qmp, entry)
    case "serial", "debugcon":
      guard OlderLine(entry.text)?.isShared == true else { return nil }
      return DeclaredMonitor(.human, at: .closed("it shares a serial line"), option: entry.written)
    default:
      // `-nographic` puts one on the terminal, unless another option says where it goes.
      guard !model.has("monitor"), !model.has("nodefaults"), !model.has("serial") else { return nil }
      return DeclaredMonitor(.human, at: .closed("it is on QEMU's terminal"), option: entry.written)
    }
  }

  private func older(_ entry: OptionEntry, _ language: DeclaredMonitor.Language) -> DeclaredMonitor? {
    guard let line = OlderLine(entry.text) else { return nil }
    switch line.kind {
    case .none: return nil
    case .reference(let id): return monitor(line: id, language, entry)
    case .keys(let settings): return monitor(settings, language, entry)
    }
  }

  private func monitor(
    line id: String, _ language: DeclaredMonitor.Language, _ entry: OptionEntry
  ) -> DeclaredMonitor? {
    guard let settings = lines[id] else {
      return DeclaredMonitor(language, at: .closed("no line is called '\(id)'"), option: entry.written)
    }
    return monitor(settings, language, entry)
  }

  private func monitor(
    _ settings: Settings, _ language: DeclaredMonitor.Language, _ entry: OptionEntry
  ) -> DeclaredMonitor? {
    let speaksTelnet = settings.peek("telnet")?.optionFlag ?? false
    return DeclaredMonitor(
      language, at: Self.place(settings), option: entry.written, speaksTelnet: speaksTelnet)
  }

  private static func place(_ settings: Settings) -> DeclaredMonitor.Place {
    func isOn(_ key: String) -> Bool { settings.peek(key)?.optionFlag ?? false }
    guard settings.peekText("backend") == "socket" else { return .closed(obstacle(settings.peekText("backend"))) }
    if isOn("mux") { return .closed("it shares its line with others") }
    if isOn("websocket") { return .closed("it is behind a web socket") }
    if settings.peekText("tls-creds") != nil { return .closed("it asks for TLS") }
    if let number = settings.peekText("fd") {
      return Int32(number).map { .descriptor($0) } ?? .closed("it is on a descriptor called '\(number)'")
    }
    guard isOn("server") else { return .closed("QEMU connects to where its owner listens") }
    if let path = settings.peekText("path") { return isOn("abstract") ? .abstract(path) : .path(path) }
    guard let port = settings.peekText("port").flatMap({ UInt16($0) }) else { return .closed("its port is no number") }
    return .tcp(host: settings.peekText("host") ?? "", port: port)
  }

  private static func obstacle(_ backend: String?) -> String {
    switch backend {
    case "stdio": "it is on QEMU's terminal"
    case "pty", "serial", "tty": "it is on a terminal"
    case "vc": "it is in QEMU's window"
    case "null": "it leads nowhere"
    case "spiceport": "only a SPICE client reaches it"
    case let other?: "it is a '\(other)'"
    case nil: "it has no kind"
    }
  }
}
