import DroverCore
import DroverHost

/// Programs that run to their end while a guest is being started or cleared up after.
struct HelperProgram: Sendable {
  /// The variables that programs of ours get.
  static let environment: [(name: String, value: String)] = [
    ("LC_ALL", "C"), ("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
  ]

  /// The file to execute.
  var executable: String
  var arguments: [String]
  /// Whom it runs as; nil: as the daemon.
  var user: UserIdentity?
  /// Marks it as part of the start of a guest.
  var folder: RunFolder?

  /// Runs it.
  ///
  /// - Parameter limit: how long it may take; then it is killed.
  /// - Throws: `internalError` with the end of what it wrote when it fails, `operationTimeout`, `systemError` when it
  ///   cannot be executed.
  func run(within limit: Duration, reactor: Reactor) async throws(VirtError) {
    let output = try await FileWork.shared.run { () throws(VirtError) in try NamelessFile.make() }
    var spawn = SpawnRequest(executable, arguments)
    spawn.environment = Self.environment
    if let folder { spawn.environment.append((CompanionPlan.markVariable, folder.path)) }
    spawn.folder = "/"
    spawn.output = output
    spawn.user = user
    let handle = try await Spawner.spawn(spawn, reactor: reactor)
    // In a task of its own: a caller that was cancelled must not leave it behind.
    let status = await Task { () -> ExitStatus? in
      if let status = await handle.waitForExit(deadline: .after(limit)) { return status }
      _ = try? await TerminationLadder.kill.run(on: handle)
      return nil
    }.value
    if status == .exited(0) { return }
    let words = await FileWork.shared.run { GuestLog.words(of: output.rawValue, from: 0, atMost: 2048) }
    let causes = words.isEmpty ? [] : [words]
    guard let status else {
      throw VirtError(.operationTimeout, "\(executable) takes longer than \(limit)", origin: .qemu, causes: causes)
    }
    throw VirtError(.internalError, "\(executable) ended with \(status)", origin: .qemu, causes: causes)
  }
}
