public import DroverCore

/// A place for a virtual CPU, from `query-hotpluggable-cpus`.
public struct QMPCPUSlot: Hashable, Sendable {
  /// The type of the processor that goes there.
  public let type: String
  /// Where it is: socket, core, thread…, as `device_add` wants it.
  public let place: JSONObject
  /// How many processors go there at once.
  public let processors: Int
  /// The path of the one that is there among QEMU's objects; nil when the place is free.
  public let path: String?
  /// Its place in the order of the machine, from 0.
  public let number: Int

  /// Whether one is there already.
  public var isTaken: Bool { path != nil }

  /// Reads the answer; what makes no sense is left out. QEMU lists the last place first.
  public static func list(_ json: JSON) -> [QMPCPUSlot] {
    let all = json.array ?? []
    return all.enumerated().compactMap { index, item in
      guard let type = item["type"]?.string, let place = item["props"]?.object else { return nil }
      return QMPCPUSlot(
        type: type, place: place, processors: max(1, item["vcpus-count"]?.int ?? 1), path: item["qom-path"]?.string,
        number: all.count - 1 - index)
    }
  }
}

extension QMPCommand {
  /// Plugs a processor into a place.
  public static func plug(_ slot: QMPCPUSlot, id: String) -> QMPCommand {
    var arguments = slot.place
    arguments["driver"] = .string(slot.type)
    arguments["id"] = .string(id)
    return QMPCommand("device_add", arguments: arguments)
  }

  /// Presses keys together, by QEMU's numbers (`qnum`).
  public static func sendKey(numbers: [UInt32], hold: Duration?) -> QMPCommand {
    let keys = numbers.map { number -> JSON in ["type": "number", "data": .integer(Int64(number))] }
    var arguments: JSONObject = ["keys": .array(keys)]
    if let hold {
      arguments["hold-time"] = .integer(Int64(clamping: min(hold, .seconds(1 << 20)).milliseconds))
    }
    return QMPCommand("send-key", arguments: arguments)
  }
}
