import Domains
import DroverCore
import DroverHost
import Glibc

/// The process that writes the log of one guest: it takes QEMU's output from a pipe, keeps the file within its limit,
/// and outlives the daemon. It ends with QEMU. See docs/decisions/0010-log-keeper.md.
struct LogKeeper: Sendable {
  /// How long its end is waited for when QEMU has gone. It comes at once, unless a process that QEMU started still has
  /// QEMU's output, or the disk is stuck.
  static let patience = Duration.seconds(1)

  /// The program that lies beside the one that runs.
  static var besideUs: String {
    let ours = (try? FileContents.link("/proc/self/exe")) ?? ""
    return (ours.lastIndex(of: "/").map { ours[..<$0] } ?? "") + "/drover-log-keeper"
  }

  let handle: ProcessHandle

  /// Starts one. Blocks for as long as a process takes to start.
  ///
  /// - Parameter file: the log, open for appending.
  /// - Returns: with it what QEMU gets as its output. The keeper ends when nobody has that any more.
  static func start(
    _ log: GuestLog, _ file: SharedDescriptor, _ configuration: HypervisorConfiguration, reactor: Reactor
  ) throws(VirtError) -> (keeper: LogKeeper, output: SharedDescriptor) {
    let (reading, writing) = try OutputPipe().share()
    let program = configuration.logKeeper
    var request = SpawnRequest(program, [log.path, String(configuration.logLimit), String(configuration.logBackups)])
    request.folder = "/"
    request.descriptors = [.init(reading, as: 0), .init(file, as: 1)]
    return (LogKeeper(handle: try Spawner.spawnBlocking(request, reactor: reactor)), writing)
  }

  /// Runs a body on the reactor once all that QEMU wrote is in the log, or does not get there in time.
  func whenDone(_ body: @escaping @Sendable () -> Void) {
    let once = OneTime<Void> { body() }
    let alarm = handle.reactor.schedule(at: .after(Self.patience)) { once.run(()) }
    handle.onExit { _ in
      alarm.cancel()
      once.run(())
    }
  }

  /// Waits until all that QEMU wrote is in the log, or does not get there in time.
  func done() async {
    await withCheckedContinuation { continuation in whenDone { continuation.resume() } }
  }
}

// MARK: - After a restart of the daemon

extension LogKeeper {
  /// What is written down: `PID STARTTIME`.
  var note: String { "\(handle.pid) \(handle.identity.startTime)" }

  /// Finds one again; nil when it has ended.
  init?(note: String, reactor: Reactor) {
    let numbers = note.split(separator: " ")
    guard numbers.count == 2, let pid = Int32(numbers[0]), let startTime = UInt64(numbers[1]) else { return nil }
    let identity = ProcessIdentity(pid: pid, startTime: startTime, executable: nil)
    guard let handle = try? ProcessHandle.open(identity, reactor: reactor) else { return nil }
    self.init(handle: handle)
  }
}
