import DomainModel
import DroverCore
import DroverXML

extension CommandAssembly {
  /// The host's end of a line.
  ///
  /// - Parameters:
  ///   - alias: the device that the line belongs to; the line is called `char<alias>`.
  ///   - channel: what the line carries, for SPICE and the clipboard, when the definition does not say.
  mutating func addLine(_ backend: CharacterBackend, alias: String, channel: String? = nil) throws(VirtError) {
    let id = "char\(alias)"
    let source = backend.source
    var line: KeyValueText
    switch backend.type ?? .null {
    case .null: line = Self.line("null", id)
    case .vc: line = Self.line("vc", id)
    case .pty: line = Self.line("pty", id)
    case .stdio: line = Self.line("stdio", id)
    case .dev:
      line = Self.line(isParallel(alias) ? "parallel" : "serial", id)
      line.add("path", source?.path ?? "")
    case .file:
      let path = descriptorSet(
        for: .file(path: source?.path ?? "", appends: source?.append == .on), name: "\(alias)-source")
      line = Self.line("file", id)
      line.add("path", path)
      line.add("append", "on")
    case .pipe:
      line = Self.line("pipe", id)
      line.add("path", source?.path ?? "")
    case .udp: line = udpLine(backend, id)
    case .tcp: line = try tcpLine(backend, id)
    case .unix: line = unixLine(source, alias: alias, id)
    case .spicevmc:
      line = Self.line("spicevmc", id)
      line.add("name", channel ?? "vdagent")
    case .spiceport:
      line = Self.line("spiceport", id)
      line.add("name", source?.channel ?? "")
    case .dbus:
      line = Self.line("dbus", id)
      line.add("name", source?.channel ?? channel ?? "")
    case .qemuVDAgent:
      line = Self.line("qemu-vdagent", id)
      line.add("name", "vdagent")
      if let clipboard = source?.clipboard?.copypaste { line.add("clipboard", switch: clipboard.isTrue) }
      if let mouse = source?.mouse?.mode { line.add("mouse", switch: mouse == .client) }
    case .nmdm: throw unsupported("QEMU has no lines of type 'nmdm'")
    }
    if let log = backend.log {
      let path = descriptorSet(for: .file(path: log.file, appends: log.append == .on), name: "\(alias)-log")
      line.add("logfile", path)
      line.add("logappend", "on")
    }
    add("-chardev", line.text)
  }

  static func line(_ kind: String, _ id: String) -> KeyValueText {
    var line = KeyValueText(kind)
    line.add("id", id)
    return line
  }

  private func isParallel(_ alias: String) -> Bool {
    devices.parallels.contains { $0.info.alias?.name == alias }
  }

  private func udpLine(_ backend: CharacterBackend, _ id: String) -> KeyValueText {
    var line = Self.line("udp", id)
    line.add("host", backend.connectSource?.host ?? "")
    line.add("port", backend.connectSource?.service ?? "")
    let bind = backend.bindSource
    if bind?.host != nil || bind?.service != nil || bind == nil {
      line.add("localaddr", bind?.host ?? "")
      line.add("localport", bind?.service ?? "0")
    }
    return line
  }

  private mutating func tcpLine(_ backend: CharacterBackend, _ id: String) throws(VirtError) -> KeyValueText {
    let source = backend.source
    let listens = source?.mode == .bind
    if usesTLS(source) {
      addCertificates(
        "obj\(id)_tls0", folder: context.certificates.characterDevices, isServer: listens, verifies: true)
    }
    var line = Self.line("socket", id)
    line.add("host", source?.host ?? "")
    line.add("port", source?.service ?? "")
    if backend.protocolElement?.type == .telnet { line.add("telnet", switch: true) }
    if listens {
      line.add("server", switch: true)
      line.add("wait", switch: false)
    } else {
      addReconnect(source?.reconnect, to: &line)
    }
    if usesTLS(source) { line.add("tls-creds", "obj\(id)_tls0") }
    return line
  }

  private func usesTLS(_ source: CharacterSource?) -> Bool { source?.tls == .yes }

  private mutating func unixLine(_ source: CharacterSource?, alias: String, _ id: String) -> KeyValueText {
    let path = source?.path ?? "\(context.channelFolder)/\(alias)"
    var line = Self.line("socket", id)
    if source?.mode == .bind || source == nil {
      line.add("fd", number: descriptor(for: .listener(path: path)))
      line.add("server", switch: true)
      line.add("wait", switch: false)
    } else {
      line.add("path", path)
      addReconnect(source?.reconnect, to: &line)
    }
    return line
  }

  func addReconnect(_ reconnect: CharacterReconnect?, to line: inout KeyValueText) {
    guard let reconnect else { return }
    addReconnect(seconds: reconnect.enabled == .yes ? reconnect.timeout : 0, to: &line)
  }

  /// After how long a lost line is tried again; 0 for never.
  func addReconnect(seconds: UInt32?, to line: inout KeyValueText) {
    guard let seconds else { return }
    if platform.supports(.chardevReconnectMilliseconds) {
      line.add("reconnect-ms", number: UInt64(seconds) * 1000)
    } else {
      line.add("reconnect", number: seconds)
    }
  }
}
