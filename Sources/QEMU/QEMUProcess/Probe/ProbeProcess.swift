import DroverCore
import DroverHost
import Glibc
import QEMUMonitor

/// An emulator that runs without a machine, to be asked.
struct ProbeProcess: Sendable {
  let handle: ProcessHandle
  let channel: MonitorChannel
  /// What it writes.
  private let output: SharedDescriptor

  /// Starts it, with one end of a socket pair as its monitor.
  ///
  /// - Parameter name: the value of its argument `-name`.
  static func start(
    _ emulator: String, accelerator: String, user: UserIdentity?, name: String = "probe", reactor: Reactor
  ) async throws(VirtError) -> ProbeProcess {
    let output = try await FileWork.shared.run { () throws(VirtError) in try makeOutput() }
    let (ours, theirs) = try SocketPair().take()
    let socket = StreamSocket(adopting: Descriptor(adopting: ours), reactor: reactor)
    var request = SpawnRequest(
      emulator,
      [
        "-S", "-no-user-config", "-nodefaults", "-nographic", "-machine", "none,accel=\(accelerator)",
        "-name", name, "-chardev", "socket,id=monitor,fd=3", "-mon", "chardev=monitor,mode=control",
      ])
    request.environment = [("LC_ALL", "C"), ("PATH", "/usr/local/bin:/usr/bin:/bin")]
    request.folder = "/"
    request.descriptors = [SpawnRequest.Passed(SharedDescriptor(Descriptor(adopting: theirs)), as: 3)]
    request.output = output
    request.user = user
    let handle: ProcessHandle
    do throws(VirtError) {
      handle = try await Spawner.spawn(request, reactor: reactor)
    } catch {
      socket.close()
      throw error
    }
    var limits = QMPSession.Limits()
    limits.waiting = 4096
    let channel = MonitorChannel(
      socket: socket, reactor: reactor, greetingLimit: EmulatorProbe.limit, limits: limits)
    channel.start { _ in }
    return ProbeProcess(handle: handle, channel: channel, output: output)
  }

  /// A file without a name: QEMU may write as much as it likes and waits for nobody to read.
  private static func makeOutput() throws(VirtError) -> SharedDescriptor {
    var path = Array("/tmp/drover-probe-XXXXXX".utf8CString)
    let number = mkstemp(&path)
    guard number >= 0 else { throw SystemFailure(errno).error("make a file in /tmp") }
    let file = Descriptor(adopting: number)
    unlink(path)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return SharedDescriptor(file)
  }

  /// Ends it and gives the end of what it wrote. Nothing in it is worth a gentle end.
  func end() async -> String {
    channel.close()
    let handle = handle
    _ = await Task { try? await TerminationLadder.kill.run(on: handle) }.value
    return GuestLog.words(of: output.rawValue, from: 0, atMost: 1024)
  }
}
