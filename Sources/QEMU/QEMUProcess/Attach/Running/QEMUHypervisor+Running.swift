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
    try ProcessList.checkNumbers()
    let handle = try ProcessHandle.open(pid: pid, reactor: context.reactor)
    defer { handle.abandon() }
    do throws(VirtError) {
      return try await RunningGuest(identity: handle.identity, wish: search, context: context).describe()
    } catch {
      // Whatever failed first, failed because of that.
      guard handle.processState == .gone else { throw error }
      throw VirtError(.operationFailed, "process \(pid) ended while it was looked at", causes: [error.detail])
    }
  }
}

/// A QEMU that somebody else started, while it is looked at. Nothing of it is changed, unless a monitor is to be added.
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
    let (process, command) = try await look { () throws(VirtError) in
      let process = try RunningProcess(identity)
      return (process, try process.command())
    }
    let (manager, sockets) = try await look { () throws(VirtError) in
      (
        PIDDescriptors.holder(of: identity.pid, called: "droverd"),
        ProcessSockets.read(identity.pid, needsTCP: true)
      )
    }
    if let manager {
      throw VirtError(
        .operationInvalid,
        "process \(identity.pid) is the guest of another droverd, process \(manager): have it let go there first")
    }
    if process.isStopped, wish != .none { throw stopped(process) }
    let surroundings = RunningSurroundings(process: process, sockets: sockets)
    let survey = try await look { () throws(VirtError) in
      try CommandSurvey(command, surroundings: surroundings)
    }
    var outcome = await search(survey.monitors, surroundings)
    // One that is there and does not answer as it should is not passed over: the caller says whether he does without.
    if outcome.found == nil, wish != .none, outcome.wasTried {
      if RunningProcess.whoStopped(identity.pid) != nil { throw stopped(process) }
      throw VirtError(.operationFailed, "process \(identity.pid) cannot be attached: \(outcome.reason)")
    }
    if case .adding = wish { await addMonitor(to: &outcome) }
    defer { outcome.found?.monitor.close() }
    let answers: Answers
    let described: Description
    do throws(VirtError) {
      answers = try await ask(outcome.found?.monitor, known: survey.devices)
      described = try await define(command, surroundings, answers, process)
    } catch {
      if let human = outcome.addedOver {
        outcome.found?.monitor.close()
        await AddedMonitor(pid: identity.pid, human: human, context: context).remove()
        await folder.discard()
      }
      throw error
    }
    var guest = LeftGuest(
      record: record(described, outcome, answers, process),
      monitorObstacle: outcome.found == nil ? outcome.reason : nil, notes: described.notes)
    guest.hasMadeUUID = described.hasMadeUUID
    if let reason = outcome.addingObstacle { guest.notes.append("unsure: no QMP monitor was added: \(reason)") }
    if outcome.found == nil { guest.notes.append("unsure: no monitor is used: \(outcome.reason)") }
    return guest
  }

  /// The folder that is ours for it.
  private var folder: RunFolder {
    RunFolder(path: "\(context.configuration.runFolder)/attached-\(identity.pid)-\(identity.startTime)")
  }

  /// Gives one that has nothing but a human monitor a QMP monitor, if its QEMU can.
  private func addMonitor(to outcome: inout MonitorSearchOutcome) async {
    guard let found = outcome.found, let human = found.monitor.human else { return }
    let addition = AddedMonitor(pid: identity.pid, human: found.candidate, context: context)
    do throws(VirtError) {
      outcome.found = try await addition.make(over: human, in: folder)
      outcome.addedOver = found.candidate
      human.close()
    } catch {
      outcome.addingObstacle = error.detail.isEmpty ? error.message : error.detail
      await folder.discard()
    }
  }

  private func stopped(_ process: RunningProcess) -> VirtError {
    let reason = RunningProcess.whoStopped(identity.pid) ?? "stopped"
    return VirtError(
      .operationFailed, "process \(identity.pid) (\(process.name)) is \(reason): its monitor cannot answer")
  }

  /// Looks at the process or at what it names: either may lie where nobody answers.
  private func look<Value: Sendable>(
    _ body: @escaping @Sendable () throws(VirtError) -> Value
  ) async throws(VirtError) -> Value {
    do throws(VirtError) {
      return try await ForeignFiles(reactor: context.reactor).run("/proc/\(identity.pid)", body)
    } catch {
      guard error.code == .operationTimeout else { throw error }
      throw VirtError(
        .operationTimeout,
        "process \(identity.pid) cannot be looked at: the kernel, or a file that its command line names, has not "
          + "answered for \(ForeignFiles.patience.components.seconds) seconds")
    }
  }

  private func search(
    _ declared: [DeclaredMonitor], _ surroundings: RunningSurroundings
  ) async -> MonitorSearchOutcome {
    let waits: Duration?
    switch wish {
    case .none:
      return MonitorSearchOutcome(obstacles: [MonitorObstacle(option: "", reason: "it was not to be tried")])
    case .free: waits = nil
    case .patient(let duration): waits = duration
    case .adding(let duration): waits = duration
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
    guard let monitor else { return answers }
    let ask = MachineQuestions.bounded(limit) { commands, limit in
      switch monitor {
      case .qmp(let channel): await channel.replies(to: commands, limit: limit).map { $0.mapError(\.virtError) }
      case .human(let human): await human.replies(to: commands, limit: limit).map { $0.mapError(\.virtError) }
      }
    }
    answers.machine = try await MachineQuestions(known: known, ask).answers()
    let values = try await MachineQuestions(ask).values(of: [.queryUUID, .queryName, .queryStatus])
    guard values.count == 3 else { return answers }
    answers.uuid = values[0].flatMap(QMPIdentity.uuid)
    answers.name = values[1].flatMap(QMPIdentity.name)
    answers.status = values[2].flatMap { QMPRunStatus($0) }
    return answers
  }

  private func define(
    _ command: LaunchedCommand, _ surroundings: RunningSurroundings, _ answers: Answers, _ process: RunningProcess
  ) async throws(VirtError) -> Description {
    let platform = await context.platform(of: command)
    let standing = try await look { () throws(VirtError) in process.standing }
    let truth = MachineTruth(
      command: command, surroundings: surroundings, platform: platform, folder: process.folder)
    let name = answers.name ?? "attached-\(identity.pid)"
    let machine = answers.machine
    var converted = try await look { () throws(VirtError) in
      try truth.definition(answers: machine, fallbackName: name)
    }
    var hasMadeUUID = false
    var notes = converted.notes.filter { $0.option != "-uuid" }.map(\.text)
    for note in converted.notes {
      context.logger.info("attach", metadata: ["pid": "\(identity.pid)", "note": "\(note.text)"])
    }
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
    if let note = standing.note(process.executable ?? "its executable") { notes.append(note) }
    func names(_ definition: DomainDefinition) -> GuestNames {
      machine.map { GuestNames(of: definition, answers: $0, ioThreads: converted.ioThreads) } ?? GuestNames()
    }
    guard let platform else {
      return Description(converted.definition, notes, names(converted.definition), hasMadeUUID)
    }
    var complete = converted.definition
    do {
      // What an alias means is known of the file that runs, not of one that took its place.
      var options = CompletionOptions.stored
      options.keepsMachineAlias = standing != .same
      try complete.complete(for: platform, options: options)
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

  /// What it does now. A guest that was powered off, or that panicked, before it was taken over is one whose owner keeps
  /// it so (`-no-shutdown`, `-action panic=pause`): it is told as stopped for that reason, and nothing follows from it.
  static func state(_ status: QMPRunStatus?, isStopped: Bool) -> DomainState {
    // Without a monitor nobody knows more than that there is a process.
    guard let status else { return isStopped ? .paused(.unknown) : .running(.unknown) }
    switch status.state {
    case .shutdown: return .paused(.shutdown)
    case .guestPanicked: return .paused(.panicked)
    // As libvirt tells of guests that it did not pause itself.
    case .paused, .prelaunch, .preconfig: return .paused(.user)
    case .incomingMigration, .finishMigration, .afterMigration: return .paused(.migration)
    case .ioError: return .paused(.ioError)
    case .watchdog: return .paused(.watchdog)
    case .saving: return .paused(.save)
    // What QEMU says runs was set going by others.
    default: return status.running ? .running(.unpaused) : .paused(.unknown)
    }
  }

  private func record(
    _ described: Description, _ outcome: MonitorSearchOutcome, _ answers: Answers, _ process: RunningProcess
  ) -> LiveRecord {
    let definition = described.definition
    let name = definition.name ?? "attached-\(identity.pid)"
    let domain = DomainReference(name: name, uuid: definition.uuid ?? .random(), id: -1)
    var record = LiveRecord(
      domain: domain, state: Self.state(answers.status, isStopped: process.isStopped), definition: definition)
    let log = GuestLog(folder: context.configuration.logFolder, name: name)
    var details = [
      ProcessRecord.Detail(name: ProcessRecord.DetailName.folder, value: folder.path),
      .init(name: ProcessRecord.DetailName.log, value: log.path),
      .init(name: ProcessRecord.DetailName.startFolder, value: process.folder),
      .init(name: ProcessRecord.DetailName.attached, value: outcome.found == nil ? "process" : "monitor"),
    ]
    if outcome.found == nil { details.append(.init(name: ProcessRecord.DetailName.noMonitor, value: outcome.reason)) }
    if let names = described.names.note { details.append(.init(name: ProcessRecord.DetailName.names, value: names)) }
    if let human = outcome.addedOver {
      details.append(.init(name: ProcessRecord.DetailName.addedOver, value: human.note))
    }
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
