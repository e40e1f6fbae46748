import DomainModel
public import Domains
public import DroverCore
import DroverHost
import Logging
import QEMUCommandLine
import QEMUMonitor

extension QEMUHypervisor {
  /// The guest that a process runs which somebody else started: of its command line, corrected by what QEMU answers.
  public func guest(runningAs pid: Int32, monitor search: MonitorWish) async throws(VirtError) -> LeftGuest {
    let handle = try ProcessHandle.open(pid: pid, reactor: context.reactor)
    defer { handle.abandon() }
    return try await RunningGuest(identity: handle.identity, wish: search, context: context).describe()
  }
}

/// A QEMU that somebody else started, while it is looked at. Nothing of it is changed.
struct RunningGuest: Sendable {
  let identity: ProcessIdentity
  /// What is done about its monitor.
  let wish: MonitorWish
  let context: HypervisorContext

  private struct Answers {
    var machine: MachineAnswers?
    var uuid: UUID?
    var name: String?
    var status: QMPRunStatus?
  }

  private struct Description {
    var definition: DomainDefinition
    var notes: [String]
    var names: GuestNames
    /// Whether its uuid was made here.
    var hasMadeUUID: Bool

    init(_ definition: DomainDefinition, _ notes: [String], _ names: GuestNames, _ hasMadeUUID: Bool) {
      self.definition = definition
      self.notes = notes
      self.names = names
      self.hasMadeUUID = hasMadeUUID
    }
  }

  /// What is to be written down of it.
  func describe() async throws(VirtError) -> LeftGuest {
    let identity = identity
    let (process, command) = try await FileWork.foreign.run { () throws(VirtError) in
      let process = try RunningProcess(identity)
      return (process, try process.command())
    }
    if process.isStopped, wish != .none { throw stopped(process) }
    let sockets = await FileWork.foreign.run { ProcessSockets.read(identity.pid, needsTCP: true) }
    let surroundings = RunningSurroundings(process: process, sockets: sockets)
    let outcome = try await search(command, surroundings)
    // One that is there and does not answer as it should is not passed over: the caller says whether he does without.
    if outcome.found == nil, wish != .none, outcome.wasTried {
      if RunningProcess.isStopped(identity.pid) { throw stopped(process) }
      throw VirtError(.operationFailed, "process \(identity.pid) cannot be attached: \(outcome.reason)")
    }
    defer { outcome.found?.monitor.close() }
    let known = await FileWork.foreign.run { Result { try CommandRevision(command, surroundings: surroundings) } }
    let answers = try await ask(outcome.found?.monitor, known: (try? known.get())?.ids(of: .device) ?? [])
    let described = try await define(command, surroundings, answers, process)
    var guest = LeftGuest(
      record: record(described, outcome, answers, process),
      monitorObstacle: outcome.found == nil ? outcome.reason : nil, notes: described.notes)
    guest.hasMadeUUID = described.hasMadeUUID
    if outcome.found == nil { guest.notes.append("unsure: no monitor is used: \(outcome.reason)") }
    return guest
  }

  private func stopped(_ process: RunningProcess) -> VirtError {
    VirtError(
      .operationFailed, "process \(identity.pid) (\(process.name)) is stopped by a signal: its monitor cannot answer")
  }

  private func search(
    _ command: LaunchedCommand, _ surroundings: RunningSurroundings
  ) async throws(VirtError) -> MonitorSearchOutcome {
    let waits: Duration?
    switch wish {
    case .none:
      return MonitorSearchOutcome(obstacles: [MonitorObstacle(option: "", reason: "it was not to be tried")])
    case .free: waits = nil
    case .patient(let duration): waits = duration
    }
    let declared = try await FileWork.foreign.run { () throws(VirtError) in
      try DeclaredMonitor.list(command, surroundings: surroundings)
    }
    let plan = MonitorPlan(declared, sockets: surroundings.sockets, folder: surroundings.process.folder)
    let search = MonitorSearch(
      pid: identity.pid, plan: plan, patience: context.configuration.monitorDeadlines.quick, waits: waits,
      context: context)
    return await search.run()
  }

  private func ask(_ monitor: GuestMonitor?, known: Set<String>) async throws(VirtError) -> Answers {
    var answers = Answers()
    let limit = context.configuration.monitorDeadlines.quick
    switch monitor {
    case .qmp(let channel)?:
      let ask: MachineQuestions.Ask = { commands in
        await channel.replies(to: commands, limit: limit).map { $0.mapError(\.virtError) }
      }
      answers.machine = try await MachineQuestions(known: known, ask).answers()
      let values = try await MachineQuestions(ask).values(of: [.queryUUID, .queryName, .queryStatus])
      guard values.count == 3 else { return answers }
      answers.uuid = values[0].flatMap(QMPIdentity.uuid)
      answers.name = values[1].flatMap(QMPIdentity.name)
      answers.status = values[2].flatMap { QMPRunStatus($0) }
    case .human(let human)?:
      do throws(HMPFailure) {
        answers.machine = try await MachineAnswers.ask(human, limit: limit)
        answers.uuid = HMPAnswer.uuid(try await human.execute("info uuid", limit: limit))
        answers.name = HMPAnswer.name(try await human.execute("info name", limit: limit))
        answers.status = HMPAnswer.status(try await human.execute("info status", limit: limit))
      } catch {
        throw error.virtError
      }
    case nil: break
    }
    return answers
  }

