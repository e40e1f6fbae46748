import DroverCore
import DroverHost
import Glibc

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
    let output = try await FileWork.shared.run { () throws(VirtError) in try Self.makeOutput() }
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
    let words = await FileWork.shared.run { Self.words(output) }
    let causes = words.isEmpty ? [] : [words]
    guard let status else {
      throw VirtError(.operationTimeout, "\(executable) takes longer than \(limit)", origin: .qemu, causes: causes)
    }
    throw VirtError(.internalError, "\(executable) ended with \(status)", origin: .qemu, causes: causes)
  }

  /// A file without a name: the program may write as much as it likes and waits for nobody to read.
  private static func makeOutput() throws(VirtError) -> SharedDescriptor {
    var path = Array("/tmp/drover-output-XXXXXX".utf8CString)
    let number = mkstemp(&path)
    guard number >= 0 else { throw SystemFailure(errno).error("make a file in /tmp") }
    unlink(path)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return SharedDescriptor(Descriptor(adopting: number))
  }

  private static func words(_ output: SharedDescriptor) -> String {
    lseek(output.rawValue, 0, SEEK_SET)
    guard let file = try? output.duplicate(), let bytes = try? file.readAll(limit: 1 << 20) else { return "" }
    return LastWords.text(bytes)
  }
}
