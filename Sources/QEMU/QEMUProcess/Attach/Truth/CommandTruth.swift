import DroverCore
import QEMUCommandLine
import QEMUMonitor

/// Brings a command line up to what QEMU has now: devices that were unplugged go, with what stood behind them; devices
/// that were plugged in come, with what stands behind them.
struct CommandTruth {
  private var revision: CommandRevision
  private let answers: MachineAnswers
  /// What could not be written as an option.
  private(set) var notes: [ConversionNote] = []

  /// The command line as it would be today, to be turned into a definition.
  ///
  /// - Throws: `invalidArg` where the command line cannot be read at all.
  static func revised(
    _ command: LaunchedCommand, surroundings: any LaunchSurroundings, answers: MachineAnswers
  ) throws(VirtError) -> (command: LaunchedCommand, notes: [ConversionNote]) {
    var truth = CommandTruth(
      revision: try CommandRevision(command, surroundings: surroundings), answers: answers)
    guard let devices = answers.devices else { return (command, []) }
    let known = truth.revision.ids(of: .device)
    let new = devices.filter { device in device.id.map { !known.contains($0) } ?? false }
    let isUnchanged = new.isEmpty && known.isSubset(of: Set(devices.compactMap(\.id)))
    truth.dropWhatIsGone(devices)
    for device in new { truth.add(device) }
    return isUnchanged && truth.notes.isEmpty ? (command, []) : (truth.revision.revised, truth.notes)
  }

  private init(revision: CommandRevision, answers: MachineAnswers) {
    self.revision = revision
    self.answers = answers
  }

  private mutating func dropWhatIsGone(_ devices: [MachineAnswers.Device]) {
    revision.keep(Set(devices.compactMap(\.id)), of: .device)
    if let networks = answers.networks { revision.keep(Set(networks.map(\.name)), of: .netdev) }
    if let nodes = answers.nodes {
      revision.keep(Set(nodes.compactMap { $0["node-name"]?.string }), of: .blockdev)
    }
    if let drives = answers.drives {
      // One that was never plugged in is a node that nothing shows.
      let shown = Set(drives.compactMap { $0["device"]?.string })
      let used = Set(devices.compactMap { $0.text("drive") })
      revision.keep(shown.union(used), of: .drive)
    }
    if let lines = answers.lines {
      // A line that several share is shown under another name.
      revision.keep(Set(lines.flatMap { [$0.label, Self.shared($0.label)] }), of: .chardev)
    }
    if let objects = answers.objects { revision.keep(objects, of: .object) }
  }

  private static func shared(_ label: String) -> String {
    label.hasSuffix("-base") ? String(label.dropLast(5)) : label
  }

  /// Writes a device that was plugged in as `-device` would have made it.
  private mutating func add(_ device: MachineAnswers.Device) {
    guard let id = device.id else { return }
    // Processors are counted.
    if device.type.hasSuffix("-cpu") { return }
    var settings: JSONObject = ["driver": .string(device.type), "id": .string(id)]
    if let bus = device.bus { settings["bus"] = .string(bus) }
    if let place = device.place {
      settings["addr"] = .string("0x\(String(place.slot, radix: 16)).0x\(String(place.function, radix: 16))")
    }
    for property in ["port", "serial", "name"] {
      if let text = device.text(property) { settings[property] = .string(text) }
    }
    for property in ["scsi-id", "lun", "channel", "nr", "unit", "bootindex"] {
      if let number = device.properties[property]?.int64, number >= 0 { settings[property] = .integer(number) }
    }
    // On PCI a port is a number of its own kind, and no place.
    if device.place != nil { settings["port"] = nil }
    if let drive = device.text("drive"), addDrive(drive, of: device) { settings["drive"] = .string(drive) }
    if let line = device.text("chardev"), addLine(line) { settings["chardev"] = .string(line) }
    if let mac = device.text("mac") { settings["mac"] = .string(mac) }
    if let netdev = device.text("netdev"), addNetwork(netdev) { settings["netdev"] = .string(netdev) }
    if !addMemory(id, &settings) {
      notes.append(
        ConversionNote(
          .lost, option: "device_add \(device.type),id=\(id)", reason: "what stands behind it is not known"))
      return
    }
    revision.add("device", settings)
  }