  private func define(
    _ command: LaunchedCommand, _ surroundings: RunningSurroundings, _ answers: Answers, _ process: RunningProcess
  ) async throws(VirtError) -> Description {
    let platform = await context.platform(of: command)
    let truth = MachineTruth(
      command: command, surroundings: surroundings, platform: platform, folder: process.folder)
    let name = answers.name ?? "attached-\(identity.pid)"
    let machine = answers.machine
    var converted = try await FileWork.foreign.run { () throws(VirtError) in
      try truth.definition(answers: machine, fallbackName: name)
    }
    var hasMadeUUID = false
    var notes = converted.notes.filter { $0.option != "-uuid" }.map(\.text)
    for note in converted.notes {
      context.logger.info("attach", metadata: ["pid": "\(identity.pid)", "note": "\(note.text)"])
    }
    converted.definition.namePaths(from: process.folder)
    if let name = converted.definition.name, !Self.isName(name) {
      converted.definition.name = "attached-\(identity.pid)"
    }
    if converted.definition.uuid == nil {
      let told = answers.uuid.flatMap { $0.bytes.contains { $0 != 0 } ? $0 : nil }
      hasMadeUUID = told == nil
      let uuid = told ?? .random()
      converted.definition.uuid = uuid
      if told == nil {
        notes.append(
          "unsure: the machine has no uuid; it got \(uuid) here, which its guest sees once it is started from this "
            + "definition")
      }
    }
    if process.isReplaced {
      notes.append(
        "unsure: \(process.executable ?? "its executable") was deleted or replaced since QEMU started; another start "
          + "runs another QEMU, or none")
    }
    func names(_ definition: DomainDefinition) -> GuestNames {
      machine.map { GuestNames(of: definition, answers: $0, ioThreads: converted.ioThreads) } ?? GuestNames()
    }
    guard let platform else {
      return Description(converted.definition, notes, names(converted.definition), hasMadeUUID)
    }
    var complete = converted.definition
    do {
      try complete.complete(for: platform, options: .stored)
      complete.assignMissingAliases(for: platform)
      if let machine {
        DefinitionTruth(answers: machine, folder: process.folder).showTerminals(in: &complete)
      }
      return Description(complete, notes, names(complete), hasMadeUUID)
    } catch {
      notes.append("unsure: the definition could not be completed: \(error.detail)")
      return Description(converted.definition, notes, names(converted.definition), hasMadeUUID)
    }
  }

  /// What a domain can be called.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x2F }
  }

  private func record(
    _ described: Description, _ outcome: MonitorSearchOutcome, _ answers: Answers, _ process: RunningProcess
  ) -> LiveRecord {
    let definition = described.definition
    let name = definition.name ?? "attached-\(identity.pid)"
    let domain = DomainReference(name: name, uuid: definition.uuid ?? .random(), id: -1)
    let runs = answers.status?.running ?? !process.isStopped
    // What QEMU says runs was set going by others; without a monitor nobody knows more than that there is a process.
    let running: DomainState.RunningReason = answers.status == nil ? .unknown : .unpaused
    var record = LiveRecord(
      domain: domain, state: runs ? .running(running) : .paused(.unknown), definition: definition)
    let log = GuestLog(folder: context.configuration.logFolder, name: name)
    var details = [
      ProcessRecord.Detail(
        name: ProcessRecord.DetailName.folder,
        value: "\(context.configuration.runFolder)/attached-\(identity.pid)-\(identity.startTime)"),
      .init(name: ProcessRecord.DetailName.log, value: log.path),
      .init(name: ProcessRecord.DetailName.startFolder, value: process.folder),
      .init(name: ProcessRecord.DetailName.attached, value: outcome.found == nil ? "process" : "monitor"),
    ]
    if outcome.found == nil { details.append(.init(name: ProcessRecord.DetailName.noMonitor, value: outcome.reason)) }
    if let names = described.names.note { details.append(.init(name: ProcessRecord.DetailName.names, value: names)) }
    var path: String?
    if let candidate = outcome.found?.candidate {
      details.append(.init(name: ProcessRecord.DetailName.monitor, value: candidate.note))
      if candidate.language == .qmp, case .path(let place) = candidate.address { path = place }
    }
    record.process = ProcessRecord(
      pid: identity.pid, startTime: identity.startTime, executable: identity.executable ?? "", monitorPath: path,
      details: details)
    record.ports = definition.heldPorts
    record.taints = [LiveRecord.takenOver]
    record.startedAt = ProcessFacts(pid: identity.pid)?.startedAt ?? 0
    return record
  }
}
