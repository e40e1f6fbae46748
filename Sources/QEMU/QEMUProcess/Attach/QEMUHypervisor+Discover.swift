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
  public func discover(excluding pids: Set<Int32>) async throws(VirtError) -> [DiscoveredGuest] {
    let files = ForeignFiles(reactor: context.reactor)
    return try await files.run("/proc") { () throws(VirtError) in
      var found: [(guest: DiscoveredGuest, holder: MonitorCandidate.Holder?)] = []
      for pid in ProcessList.all() where !pids.contains(pid) && pid != getpid() {
        guard let link = try? FileContents.link("/proc/\(pid)/exe") else { continue }
        let executable = ProcessIdentity.withoutDeletionMark(link)
        // Those that this daemon probes, or is about to start, are its children.
        guard RunningProcess.isEmulator(executable), let facts = ProcessFacts(pid: pid), facts.parent != getpid()
        else { continue }
        let identity = ProcessIdentity(pid: pid, startTime: facts.startTime, executable: executable)
        guard let process = try? RunningProcess(identity), let command = try? process.command() else { continue }
        var guest = DiscoveredGuest(process, facts)
        let holder = guest.understand(command, of: process)
        found.append((guest, holder))
      }
      let names = SocketDiagnosis.holders(of: Set(found.compactMap { $0.holder?.inode }))
      return found.map { guest, holder in
        var guest = guest
        guest.holder = holder?.text(names)
        return guest
      }.sorted { $0.pid < $1.pid }
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
      monitorPlace = plan.obstacles.isEmpty ? "none" : plan.obstacles.map(\.reason).joined(separator: "; ")
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