  private mutating func addDrive(_ name: String, of device: MachineAnswers.Device) -> Bool {
    if revision.ids(of: .blockdev).contains(name) || revision.ids(of: .drive).contains(name) { return true }
    let inserted =
      answers.drives?.first { $0["qdev"]?.string?.hasPrefix(device.path) == true }?["inserted"]
      ?? answers.nodes?.first { $0["node-name"]?.string == name }
    guard let inserted, let driver = inserted["drv"]?.string, let file = inserted["file"]?.string else { return false }
    var node: JSONObject = ["driver": .string(driver), "node-name": .string(name)]
    if inserted["ro"]?.bool == true { node["read-only"] = .bool(true) }
    if file.hasPrefix("json:"), let graph = try? JSON.parse(String(file.dropFirst(5))) {
      node["file"] = graph["file"] ?? graph
    } else {
      node["file"] = [
        "driver": .string(file.hasPrefix("/dev/") ? "host_device" : "file"), "filename": .string(file),
      ]
    }
    revision.add("blockdev", node)
    return true
  }

  private mutating func addLine(_ label: String) -> Bool {
    if revision.ids(of: .chardev).contains(label) { return true }
    guard let line = answers.lines?.first(where: { $0.label == label }) else { return false }
    var settings: JSONObject = ["backend": .string("null"), "id": .string(label)]
    var target = line.target
    if target.hasPrefix("disconnected:") { target = String(target.dropFirst(13)) }
    if target.hasPrefix("pty:") {
      settings["backend"] = .string("pty")
    } else if target.hasPrefix("unix:") {
      let parts = target.dropFirst(5).split(separator: ",")
      settings["backend"] = .string("socket")
      settings["path"] = .string(String(parts.first ?? ""))
      if parts.contains("server=on") || parts.contains("server") {
        settings["server"] = .bool(true)
        settings["wait"] = .bool(false)
      }
    } else {
      notes.append(
        ConversionNote(.unsure, option: "chardev-add \(label)", reason: "where it leads is not known: \(line.target)"))
    }
    revision.add("chardev", settings)
    return true
  }

  private mutating func addNetwork(_ name: String) -> Bool {
    if revision.ids(of: .netdev).contains(name) { return true }
    guard let client = answers.networks?.first(where: { $0.name == name }) else { return false }
    var settings: JSONObject = ["type": .string(client.type), "id": .string(name)]
    if client.type == "tap" {
      guard let interface = client.facts["ifname"] else { return false }
      settings["ifname"] = .string(interface)
      settings["script"] = .string("no")
      settings["downscript"] = .string("no")
    } else if client.type == "bridge" {
      settings["br"] = client.facts["br"].map { .string($0) }
    }
    revision.add("netdev", settings)
    return true
  }

  /// What a module of memory stands on; true for every other device.
  private mutating func addMemory(_ id: String, _ settings: inout JSONObject) -> Bool {
    guard let facts = answers.memories?.first(where: { $0["data"]?["id"]?.string == id })?["data"] else {
      return settings["driver"]?.string != "pc-dimm"
    }
    guard let path = facts["memdev"]?.string, let name = path.split(separator: "/").last.map({ String($0) }),
      let size = facts["size"]?.uint64
    else { return false }
    if !revision.ids(of: .object).contains(name) {
      revision.add(
        "object", ["qom-type": .string("memory-backend-ram"), "id": .string(name), "size": JSON(size)])
    }
    settings["memdev"] = .string(name)
    if let node = facts["node"]?.int64, node > 0 { settings["node"] = .integer(node) }
    if let slot = facts["slot"]?.int64 { settings["slot"] = .integer(slot) }
    if let address = facts["addr"]?.uint64 { settings["addr"] = JSON(address) }
    return true
  }
}
