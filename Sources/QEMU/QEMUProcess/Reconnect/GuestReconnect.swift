import DomainModel
import Domains
import DroverCore
import DroverHost
import Logging
import QEMUMonitor

/// Finds a guest again that an earlier daemon wrote down.
///
/// A number is believed only when the process behind it started when the record says, executes what it says, was
/// started with what the guest was, and answers over the monitor with the domain's uuid. A process that is somebody
/// else's is never signalled.
struct GuestReconnect: Sendable {
  let record: LiveRecord
  let observer: any GuestObserver
  let context: HypervisorContext

  /// Looks for it. nil: the process is gone, and so is what it left.
  func run() async throws(VirtError) -> ReconnectedGuest? {
    guard let process = record.process else { return await gone("nothing was written down of its process") }
    var places = GuestPlaces(process, name: record.domain.name, configuration: context.configuration)
    guard let handle = try ProcessHandle.open(process.identity, reactor: context.reactor) else {
      return try await notThere("process \(process.pid) is gone or another one's", places)
    }
    if handle.processState == .zombie || handle.processState == .gone {
      handle.abandon()
      return try await notThere("process \(process.pid) has ended", places)
    }
    let marks = ["\(places.folder.path)/", record.domain.uuid.description]
    // Who was attached has nothing of ours in its arguments.
    let isMarked = await FileWork.shared.run { ProcessArguments.process(process.pid, names: marks) }
    guard isMarked || process.isAttached else {
      handle.abandon()
      context.logger.error(
        "a process is not the guest that was written down, and is left alone",
        metadata: ["domain": "\(record.domain.name)", "pid": "\(process.pid)"])
      return try await notThere("process \(process.pid) is another one", places)
    }
    places.keeper = process.detail(ProcessRecord.DetailName.logKeeper).flatMap { [context] note in
      LogKeeper(note: note, reactor: context.reactor)
    }
    let guest = QEMUGuest(
      process: process, handle: handle, monitor: await connect(process), places: places,
      companions: process.companions.compactMap { $0.find(domain: record.domain.name, context: context) },
      observer: observer, context: context)
    guest.start()
    if process.detail(ProcessRecord.DetailName.attached) == "process" {
      return ReconnectedGuest(guest: guest, status: nil)
    }
    return try await refresh(guest)
  }

  /// The process that was written down is not there. Another one that has the guest's folder would be the guest all
  /// the same: then nobody knows what is true, and nothing is touched.
  private func notThere(_ reason: String, _ places: GuestPlaces) async throws(VirtError) -> ReconnectedGuest? {
    guard let pid = await FileWork.shared.run({ places.folder.exists ? places.folder.user : nil }) else {
      return await gone(reason, places)
    }
    throw VirtError(
      .operationFailed,
      "process \(pid) has the folder of '\(record.domain.name)', but was not written down as its guest",
      causes: [reason])
  }

  private func gone(_ reason: String, _ places: GuestPlaces? = nil) async -> ReconnectedGuest? {
    context.logger.info(
      "a guest is not there any more", metadata: ["domain": "\(record.domain.name)", "reason": "\(reason)"])
    let companions = record.process?.companions ?? []
    let left = companions.compactMap { $0.find(domain: record.domain.name, context: context) }
    await record.process?.removeControlGroup()
    await places?.clearUp(after: left, keepingLogs: true, context: context)
    return nil
  }

  /// The way to the monitor; nil when there is none. It is kept when nobody greets: a frozen guest may thaw.
  private func connect(_ process: ProcessRecord) async -> GuestMonitor? {
    guard let candidate = process.monitor else { return nil }
    do throws(VirtError) {
      return try await candidate.connect(
        of: process.pid, deadline: .after(context.configuration.reconnectPatience), greetingLimit: nil,
        context: context)
    } catch {
      context.logger.warning(
        "the monitor of a guest cannot be reached",
        metadata: ["domain": "\(record.domain.name)", "address": "\(candidate.address)", "reason": "\(error)"])
      return nil
    }
  }

  private func refresh(_ guest: QEMUGuest) async throws(VirtError) -> ReconnectedGuest? {
    let questions = record.definition.map(LiveQuestions.init)
    let commands = [.queryUUID, .queryStatus] + (questions?.commands ?? [])
    let patience = context.configuration.reconnectPatience
    let results = await guest.replies(to: commands, limit: patience)
    var values: [JSON] = []
    for result in results {
      do throws(VirtError) {
        values.append(try QEMUGuest.value(of: result))
      } catch {
        if guest.isOver { return await gone("it ended while it was looked at", guest.places) }
        context.logger.warning(
          "a guest does not answer", metadata: guest.metadata(["reason": "\(error)"]))
        guest.awaitGreeting(of: record.domain.uuid)
        return ReconnectedGuest(guest: guest, status: nil)
      }
    }
    guard let answer = values.first, let uuid = QMPIdentity.uuid(answer) else {
      return ReconnectedGuest(guest: guest, status: nil)
    }
    // Zeros: none was given at the start of one that was attached.
    let isNameless = guest.process.isAttached && uuid.bytes.allSatisfy { $0 == 0 }
    guard uuid == record.domain.uuid || isNameless else {
      guest.detach()
      throw VirtError(
        .operationFailed,
        "process \(guest.process.pid) is the machine \(uuid) and not '\(record.domain.name)'; it is left alone")
    }
    let status = values.dropFirst().first.flatMap(QMPRunStatus.init).flatMap(GuestStatus.init)
    var definition = record.definition
    if let questions, definition != nil {
      var live = definition ?? DomainDefinition()
      questions.apply(Array(values.dropFirst(2)), to: &live)
      definition = live
      // Others than we may have changed what they started.
      if guest.process.isAttached, let answers = try? await guest.machineAnswers(limit: patience) {
        let folder = guest.process.detail(ProcessRecord.DetailName.startFolder) ?? "/"
        DefinitionTruth(answers: answers, folder: folder).apply(to: &live)
        definition = live
      }
    }
    if let definition { guest.knowAgent(of: definition) }
    return ReconnectedGuest(guest: guest, definition: definition, status: status)
  }
}

extension GuestPlaces {
  /// The places that were written down with a process; where nothing was, those that it must have.
  init(_ process: ProcessRecord, name: String, configuration: HypervisorConfiguration) {
    let parent = process.monitorPath.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
    let folder = process.detail(ProcessRecord.DetailName.folder) ?? parent ?? ""
    self.init(
      name: name, folder: RunFolder(path: folder),
      log: process.detail(ProcessRecord.DetailName.log).map(GuestLog.init(path:))
        ?? GuestLog(folder: configuration.logFolder, name: name),
      logStart: process.detail(ProcessRecord.DetailName.logStart).flatMap(LogMark.init) ?? .beginning,
      sockets: process.sockets,
      memoryFolders: process.details(ProcessRecord.DetailName.memory),
      downScripts: process.details(ProcessRecord.DetailName.downScript).compactMap(InterfaceScript.init))
  }
}
