import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// `-serial`, `-parallel`, `-debugcon`, `-virtioconsole`, and the ports that a machine has by itself.
  mutating func convertSerialLines() {
    var texts: [(text: String, position: Int?)] = model.positions(of: "serial").map { (model[$0].text, $0) }
    let isScreenless = model.has("nographic")
    if texts.isEmpty, defaults.hasSerial {
      texts = [(isScreenless ? "stdio" : "vc", nil)]
    }
    let isPC = board == .i440fx || board == .q35 || board == .isapc
    for (port, line) in texts.enumerated() {
      if isPC, port >= Self.portsOfPC {
        dropSerial(line.position)
      } else {
        addSerial(line.text, port: UInt32(clamping: port), line.position)
      }
    }
    var parallels: [(text: String, position: Int?)] = model.positions(of: "parallel").map { (model[$0].text, $0) }
    if parallels.isEmpty, defaults.hasParallel, isPC {
      parallels = [(isScreenless ? "null" : "vc", nil)]
    }
    for line in parallels { addParallel(line.text, line.position) }
    for position in model.positions(of: "debugcon") { addDebugConsole(position) }
  }

  /// How many serial ports a PC has (`MAX_ISA_SERIAL_PORTS`).
  private static let portsOfPC = 4

  /// A line for which a PC has no port: QEMU opens it and connects it to nothing.
  private mutating func dropSerial(_ position: Int?) {
    guard let position else { return }
    model[position].fate = .dropped
    note(.lost, model[position].written, "a PC has \(Self.portsOfPC) serial ports: QEMU connects this line to nothing")
  }

  /// The host's end of a line of the older kind.
  private mutating func olderLine(_ text: String, _ position: Int?) -> CharacterBackend? {
    guard let line = OlderLine(text) else { return nil }
    let written = position.map { model[$0].written } ?? text
    if line.isShared {
      note(.replaced, written, "the monitor that shares this line: the daemon has one of its own")
    }
    switch line.kind {
    case .none: return nil
    case .reference(let id):
      if let found = character(id) { return found }
      return nil
    case .keys(let keys):
      var settings = keys
      let found = self.line(&settings)
      for entry in settings.rest where found != nil { note(.lost, written, "no element says '\(entry.key)' of a line") }
      return found
    }
  }

  private mutating func addSerial(_ text: String, port: UInt32, _ position: Int?) {
    claims = []
    if text == "none" {
      if let position { model[position].fate = .converted }
      return
    }
    guard var backend = olderLine(text, position) else {
      return keepLine(position, isaDevice: "isa-serial", port: port)
    }
    giveMissingPath(&backend, position)
    var serial = CharacterDevice()
    serial.backend = backend
    serial.target = CharacterTarget()
    serial.target?.port = port
    devices.serials.append(serial)
    commit(position)
  }

  private mutating func keepLine(_ position: Int?, isaDevice: String, port: UInt32) {
    claims = []
    guard let position else { return }
    note(.kept, model[position].written, "no element says this line")
  }

  private mutating func addParallel(_ text: String, _ position: Int?) {
    claims = []
    if text == "none" {
      if let position { model[position].fate = .converted }
      return
    }
    guard let backend = olderLine(text, position) else { return keepLine(position, isaDevice: "isa-parallel", port: 0) }
    guard board == .i440fx || board == .q35 || board == .isapc else {
      return keepLine(position, isaDevice: "", port: 0)
    }
    var parallel = CharacterDevice()
    parallel.backend = backend
    devices.parallels.append(parallel)
    commit(position)
  }

  private mutating func addDebugConsole(_ position: Int) {
    claims = []
    guard let backend = olderLine(model[position].text, position) else { return }
    var serial = CharacterDevice()
    serial.backend = backend
    serial.target = CharacterTarget()
    serial.target?.type = "isa-debug"
    var address = ISAAddress()
    address.iobase = XMLHexNumber(debugPort)
    serial.info.address = .isa(address)
    devices.serials.append(serial)
    commit(position)
  }

  /// Where the console is unless `-global` says another place.
  private var debugPort: UInt64 {
    let globals = model.positions(of: "global").compactMap { GlobalProperty(model[$0].text) }
    let said = globals.last { $0.driver == "isa-debugcon" && $0.property == "iobase" }
    return said.flatMap { SizeText.number($0.value) } ?? 0xE9
  }

  /// A line over a listening socket that was passed on says no path where only the emulator knows it.
  mutating func giveMissingPath(_ backend: inout CharacterBackend, _ position: Int?) {
    guard backend.type == .unix, backend.source?.path == nil, !backend.sources.isEmpty else { return }
    backend.sources[0].path = "/run/\(definition.name ?? "guest")-serial\(devices.serials.count).sock"
    let written = position.map { model[$0].written } ?? ""
    note(.unsure, written, "the path of a socket that was passed on is not known; one is made up")
  }
}
