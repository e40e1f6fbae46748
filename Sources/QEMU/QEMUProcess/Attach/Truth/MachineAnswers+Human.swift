import DroverCore
import QEMUMonitor

extension MachineAnswers {
  /// Asks a human monitor for what it can tell: drives and media, lines, networks, screen, processors, balloon. Which
  /// devices there are it does not tell, so that the command line stands in that.
  static func ask(_ human: HumanMonitor, limit: Duration) async throws(HMPFailure) -> MachineAnswers {
    var answers = MachineAnswers()
    func tells(_ command: String) async throws(HMPFailure) -> String? {
      let text = try await human.execute(command, limit: limit)
      return HMPAnswer.isUnknownCommand(text) || text.hasPrefix("Error: ") ? nil : text
    }
    answers.drives = try await tells("info block").map { HMPBlockDevice.list($0).map(Self.drive) }
    answers.lines = try await tells("info chardev").map { QMPCharacterDevice.list(human: $0) }
    answers.networks = try await tells("info network").map { HMPNetworkClient.list($0) }
    answers.vnc = try await tells("info vnc").flatMap { QMPVNCServer(human: $0) }
    answers.processors = try await tells("info cpus").map { QMPCPU.list(human: $0) }
    answers.balloon = try await tells("info balloon").flatMap { HMPAnswer.balloon($0) }
    return answers
  }

  /// The same drive in QMP's words.
  private static func drive(_ device: HMPBlockDevice) -> JSON {
    var object: JSONObject = [
      "device": .string(device.name), "removable": .bool(device.isRemovable), "tray_open": .bool(device.isTrayOpen),
    ]
    if let path = device.device { object["qdev"] = .string(path) }
    if let file = device.file {
      object["inserted"] = [
        "file": .string(file), "drv": .string(device.driver ?? ""), "ro": .bool(device.isReadOnly),
        "node-name": .string(device.node ?? ""),
      ]
    }
    return .object(object)
  }
}
