import Domains
import DroverCore
import DroverHost

// Phase 2: the programs that QEMU is going to speak with.
extension GuestLaunch {
  /// Starts them; they are there before QEMU is, and are ended after it.
  func startCompanions(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) -> [Companion] {
    var companions: [Companion] = []
    for companionPlan in plan.companions {
      let companion = try await start(companionPlan, plan)
      companions.append(companion)
      rollback.onFailure(of: "\(companion.program) of \(companion.alias)") { await companion.end() }
    }
    return companions
  }

  private func start(_ companion: CompanionPlan, _ plan: LaunchPlan) async throws(VirtError) -> Companion {
    let configuration = context.configuration
    let log = CompanionLog(
      of: companion.program, alias: companion.alias, domain: request.domain.name, folder: configuration.logFolder)
    let (spawn, logStart) = try await FileWork.shared.run { () throws(VirtError) in
      // QEMU is the only client, and connects once.
      let socket = try ListeningSocket.bind(
        path: companion.socket, mode: 0o600, backlog: 1, replacing: true, blocks: true)
      try giveToQEMU(companion.socket)
      let (output, start) = try log.open(limit: configuration.logLimit)
      return (Self.request(companion, plan.folder, SharedDescriptor(socket), output), start)
    }
    let handle = try await Spawner.spawn(spawn, reactor: context.reactor)
    return Companion(
      program: companion.program, alias: companion.alias, handle: handle, log: log, logStart: logStart)
  }

  private static func request(
    _ companion: CompanionPlan, _ folder: RunFolder, _ socket: SharedDescriptor, _ output: SharedDescriptor
  ) -> SpawnRequest {
    var spawn = SpawnRequest(companion.executable, companion.arguments)
    spawn.environment = HelperProgram.environment + [(CompanionPlan.markVariable, folder.path)]
    spawn.folder = "/"
    spawn.descriptors = [SpawnRequest.Passed(socket, as: CompanionPlan.socketNumber)]
    spawn.output = output
    spawn.user = companion.user
    return spawn
  }

  /// Why companions of a guest have ended, in their own words.
  func complaints(of guest: QEMUGuest) async -> [String] {
    let companions = guest.companions
    guard !companions.isEmpty else { return [] }
    return await FileWork.shared.run { companions.compactMap { $0.complaint() } }
  }
}
