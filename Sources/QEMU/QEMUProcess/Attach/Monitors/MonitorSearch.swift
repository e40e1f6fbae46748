import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine
import QEMUMonitor

/// A monitor that greeted.
struct FoundMonitor: Sendable {
  /// The connection, in command mode. It is started; its next owner starts it again to be told.
  var monitor: GuestMonitor
  /// Where it is.
  var candidate: MonitorCandidate
  /// QEMU's version, as the greeting tells it.
  var version: QMPVersion?
}

/// What became of the search for a monitor.
struct MonitorSearchOutcome: Sendable {
  /// The first that greeted; nil when none did.
  var found: FoundMonitor?
  /// Why the others cannot be used.
  var obstacles: [MonitorObstacle]
  /// The human monitor over which the one that was found was added; nil when it was there before.
  var addedOver: MonitorCandidate?
  /// Why none was added, where that was asked for.
  var addingObstacle: String?
  /// Whether there was one that could be reached at all.
  var wasTried = false

  /// One clause for a client when none was found.
  var reason: String {
    guard !obstacles.isEmpty else { return "its command line has no monitor" }
    let told = obstacles.prefix(Self.told).map(\.text).joined(separator: "; ")
    return obstacles.count > Self.told ? "\(told); and \(obstacles.count - Self.told) more" : told
  }

  /// A sentence that names more of them is none.
  private static let told = 4

  /// Whether one of them may be free later.
  var isBusy: Bool { obstacles.contains(where: \.isBusy) }
}

/// Tries the monitors of a process, the best first.
///
/// One that somebody holds is not connected to: that would leave a connection in QEMU's backlog. Only who is ready to
/// wait for it does.
struct MonitorSearch: Sendable {
  /// The process.
  let pid: Int32
  /// What is tried.
  let plan: MonitorPlan
  /// How long each may take to greet; all together may take twice that.
  let patience: Duration
  /// How long one that is held is waited for; nil: not at all.
  let waits: Duration?
  let context: HypervisorContext

  /// Connects to the first that greets.
  func run() async -> MonitorSearchOutcome {
    var outcome = MonitorSearchOutcome(obstacles: plan.obstacles, wasTried: !plan.candidates.isEmpty)
    let end = Deadline.after(patience * 2)
    for candidate in plan.candidates {
      if candidate.holder != nil, waits == nil {
        outcome.obstacles.append(await busy(candidate))
        continue
      }
      let limit = candidate.holder == nil ? min(patience, end.remaining) : waits ?? patience
      guard limit > .zero else {
        outcome.obstacles.append(
          MonitorObstacle(option: candidate.option, reason: "it was not tried, as the others took too long"))
        continue
      }
      switch await attempt(candidate, limit) {
      case .success(let found):
        outcome.found = found
        return outcome
      case .failure(let refusal): outcome.obstacles.append(refusal.obstacle)
      }
    }
    return outcome
  }

  private struct Refusal: Error {
    let obstacle: MonitorObstacle
  }

  private func attempt(_ candidate: MonitorCandidate, _ limit: Duration) async -> Result<FoundMonitor, Refusal> {
    func refused(_ reason: String) -> Result<FoundMonitor, Refusal> {
      .failure(Refusal(obstacle: MonitorObstacle(option: candidate.option, reason: reason)))
    }
    let monitor: GuestMonitor
    do throws(VirtError) {
      monitor = try await candidate.connect(
        of: pid, deadline: .after(limit), greetingLimit: limit, context: context)
    } catch {
      return refused(error.detail.isEmpty ? error.message : ([error.detail] + error.causes).joined(separator: ": "))
    }
    switch monitor {
    case .qmp(let channel):
      channel.start { _ in }
      do throws(QMPFailure) {
        let greeting = try await channel.ready()
        return .success(FoundMonitor(monitor: monitor, candidate: candidate, version: greeting.version))
      } catch {
        channel.close()
        if case .closed(.noGreeting) = error { return .failure(Refusal(obstacle: await silent(candidate, limit))) }
        guard case .closed(let closure) = error else { return refused(error.virtError.message) }
        return refused("\(closure)")
      }
    case .human(let human):
      human.start()
      do throws(HMPFailure) {
        let greeting = try await human.ready()
        return .success(FoundMonitor(monitor: monitor, candidate: candidate, version: greeting.version))
      } catch {
        human.close()
        if case .closed(.noGreeting) = error { return .failure(Refusal(obstacle: await silent(candidate, limit))) }
        guard case .closed(let closure) = error else { return refused(error.virtError.message) }
        return refused("\(closure)")
      }
    }
  }

  /// Nobody greeted. Whoever took the monitor meanwhile, or QEMU is not running.
  private func silent(_ candidate: MonitorCandidate, _ limit: Duration) async -> MonitorObstacle {
    if let reason = RunningProcess.whoStopped(pid) {
      return MonitorObstacle(option: candidate.option, reason: "it does not greet: QEMU's process is \(reason)")
    }
    if candidate.holder != nil { return await busy(candidate) }
    if let taken = await holderNow(candidate) { return await busy(taken) }
    return MonitorObstacle(option: candidate.option, reason: "it accepted the connection and did not greet in \(limit)")
  }

  /// The same monitor with who holds it now; nil when nobody but us does.
  private func holderNow(_ candidate: MonitorCandidate) async -> MonitorCandidate? {
    let place: DeclaredMonitor.Place
    switch candidate.address {
    case .path(let path): place = .path(path)
    case .abstract(let name): place = .abstract(String(decoding: name, as: UTF8.self))
    case .tcp(let host, let port): place = .tcp(host: host, port: port)
    }
    let declared = DeclaredMonitor(candidate.language, at: place, option: candidate.option)
    let pid = pid
    let now =
      try? await ForeignFiles(reactor: context.reactor).run("/proc/\(pid)") { () throws(VirtError) in
        let plan = MonitorPlan([declared], sockets: ProcessSockets.read(pid, needsTCP: true), folder: "/")
        guard let found = plan.candidates.first, case .socket(let inode)? = found.holder else { return nil }
        let isOurs = SocketDiagnosis.openSockets(of: getpid())?.values.contains(inode) == true
        return isOurs ? nil : found
      } as MonitorCandidate?
    return now ?? nil
  }

  private func busy(_ candidate: MonitorCandidate) async -> MonitorObstacle {
    var obstacle = MonitorObstacle(option: candidate.option, reason: "monitor busy", isBusy: true)
    switch candidate.holder {
    case .socket(let inode)?:
      obstacle.holders = await FileWork.foreign.run { SocketDiagnosis.holders(of: [inode])[inode] ?? [] }
      let names = obstacle.holders.map(\.text).joined(separator: ", ")
      obstacle.reason = names.isEmpty ? "monitor busy" : "monitor busy, held by PID \(names)"
    case .elsewhere(let words)?: obstacle.reason = "monitor busy, held by \(words)"
    case nil: break
    }
    return obstacle
  }
}
