import DomainModel
import DroverCore
import DroverXML

extension DefinitionDraft {
  /// Options for the emulator as a process: most of them are the daemon's to say.
  mutating func convertProcess() {
    for name in ["S", "nodefaults", "no-user-config", "no-shutdown"] { mark(name, .dropped) }
    mark("daemonize", .dropped, because: "the daemon keeps the emulator by its process")
    mark("pidfile", .dropped, because: "whoever started it looks there; the daemon knows its processes")
    mark("incoming", .dropped, because: "it holds for one start")
    mark("runas", .dropped, because: Self.userIsOurs)
    mark("chroot", .dropped, because: Self.userIsOurs)
    convertMonitors()
    var sandbox = merged("sandbox")
    if sandbox.peek("enable")?.optionFlag == true {
      sandbox.ignore("enable", "obsolete", "elevateprivileges", "spawn", "resourcecontrol")
    }
    close("sandbox", sandbox)
    var messages = merged("msg")
    messages.ignore("timestamp")
    close("msg", messages)
    convertActions()
    convertRunWith()
    convertDeprecation()
    convertPassedDescriptors()
  }

  /// The daemon has a monitor of its own. One that others reach stays beside it.
  private mutating func convertMonitors() {
    for position in model.positions(of: "monitor", "qmp", "qmp-pretty") {
      guard let line = OlderLine(model[position].text) else { continue }
      switch line.kind {
      case .none: model[position].fate = .converted
      case .keys(let settings): convertMonitor(settings, [position])
      case .reference(let id):
        guard let chardev = self.position("chardev", id: id) else { continue }
        convertMonitor(model[chardev].settings, [position, chardev])
      }
    }
    for position in model.positions(of: "mon") {
      guard let id = model[position].settings.peekText("chardev"), let chardev = self.position("chardev", id: id) else {
        continue
      }
      if model[chardev].settings.peek("mux")?.optionFlag == true {
        // Whoever else is on that line has it.
        model[position].fate = .dropped
        note(.replaced, model[position].written, "the daemon has a monitor of its own")
        continue
      }
      convertMonitor(model[chardev].settings, [position, chardev])
    }
  }

  private mutating func convertMonitor(_ settings: Settings, _ positions: [Int]) {
    let kind = settings.peekText("backend")
    // Nobody else can be at the other end of these, or nobody can reach them again.
    let isOurs = kind == "null" || kind == "vc"
    let isBound = kind == "stdio" || settings.peekText("fd") != nil || kind == "pty"
    guard isOurs || isBound else { return }
    for position in positions where model[position].fate == .open {
      model[position].fate = .dropped
      // That of a daemon such as this one needs no word.
      if isBound, settings.peekText("id") != "charmonitor" {
        note(.replaced, model[position].written, "the daemon has a monitor of its own")
      }
    }
  }

  private mutating func convertActions() {
    var action = merged("action")
    if action.peekText("reboot") == "shutdown" || model.has("no-reboot") {
      definition.onReboot = .destroy
      action.ignore("reboot")
    }
    mark("no-reboot", .converted)
    if ["reset", "none"].contains(action.peekText("reboot")) { action.ignore("reboot") }
    if action.peekText("shutdown") == "poweroff" || action.peekText("shutdown") == "pause" { action.ignore("shutdown") }
    let name = action.text("watchdog") ?? model.lastText("watchdog-action")
    watchdogAction = name.flatMap { Watchdog.Action(rawValue: $0) }
    if watchdogAction != nil || name == nil { mark("watchdog-action", .converted) } else { action.untake("watchdog") }
    close("action", action)
  }

  /// A sandbox that forbids to become another user would end it.
  private static let userIsOurs = "the daemon says as whom an emulator runs, and what it sees of the host"

  private mutating func convertRunWith() {
    var settings = merged("run-with")
    for key in ["user", "chroot"] {
      guard let value = settings.text(key) else { continue }
      note(.replaced, "-run-with \(key)=\(value)", Self.userIsOurs)
    }
    if let isOn = settings.flag("async-teardown") ?? (model.has("async-teardown") ? true : nil) {
      var features = definition.features ?? Features()
      features.asyncTeardown = FeatureEnabled()
      features.asyncTeardown?.enabled = YesNo(isOn)
      definition.features = features
      mark("async-teardown", .converted)
    }
    close("run-with", settings)
  }

  private mutating func convertDeprecation() {
    guard let position = model.positions(of: "compat").last else { return }
    var settings = model[position].settings
    let output = settings.text("deprecated-output")
    let input = settings.text("deprecated-input")
    guard settings.rest.isEmpty, output == "hide" else { return }
    var deprecation = QEMUDeprecation()
    switch input {
    case nil, "accept": deprecation.behavior = .omit
    case "reject": deprecation.behavior = .reject
    case "crash": deprecation.behavior = .crash
    default: return
    }
    definition.deprecation = deprecation
    model[position].fate = .converted
  }

  /// A descriptor that was passed on cannot be passed again.
  private mutating func convertPassedDescriptors() {
    for position in model.positions(of: "add-fd") {
      model[position].fate = .dropped
      let opaque = model[position].settings.peekText("opaque") ?? ""
      if opaque.isEmpty { note(.lost, model[position].written, "the descriptor is not open at another start") }
    }
  }

  /// Secrets and certificates are the daemon's, and made anew at each start.
  mutating func convertSecretsOfDevices() {
    var used: Set<String> = []
    for name in ["chardev", "blockdev", "vnc", "netdev"] {
      for position in model.positions(of: name) where model[position].fate == .converted {
        if let id = model[position].settings.peekText("tls-creds") { used.insert(id) }
      }
    }
    for position in model.positions(of: "object") where model[position].fate == .open {
      let settings = model[position].settings
      let id = settings.peekText("id") ?? ""
      switch settings.peekText("qom-type") {
      case "secret":
        guard id == "masterKey0" || settings.peekText("keyid") == "masterKey0" else { continue }
      case "tls-creds-x509":
        guard used.contains(id) else { continue }
      default: continue
      }
      model[position].fate = .dropped
    }
  }

  /// What boards have by themselves, and completion would take for granted in another way.
  mutating func settleBoardDefaults() {
    if !hasGraphics { settleScreenless() }
    for index in devices.watchdogs.indices { devices.watchdogs[index].action = watchdogAction }
    guard board == .q35 else { return }
    let fires = firesChipsetWatchdog ?? chipsetWatchdogFires
    guard !fires || watchdogAction != nil else { return }
    var watchdog = Watchdog()
    watchdog.model = .itco
    watchdog.action = fires ? watchdogAction : devices.watchdogs.first?.action ?? Watchdog.Action.none
    devices.watchdogs.append(watchdog)
    if !fires {
      // The builder turns on what an element is there for; the last of the options counts.
      keepAlso(
        ["-global", "ICH9-LPC.noreboot=on"], "no element says that the watchdog of the chipset is wired to nothing")
    }
  }

  /// A machine without a screen: its firmware speaks to the serial port.
  private mutating func settleScreenless() {
    guard architecture?.isX86 ?? false else { return }
    guard !devices.serials.isEmpty else {
      return keepAlso(["-machine", "graphics=off"], "no element says it of a machine without a serial port")
    }
    var bios = definition.os?.bios ?? BIOS()
    bios.useserial = .yes
    definition.os?.bios = bios
  }

  /// Since version 8.0 of the machine the watchdog of the chipset does what it should.
  private var chipsetWatchdogFires: Bool { !isMachine(before: (8, 0)) }
}
