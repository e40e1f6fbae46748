import DroverCore
import QEMUCommandLine
import QEMUMonitor

/// Brings a command line up to what QEMU has now: devices that were unplugged go, with what stood behind them; devices
/// that were plugged in come, with what stands behind them.
struct CommandTruth {
  var revision: CommandRevision
  let answers: MachineAnswers
  let surroundings: any LaunchSurroundings
  /// What could not be written as an option.
  private(set) var notes: [ConversionNote] = []

  /// The command line as it would be today, to be turned into a definition.
  ///
  /// - Throws: `invalidArg` where the command line cannot be read at all.
  static func revised(
    _ command: LaunchedCommand, surroundings: any LaunchSurroundings, answers: MachineAnswers
  ) throws(VirtError) -> (command: LaunchedCommand, notes: [ConversionNote]) {
    var truth = CommandTruth(
      revision: try CommandRevision(command, surroundings: surroundings), answers: answers,
      surroundings: surroundings)
    guard let devices = answers.devices else { return (command, []) }
    let known = truth.revision.ids(of: .device)
    let new = devices.filter { device in device.id.map { !known.contains($0) } ?? false }
    let threads = (answers.objects ?? []).filter { object in
      object.type == "iothread" && !truth.revision.ids(of: .object).contains(object.name)
    }
    let unread = truth.revision.dropUnreadFiles()
    for file in unread {
      truth.note(
        .unsure, "-readconfig \(file)",
        "the file cannot be read as QEMU has read it: of what it held the definition has what QEMU tells of")
    }
    let isUnchanged =
      unread.isEmpty && new.isEmpty && threads.isEmpty && known.isSubset(of: Set(devices.compactMap(\.id)))
      && !truth.lostObjects
    truth.dropWhatIsGone(devices)
    for thread in threads { truth.addObject(thread.name) }
    for device in new { truth.add(device) }
    return isUnchanged && truth.notes.isEmpty ? (command, []) : (truth.revision.revised, truth.notes)
  }

  private init(revision: CommandRevision, answers: MachineAnswers, surroundings: any LaunchSurroundings) {
    self.revision = revision
    self.answers = answers
    self.surroundings = surroundings
  }

  private var lostObjects: Bool {
    guard let objects = answers.objects else { return false }
    return !revision.ids(of: .object).isSubset(of: Set(objects.map(\.name)))
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
    if let objects = answers.objects { revision.keep(Set(objects.map(\.name)), of: .object) }
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
    addPlace(device, to: &settings)
    for property in MachineProperties.plain {
      if let value = device.properties[property.name], !property.idle.contains(value), value != .null {
        settings[property.name] = value
      }
    }
    if let drive = drive(of: device), addDrive(drive, of: device) { settings["drive"] = .string(drive) }
    if let line = device.text("chardev"), addLine(line) { settings["chardev"] = .string(line) }
    if let mac = device.text("mac") { settings["mac"] = .string(mac) }
    if let netdev = device.text("netdev") {
      if addNetwork(netdev) {
        settings["netdev"] = .string(netdev)
      } else {
        note(.lost, "netdev_add id=\(netdev)", "QEMU does not tell where it leads")
      }
    }
    for link in ["rng", "iothread", "cryptodev"] {
      guard let name = device.link(link) else { continue }
      addObject(name)
      settings[link] = .string(name)
    }
    if settings["rng"] != nil, let bytes = device.properties["max-bytes"]?.int64, bytes != .max {
      settings["max-bytes"] = .integer(bytes)
      settings["period"] = device.properties["period"]
    }
    if !addMemory(device, &settings) {
      return note(.lost, "device_add \(device.type),id=\(id)", "what stands behind it is not known")
    }
    revision.add("device", settings)
  }

  mutating func note(_ fate: ConversionNote.Fate, _ option: String, _ reason: String) {
    notes.append(ConversionNote(fate, option: option, reason: reason))
  }

  private func addPlace(_ device: MachineAnswers.Device, to settings: inout JSONObject) {
    if let bus = device.bus { settings["bus"] = .string(bus) }
    if let place = device.place {
      settings["addr"] = .string("0x\(String(place.slot, radix: 16)).0x\(String(place.function, radix: 16))")
    }
    // On PCI a port is a number of its own kind, and no place.
    if device.place == nil, let port = device.text("port") { settings["port"] = .string(port) }
    for property in ["scsi-id", "lun", "channel", "nr", "unit", "bootindex"] {
      if let number = device.properties[property]?.int64, number >= 0 { settings[property] = .integer(number) }
    }
  }

  /// An object that a device needs, as it is now; one that is known already stays as it stands.
  mutating func addObject(_ name: String) {
    guard !revision.ids(of: .object).contains(name),
      let object = answers.objects?.first(where: { $0.name == name })
    else { return }
    revision.add("object", MachineProperties.option(object))
    if let line = object.properties["chardev"]?.string { _ = addLine(line) }
  }

  /// What a module of memory stands on; true for every other device.
  private mutating func addMemory(_ device: MachineAnswers.Device, _ settings: inout JSONObject) -> Bool {
    guard let facts = answers.memories?.first(where: { $0["data"]?["id"]?.string == device.id })?["data"] else {
      return device.type != "pc-dimm"
    }
    guard let name = facts["memdev"]?.string?.split(separator: "/").last.map({ String($0) }) else { return false }
    if answers.objects?.contains(where: { $0.name == name }) != true, let size = facts["size"]?.uint64,
      !revision.ids(of: .object).contains(name)
    {
      revision.add("object", ["qom-type": "memory-backend-ram", "id": .string(name), "size": JSON(size)])
    }
    addObject(name)
    settings["memdev"] = .string(name)
    if let node = facts["node"]?.int64, node > 0 { settings["node"] = .integer(node) }
    if let slot = facts["slot"]?.int64 { settings["slot"] = .integer(slot) }
    if let address = facts["addr"]?.uint64 { settings["addr"] = JSON(address) }
    for key in ["memaddr", "requested-size", "block-size"] {
      if let number = facts[key]?.uint64 { settings[key] = JSON(number) }
    }
    return true
  }
}
