import DroverCore
import QEMUCommandLine
import QEMUMonitor

// What stands behind a device that was plugged in.
extension CommandTruth {
  /// The name of the drive behind a device. One on USB hands it on to a disk of its own.
  func drive(of device: MachineAnswers.Device) -> String? {
    device.text("drive")
      ?? answers.drives?.first { $0["qdev"]?.string?.hasPrefix(device.path + "/") == true }?["inserted"]?["node-name"]?
      .string
  }

  /// Writes the image of a drive; false when it is not known.
  mutating func addDrive(_ name: String, of device: MachineAnswers.Device) -> Bool {
    if revision.ids(of: .blockdev).contains(name) || revision.ids(of: .drive).contains(name) { return true }
    let inserted =
      answers.drives?.first { drive in
        let path = drive["qdev"]?.string
        return path == device.id || path == device.path || path?.hasPrefix(device.path + "/") == true
      }?["inserted"] ?? answers.nodes?.first { $0["node-name"]?.string == name }
    guard let inserted, let driver = inserted["drv"]?.string, let file = inserted["file"]?.string else { return false }
    var node: JSONObject = ["driver": .string(driver)]
    if file.hasPrefix("json:"), let graph = try? JSON.parse(String(file.dropFirst(5))) {
      if graph["driver"]?.string == driver, let whole = graph.object {
        node = whole
      } else {
        node["file"] = graph["file"] ?? graph
      }
    } else {
      node["file"] = [
        "driver": .string(file.hasPrefix("/dev/") ? "host_device" : "file"), "filename": .string(file),
      ]
    }
    node["node-name"] = .string(name)
    if inserted["ro"]?.bool == true { node["read-only"] = .bool(true) }
    if let group = node["throttle-group"]?.string { addObject(group) }
    revision.add("blockdev", node)
    return true
  }

  /// Writes the host's end of a line; false when there is none of that name.
  mutating func addLine(_ label: String) -> Bool {
    if revision.ids(of: .chardev).contains(label) { return true }
    guard let line = answers.lines?.first(where: { $0.label == label }) else { return false }
    var settings: JSONObject = ["backend": .string("null"), "id": .string(label)]
    if let known = Self.backEnd(line.target) {
      for member in known.members { settings[member.key] = member.value }
    } else {
      note(.unsure, "chardev-add \(label)", "where it leads is not known: \(line.target)")
    }
    revision.add("chardev", settings)
    return true
  }

  /// The keys of a line that leads where `query-chardev` says; nil for what it says too little of.
  static func backEnd(_ target: String) -> JSONObject? {
    let target = target.hasPrefix("disconnected:") ? String(target.dropFirst(13)) : target
    if target.hasPrefix("pty:") || target == "pty" { return ["backend": "pty"] }
    if ["null", "vc", "stdio", "ringbuf", "braille", "msmouse"].contains(target) {
      return ["backend": .string(target)]
    }
    let parts = target.split(separator: ",").map { String($0) }
    guard let place = parts.first, let colon = place.firstIndex(of: ":") else { return nil }
    var settings: JSONObject = ["backend": "socket"]
    let rest = String(place[place.index(after: colon)...])
    switch place[..<colon] {
    case "unix": settings["path"] = .string(rest)
    case "tcp", "telnet":
      guard let last = rest.lastIndex(of: ":") else { return nil }
      // A connection that is there is told with its other end: `127.0.0.1:4555 <-> 127.0.0.1:33120`.
      guard !rest.contains(" ") else { return nil }
      settings["host"] = .string(String(rest[..<last]))
      settings["port"] = .string(String(rest[rest.index(after: last)...]))
      if place.hasPrefix("telnet") { settings["telnet"] = true }
    default: return nil
    }
    if parts.contains("server=on") || parts.contains("server") {
      settings["server"] = true
      settings["wait"] = false
    }
    return settings
  }

  /// Writes the back end of an interface; false for one of which QEMU tells too little.
  mutating func addNetwork(_ name: String) -> Bool {
    if revision.ids(of: .netdev).contains(name) { return true }
    guard let client = answers.networks?.first(where: { $0.name == name }) else { return false }
    var settings: JSONObject = ["type": .string(client.type), "id": .string(name)]
    switch client.type {
    case "user": break
    case "bridge": settings["br"] = client.facts["br"].map { .string($0) }
    case "tap":
      guard let interface = client.facts["ifname"] ?? passedTap(client.facts["fd"]) else { return false }
      settings["ifname"] = .string(interface)
      settings["script"] = .string("no")
      settings["downscript"] = .string("no")
    default: return false
    }
    revision.add("netdev", settings)
    return true
  }

  /// The tap behind a descriptor that was passed to QEMU.
  private func passedTap(_ number: String?) -> String? {
    guard let number = number.flatMap({ Int32($0) }), case .tap(let name)? = surroundings.descriptor(number) else {
      return nil
    }
    return name
  }
}
