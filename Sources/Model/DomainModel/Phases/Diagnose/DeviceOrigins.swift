import DroverXML

/// Which device of a text a device of the completed definition was.
///
/// Completing sorts disks and controllers by their places, puts the primary video card and the serial line's console
/// first, and adds what every machine has.
public struct DeviceOrigins: Sendable {
  /// By the name of an element: for each device of the completed definition its index in the text; nil for one that
  /// was added.
  private let indexes: [String: [Int?]]

  /// Holds a completed definition against the one that was read.
  public init(of completed: DomainDefinition, in parsed: DomainDefinition) {
    let before = parsed.devices ?? Devices()
    let after = completed.devices ?? Devices()
    var indexes: [String: [Int?]] = [:]
    indexes["disk"] = Self.disks(before)
    indexes["controller"] = Self.controllers(before, after)
    indexes["video"] = Self.videos(before, after)
    let added = max(0, after.consoles.count - before.consoles.count)
    indexes["console"] = Array(repeating: nil, count: added) + Array(before.consoles.indices)
    for (name, known, total) in [
      ("serial", before.serials.count, after.serials.count), ("input", before.inputs.count, after.inputs.count),
      ("audio", before.audios.count, after.audios.count), ("watchdog", before.watchdogs.count, after.watchdogs.count),
      ("memballoon", before.balloon == nil ? 0 : 1, after.balloon == nil ? 0 : 1),
      ("emulator", before.emulator == nil ? 0 : 1, after.emulator == nil ? 0 : 1),
    ] {
      indexes[name] = (0..<total).map { $0 < known ? $0 : nil }
    }
    self.indexes = indexes
  }

  /// The path in the text of a path in the completed definition; nil for what is in a device that was added.
  public func path(of path: String) -> String? {
    var parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "domain", parts[1] == "devices" else { return path }
    let pieces = parts[2].split(separator: "[")
    guard let name = pieces.first, let devices = indexes[String(name)] else { return path }
    let place = pieces.count > 1 ? Int(pieces[1].dropLast()) ?? 1 : 1
    guard place > 0, place <= devices.count, let index = devices[place - 1] else { return nil }
    parts[2] = "\(name)[\(index + 1)]"
    return "/" + parts.joined(separator: "/")
  }

  /// Each device carries its index through the sorting in the place of its alias.
  private static func disks(_ before: Devices) -> [Int?] {
    var tagged = before
    for index in tagged.disks.indices { tagged.disks[index].info.alias = DeviceAlias("\(index)") }
    tagged.sortDisks()
    return tagged.disks.map { $0.info.alias?.name.flatMap { Int($0) } }
  }

  private static func controllers(_ before: Devices, _ after: Devices) -> [Int?] {
    var tagged = before
    for index in tagged.controllers.indices { tagged.controllers[index].info.alias = DeviceAlias("\(index)") }
    tagged.sortControllers()
    tagged.assignControllerIndexes()
    tagged.sortControllers()
    // Controllers are added between the others, which stay in their order.
    var rest = tagged.controllers[...]
    return after.controllers.map { controller in
      guard let next = rest.first, next.type == controller.type, next.index == controller.index else { return nil }
      rest.removeFirst()
      return next.info.alias?.name.flatMap { Int($0) }
    }
  }

  private static func videos(_ before: Devices, _ after: Devices) -> [Int?] {
    guard !before.videos.isEmpty else { return after.videos.map { _ in nil } }
    var order = Array(before.videos.indices)
    if let primary = before.videos.firstIndex(where: { $0.model?.primary == .yes }) {
      order.insert(order.remove(at: primary), at: 0)
    }
    return order
  }
}
