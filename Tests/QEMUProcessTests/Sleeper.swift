import DroverCore
import DroverHost

/// A process that is no QEMU, and lives until it is ended.
enum Sleeper {
  /// Starts one, and waits until it can be seen what it is: a process has its arguments and its environment a moment after
  /// the kernel has closed what its parent waits for.
  static func start(
    environment: [(String, String)] = [("SLEEPER", "1")], on reactor: Reactor
  ) async throws -> ProcessHandle {
    var request = SpawnRequest("/bin/sleep", ["600"])
    request.environment = environment
    let handle = try await Spawner.spawn(request, reactor: reactor)
    let deadline = Deadline.after(.seconds(20))
    while (try? FileContents.bytes("/proc/\(handle.pid)/environ", limit: 1 << 16))?.isEmpty != false,
      !deadline.isPast
    { await Task.yield() }
    return handle
  }
}
