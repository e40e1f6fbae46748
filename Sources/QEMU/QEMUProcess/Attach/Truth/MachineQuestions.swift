import DroverCore
import QEMUMonitor

/// Asks a running QEMU what its machine is: a flight for the lists, and one for the properties of the devices.
struct MachineQuestions: Sendable {
  /// Sends commands in one flight; a refusal is an answer.
  typealias Ask = @Sendable ([QMPCommand]) async -> [Result<QMPReply, VirtError>]

  /// What is asked of every device.
  private static let properties = [
    "parent_bus", "addr", "drive", "chardev", "netdev", "mac", "memdev", "port", "serial", "scsi-id", "lun",
    "channel", "nr", "name", "unit", "bootindex",
  ]
  /// A session takes 256 commands at a time, and others may be on their way.
  private static let flight = 128
  /// More devices than this are not asked one by one.
  private static let deviceLimit = 512

  private let ask: Ask

  /// Takes the way to ask.
  init(_ ask: @escaping Ask) { self.ask = ask }

  /// A way to ask that ends: each flight has a limit of its own, and all of them together three times that.
  static func bounded(
    _ limit: Duration, _ ask: @escaping @Sendable ([QMPCommand], Duration) async -> [Result<QMPReply, VirtError>]
  ) -> Ask {
    bounded(limit, until: .after(limit * 3), ask)
  }

  static func bounded(
    _ limit: Duration, until end: Deadline,
    _ ask: @escaping @Sendable ([QMPCommand], Duration) async -> [Result<QMPReply, VirtError>]
  ) -> Ask {
    return { commands in
      let left = min(limit, end.remaining)
      guard left > .zero else {
        let late = VirtError(
          .operationTimeout, "QEMU has not told within \(limit * 3) what its machine is: it answers too slowly")
        return commands.map { _ in .failure(late) }
      }
      return await ask(commands, left)
    }
  }

  /// Asks; throws when QEMU does not answer at all.
  func answers() async throws(VirtError) -> MachineAnswers {
    let lists: [QMPCommand] = [
      .listProperties(of: "/machine/peripheral"), .listProperties(of: "/machine/peripheral-anon"), .queryBlock,
      .queryNamedBlockNodes, .queryCharacterDevices, .human("info network"), .queryVNC, QMPCommand("query-spice"),
      .queryBalloon, .queryMemoryDevices, .queryCPUs, .listProperties(of: "/objects"),
    ]
    let values = try await values(of: lists)
    func value(_ index: Int) -> JSON? { values.indices.contains(index) ? values[index] : nil }
    var answers = MachineAnswers()
    answers.drives = value(2)?.array
    answers.nodes = value(3)?.array
    answers.lines = value(4).map { QMPCharacterDevice.list($0) }
    answers.networks = value(5)?.string.map { HMPNetworkClient.list($0) }
    answers.vnc = value(6).flatMap { QMPVNCServer($0) }
    answers.spice = value(7)
    answers.balloon = value(8).flatMap { QMPIdentity.balloon($0) }
    answers.memories = value(9)?.array
    answers.processors = value(10).map { QMPCPU.list($0) }
    answers.objects = value(11).map { Set(Self.children($0).map(\.name)) }
    guard let named = value(0), let nameless = value(1) else { return answers }
    let devices =
      Self.devices(named, below: "/machine/peripheral") + Self.devices(nameless, below: "/machine/peripheral-anon")
    answers.devices = try await describe(devices)
    return answers
  }

  private func describe(_ devices: [MachineAnswers.Device]) async throws(VirtError) -> [MachineAnswers.Device] {
    var devices = devices
    let known = devices.prefix(Self.deviceLimit).map(\.path)
    var commands: [(device: Int, property: String)] = []
    for index in known.indices { for property in Self.properties { commands.append((index, property)) } }
    var start = 0
    while start < commands.count {
      let part = commands[start..<min(start + Self.flight, commands.count)]
      let values = try await values(of: part.map { .property($0.property, of: known[$0.device]) })
      for (command, value) in zip(part, values) {
        if let value { devices[command.device].properties[command.property] = value }
      }
      start += Self.flight
    }
    return devices
  }

  /// The values of some commands; nil for what QEMU refuses to tell.
  func values(of commands: [QMPCommand]) async throws(VirtError) -> [JSON?] {
    var values: [JSON?] = []
    for result in await ask(commands) {
      if case .success(let value) = try result.get().value { values.append(value) } else { values.append(nil) }
    }
    return values
  }

  /// The objects below one, with their types.
  static func children(_ list: JSON) -> [(name: String, type: String)] {
    (list.array ?? []).compactMap { item in
      guard let name = item["name"]?.string, let type = item["type"]?.string, type.hasPrefix("child<"),
        type.hasSuffix(">")
      else { return nil }
      return (name, String(type.dropFirst(6).dropLast()))
    }
  }

  private static func devices(_ list: JSON, below folder: String) -> [MachineAnswers.Device] {
    children(list).map { MachineAnswers.Device(path: "\(folder)/\($0.name)", type: $0.type) }
  }
}
