import DroverCore
import QEMUMonitor

/// Asks a running QEMU what its machine is: for the lists, for what each device and object knows of itself, and for
/// that.
struct MachineQuestions: Sendable {
  /// Sends commands in one flight; a refusal is an answer.
  typealias Ask = @Sendable ([QMPCommand]) async -> [Result<QMPReply, VirtError>]

  /// A session takes 256 commands at a time, and others may be on their way.
  private static let flight = 128
  /// More devices than this are not asked one by one.
  private static let deviceLimit = 512

  private let ask: Ask
  private let known: Set<String>?

  /// Takes the way to ask.
  ///
  /// - Parameter known: the ids of the devices that the command line tells of, of which less is asked; nil: of all.
  init(known: Set<String>? = [], _ ask: @escaping Ask) {
    self.ask = ask
    self.known = known
  }

  private func properties(of device: MachineAnswers.Device) -> [String] {
    guard let known, let id = device.id, !known.contains(id) else { return MachineProperties.ofKnown }
    return MachineProperties.ofNew
  }

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
      .queryBalloon, .queryMemoryDevices, .queryCPUs, .listProperties(of: "/objects"), .queryHotpluggableCPUs,
      .queryMemorySize, .property("type", of: "/machine"),
    ]
    let told = zip(lists, try await values(of: lists))
    func value(_ command: QMPCommand) -> JSON? { told.first { $0.0 == command }?.1 }
    var answers = MachineAnswers()
    answers.drives = value(.queryBlock)?.array
    answers.nodes = value(.queryNamedBlockNodes)?.array
    answers.lines = value(.queryCharacterDevices).map { QMPCharacterDevice.list($0) }
    answers.networks = value(.human("info network"))?.string.map { HMPNetworkClient.list($0) }
    answers.vnc = value(.queryVNC).flatMap { QMPVNCServer($0) }
    answers.spice = value(QMPCommand("query-spice"))
    answers.balloon = value(.queryBalloon).flatMap { QMPIdentity.balloon($0) }
    answers.memories = value(.queryMemoryDevices)?.array
    answers.processors = value(.queryCPUs).map { QMPCPU.list($0) }
    answers.baseMemory = value(.queryMemorySize).flatMap { QMPIdentity.baseMemory($0) }
    answers.slots = value(.queryHotpluggableCPUs).map { QMPCPUSlot.list($0) }
    answers.machine = value(.property("type", of: "/machine"))?.string.flatMap(MachineAnswers.machine)
    if let objects = value(.listProperties(of: "/objects")) {
      answers.objects = try await describe(
        Self.children(objects).map { MachineAnswers.Object(name: $0.name, type: $0.type) })
    }
    guard let named = value(.listProperties(of: "/machine/peripheral")),
      let nameless = value(.listProperties(of: "/machine/peripheral-anon"))
    else { return answers }
    let devices =
      Self.devices(named, below: "/machine/peripheral") + Self.devices(nameless, below: "/machine/peripheral-anon")
    answers.devices = try await describe(devices)
    return answers
  }

  private func describe(_ devices: [MachineAnswers.Device]) async throws(VirtError) -> [MachineAnswers.Device] {
    var devices = devices
    let known = devices.prefix(Self.deviceLimit).map(\.path)
    // Most of them have few of the properties, and each question costs QEMU a turn.
    let lists = try await inFlights(known.map { .listProperties(of: $0) })
    var questions: [(device: Int, property: String)] = []
    for (index, list) in lists.enumerated() {
      let names = list?.array.map { Set($0.compactMap { $0["name"]?.string }) }
      for property in properties(of: devices[index]) where names?.contains(property) ?? true {
        questions.append((index, property))
      }
    }
    let values = try await inFlights(questions.map { .property($0.property, of: known[$0.device]) })
    for (question, value) in zip(questions, values) {
      if let value { devices[question.device].properties[question.property] = value }
    }
    return devices
  }

  private func describe(_ objects: [MachineAnswers.Object]) async throws(VirtError) -> [MachineAnswers.Object] {
    var objects = objects
    var questions: [(object: Int, property: String)] = []
    for (index, object) in objects.prefix(Self.deviceLimit).enumerated() {
      for property in MachineProperties.ofObject(object.type) { questions.append((index, property)) }
    }
    let names = objects.map(\.name)
    let values = try await inFlights(questions.map { .property($0.property, of: "/objects/\(names[$0.object])") })
    for (question, value) in zip(questions, values) {
      if let value { objects[question.object].properties[question.property] = value }
    }
    return objects
  }

  private func inFlights(_ commands: [QMPCommand]) async throws(VirtError) -> [JSON?] {
    var values: [JSON?] = []
    var start = 0
    while start < commands.count {
      values += try await self.values(of: Array(commands[start..<min(start + Self.flight, commands.count)]))
      start += Self.flight
    }
    return values
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
