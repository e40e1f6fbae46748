import DomainModel
import DroverCore
import QEMUMonitor

/// What only QEMU knows of a running domain, as far as its definition has a place for it.
struct LiveQuestions: Sendable {
  private enum Question: Sendable {
    case terminals
    case vnc
  }

  private let questions: [Question]

  /// Decides what has to be asked: nothing that the definition does not need.
  init(_ definition: DomainDefinition) {
    var questions: [Question] = []
    let devices = definition.devices ?? Devices()
    let lines = devices.serials + devices.parallels + devices.consoles + devices.channels
    let hasPorts = devices.channels.contains { $0.target?.type == "virtio" }
    if hasPorts || lines.contains(where: { $0.backend.type == .pty }) { questions.append(.terminals) }
    if devices.graphics.contains(where: { $0.type == .vnc && $0.port != nil }) { questions.append(.vnc) }
    self.questions = questions
  }

  /// The commands, in the order in which `apply` takes their answers.
  var commands: [QMPCommand] {
    questions.map { question in
      switch question {
      case .terminals: .queryCharacterDevices
      case .vnc: .queryVNC
      }
    }
  }

  /// Writes the answers into the definition.
  func apply(_ answers: [JSON], to definition: inout DomainDefinition) {
    for (question, answer) in zip(questions, answers) {
      switch question {
      case .terminals: Self.apply(QMPCharacterDevice.list(answer), to: &definition)
      case .vnc: Self.apply(QMPVNCServer(answer), to: &definition)
      }
    }
  }

  private static func apply(_ server: QMPVNCServer?, to definition: inout DomainDefinition) {
    guard let port = server?.port, let graphics = definition.devices?.graphics else { return }
    for (index, display) in graphics.enumerated() where display.type == .vnc && display.port != nil {
      definition.devices?.graphics[index].port = Int32(port)
    }
  }

  private static func apply(_ lines: [QMPCharacterDevice], to definition: inout DomainDefinition) {
    var terminals: [String: String] = [:]
    for line in lines {
      if let path = line.terminal, terminals[line.label] == nil { terminals[line.label] = path }
    }
    func write(_ devices: inout [CharacterDevice], isConsole: Bool = false) {
      for index in devices.indices where devices[index].backend.type == .pty {
        guard let alias = devices[index].info.alias?.name, let path = terminals["char" + alias] else { continue }
        devices[index].backend.setTerminal(path)
        // Older readers look for it there, and only on consoles.
        if isConsole { devices[index].backend.tty = path }
      }
    }
    guard var devices = definition.devices else { return }
    for index in devices.channels.indices where devices.channels[index].target?.type == "virtio" {
      guard let alias = devices.channels[index].info.alias?.name,
        let line = lines.first(where: { $0.label == "char" + alias })
      else { continue }
      devices.channels[index].target?.state = line.frontendOpen ? .connected : .disconnected
    }
    write(&devices.serials)
    write(&devices.parallels)
    write(&devices.channels)
    write(&devices.consoles, isConsole: true)
    definition.devices = devices
  }
}

extension CharacterBackend {
  /// The path of the terminal.
  mutating func setTerminal(_ path: String) {
    if sources.isEmpty { sources.append(CharacterSource()) }
    sources[0].path = path
  }
}
