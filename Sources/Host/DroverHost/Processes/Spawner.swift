import CShims
public import DroverCore
import Glibc

/// Starts processes, which outlive us unless somebody ends them.
public enum Spawner {
  /// Starts a process, on a thread for blocking work: the program's file may be on a server that does not answer.
  ///
  /// - Throws: `systemError`, with what could not be done and the kernel's reason; there is no process then.
  public static func spawn(_ request: SpawnRequest, reactor: Reactor) async throws(VirtError) -> ProcessHandle {
    try await FileWork.foreign.run { () throws(VirtError) in try spawnBlocking(request, reactor: reactor) }
  }

  /// Starts a process on this thread, which waits until the program is executed.
  public static func spawnBlocking(_ request: SpawnRequest, reactor: Reactor) throws(VirtError) -> ProcessHandle {
    try check(request)
    var result = drover_spawn_result()
    let mappings = try mappings(request)
    try VirtError.whileDoing("start a process") { () throws(SystemFailure) in
      try DurableStep.spawn.reached(request.executable)
    }
    let code = withCRequest(request, mappings.numbers) { drover_spawn($0, &result) }
    withExtendedLifetime((mappings.owners, request)) {}
    guard code == 0 else { throw SystemFailure(result.error).error(sentence(result.step, request)) }
    DurableStep.spawned.passed("\(result.pid) \(request.executable)")
    let descriptor = Descriptor(adopting: result.pidfd)
    do throws(SystemFailure) {
      // Not reaped yet, so the number is its own.
      var identity = try ProcessIdentity.read(result.pid)
      if identity.executable == nil { identity.executable = request.executable }
      return try ProcessHandle(descriptor, identity: identity, reaps: true, reactor: reactor)
    } catch {
      // Nobody would ever hear of it: better none.
      _ = drover_pidfd_signal(result.pidfd, SIGKILL)
      waitpid(result.pid, nil, 0)
      throw error.error("watch \(request.executable)")
    }
  }

  private static func check(_ request: SpawnRequest) throws(VirtError) {
    let texts = [request.executable, request.folder ?? ""] + request.arguments
    let pairs = request.environment.map { $0.name + $0.value }
    if (texts + pairs).contains(where: { $0.utf8.contains(0) }) {
      throw VirtError(.invalidArg, "an argument or variable for \(request.executable) holds a zero byte")
    }
    if request.environment.contains(where: { $0.name.isEmpty || $0.name.contains("=") }) {
      throw VirtError(.invalidArg, "a variable for \(request.executable) has no proper name")
    }
    let numbers = request.descriptors.map(\.number)
    if Set(numbers).count != numbers.count || numbers.contains(where: { $0 < 0 || $0 > 65_535 }) {
      throw VirtError(.internalError, "descriptor numbers for \(request.executable) clash")
    }
  }

  /// What the child's table of descriptors shall be, by the child's numbers.
  private static func mappings(
    _ request: SpawnRequest
  ) throws(VirtError) -> (numbers: [drover_fd_mapping], owners: [SharedDescriptor]) {
    let null = SharedDescriptor(
      try VirtError.whileDoing("open /dev/null") { () throws(SystemFailure) in try Descriptor.null() })
    var passed = request.descriptors
    for number in Int32(0)...2 where !passed.contains(where: { $0.number == number }) {
      passed.append(SpawnRequest.Passed(number == 0 ? null : request.output ?? null, as: number))
    }
    passed.sort { $0.number < $1.number }
    let numbers = passed.map { drover_fd_mapping(source: $0.descriptor.rawValue, target: $0.number) }
    return (numbers, passed.map(\.descriptor) + [null])
  }

  private static func sentence(_ step: Int32, _ request: SpawnRequest) -> String {
    switch Int(step) {
    case DROVER_STEP_SESSION: "make a session for \(request.executable)"
    case DROVER_STEP_DESCRIPTORS: "pass descriptors to \(request.executable)"
    case DROVER_STEP_LIMITS: "set limits for \(request.executable)"
    case DROVER_STEP_USER: "become user \(request.user?.uid ?? 0) for \(request.executable)"
    case DROVER_STEP_FOLDER: "enter folder \(request.folder ?? "")"
    case DROVER_STEP_EXECUTE: "execute \(request.executable)"
    default: "start a process"
    }
  }
}
