import DomainModel
public import Domains
public import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

extension QEMUHypervisor {
  /// Guests of ours whose state was lost.
  public var strays: [Int32] { context.strays.all }

  /// Every QEMU that runs on this host and is not known already. Nothing is asked of any, and no monitor is connected to.
  ///
  /// One that cannot be looked at in time is told as such, and holds up none of the others.
  public func discover(excluding pids: Set<Int32>) async throws(VirtError) -> [DiscoveredGuest] {
    try ProcessList.checkNumbers()
    let files = ForeignFiles(reactor: context.reactor)
    let found = try await files.run("/proc") { () throws(VirtError) in
      ProcessList.all().sorted().filter { !pids.contains($0) && $0 != getpid() }.compactMap { Self.program($0) }
    }
    let looks = await withTaskGroup(of: Look.self) { group in
      var waiting = found[...]
      // More at a time would wait for each other, and their time would pass.
      for identity in waiting.prefix(4) { group.addTask { await Self.look(identity, files) } }
      waiting = waiting.dropFirst(4)
      var looks: [Look] = []
      for await look in group {
        looks.append(look)
        if let next = waiting.popFirst() { group.addTask { await Self.look(next, files) } }
      }
      return looks
    }
    let inodes = Set(looks.compactMap { $0.holder?.inode })
    let names = (try? await files.run("/proc") { () throws(VirtError) in SocketDiagnosis.holders(of: inodes) }) ?? [:]
    return looks.compactMap { look in
      var guest = look.guest
      guest?.holder = look.holder?.text(names)
      return guest
    }.sorted { $0.pid < $1.pid }
  }

  private struct Look: Sendable {
    /// nil: it is no QEMU, or it ended while it was looked at.
    var guest: DiscoveredGuest?
    var holder: MonitorCandidate.Holder?
  }

  /// A process that executes a file and is no child of ours. Reads nothing that could keep us waiting.
  private static func program(_ pid: Int32) -> ProcessIdentity? {
    guard let link = try? FileContents.link("/proc/\(pid)/exe") else { return nil }
    // Those that this daemon probes, or is about to start, are its children.
    guard let facts = ProcessFacts(pid: pid), facts.parent != getpid() else { return nil }
    return ProcessIdentity(
      pid: pid, startTime: facts.startTime, executable: ProcessIdentity.withoutDeletionMark(link))
  }

  /// Whether a process is a QEMU: by its name and what is in its file.
  private static func isEmulator(_ identity: ProcessIdentity) -> Bool {
    let executable = identity.executable ?? ""
    let arguments = RunningProcess.arguments(of: identity.pid)
    guard RunningProgram.isEmulator(executable) || RunningProgram.isWorthALook(arguments) else { return false }
    if case .emulator = RunningProgram(identity.pid, executable: executable, arguments: arguments) { return true }
    return false
  }

  private static func look(_ identity: ProcessIdentity, _ files: ForeignFiles) async -> Look {
    var files = files
    files.patience = .seconds(5)
    do throws(VirtError) {
      return try await files.run("/proc/\(identity.pid)") { () throws(VirtError) in
        guard isEmulator(identity), let facts = ProcessFacts(pid: identity.pid),
          let process = try? RunningProcess(identity), let command = try? process.command()
        else { return Look() }
        var guest = DiscoveredGuest(process, facts)
        let holder = guest.understand(command, of: process)
        return Look(guest: guest, holder: holder)
      }
    } catch {
      // Of others that do not let themselves be looked at nobody wants to know.
      guard let executable = identity.executable, RunningProgram.isEmulator(executable) else { return Look() }
      var guest = DiscoveredGuest(pid: identity.pid, executable: executable)
      guest.obstacle = "it could not be looked at within \(files.patience.components.seconds) seconds"
      return Look(guest: guest)
    }
  }
}

extension DiscoveredGuest {
  /// What is to be seen of a QEMU from outside.
  fileprivate init(_ process: RunningProcess, _ facts: ProcessFacts) {
    self.init(pid: process.pid, executable: process.executable ?? "")
    uid = process.uid
    residentMemory = facts.statistics.residentMemory
    startedAt = facts.startedAt
  }

  /// Takes over what the command line tells.
  ///
  /// - Returns: who holds the monitor.
  fileprivate mutating func understand(
    _ command: LaunchedCommand, of process: RunningProcess
  ) -> MonitorCandidate.Holder? {
    let sockets = ProcessSockets.read(process.pid, needsTCP: true)
    let surroundings = RunningSurroundings(process: process, sockets: sockets)
    do {
      let definition = try CommandLineConverter(platform: nil, surroundings: surroundings)
        .convert(command, fallbackName: "").definition
      name = definition.name.flatMap { $0.isEmpty ? nil : $0 }
      uuid = definition.uuid
      let declared = try DeclaredMonitor.list(command, surroundings: surroundings)
      let plan = MonitorPlan(declared, sockets: sockets, folder: process.folder)
      if let best = plan.candidates.first {
        monitor = best.language == .qmp ? "qmp" : "human"
        monitorPlace = "\(best.address)"
        return best.holder
      }
      monitorPlace =
        plan.obstacles.isEmpty ? "none" : MonitorSearchOutcome(obstacles: plan.obstacles.map(\.nameless)).reason
    } catch {
      obstacle = error.message
    }
    return nil
  }
}

extension MonitorCandidate.Holder {
  fileprivate var inode: UInt64? {
    if case .socket(let inode) = self { inode } else { nil }
  }

  /// For people.
  fileprivate func text(_ holders: [UInt64: [SocketHolder]]) -> String {
    switch self {
    case .socket(let inode):
      let names = (holders[inode] ?? []).map(\.text).joined(separator: ", ")
      return names.isEmpty ? "somebody" : names
    case .elsewhere(let words): return words
    }
  }
}
