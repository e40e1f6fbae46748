import Foundation
import Glibc
@testable import SystemHarness
import Testing

/// A QEMU that a test started itself, in its folder.
struct ByHand {
  let pid: pid_t
  /// Where it is no daemon: it ends with its input.
  private var program: RunningProgram?

  /// - Parameters:
  ///   - boots: whether it runs the tests' Linux, with its console at `hand.console`.
  ///   - staysInFront: whether it is not to become a daemon.
  ///   - emulator: what is run.
  ///   - text: bytes for one more argument, which QEMU does not look into.
  init(
    _ arguments: [String], _ daemon: DaemonUnderTest, boots: Bool = false, staysInFront: Bool = false,
    appending text: [UInt8] = [], emulator: String = "qemu-system-x86_64"
  ) async throws {
    var all = ["-accel", "tcg", "-m", "96"] + arguments
    // QEMU locks the file for as long as it lives.
    let pidFile = "hand-\(UInt32.random(in: 0 ... .max)).pid"
    if !staysInFront { all += ["-daemonize", "-pidfile", pidFile] }
    if !arguments.contains("-nographic") { all += ["-display", "none"] }
    if boots {
      let image = Checkout.root + "/.build/guest"
      all += ["-kernel", "\(image)/vmlinuz", "-initrd", "\(image)/initramfs.gz", "-append", "console=ttyS0"]
      all += ["-serial", "unix:\(daemon.file("hand.console")),server,nowait"]
    }
    // The shell writes bytes that no argument of ours can hold.
    let last = text.map { "\\" + String(Int($0), radix: 8) }.joined()
    let more = text.isEmpty ? "" : " -fw_cfg name=opt/bytes,string=\"$(printf '\(last)')\""
    let shell = ["sh", "-c", "cd \"$0\" && exec \(emulator) \"$@\"\(more)", daemon.folder] + all
    if staysInFront {
      let running = try RunningProgram(shell)
      program = running
      pid = running.pid
      // It has become QEMU, and its machine runs, when it waits for something.
      try await ByHand.untilStarted(pid)
      return
    }
    let started = try await FinishedProgram.run(shell)
    try #require(started.succeeded, "\(started)")
    pid = try ByHand.written(daemon.file(pidFile))
  }

  /// Starts one with a listening socket at a path, whose number takes the place of `%` in the arguments.
  init(passing path: String, _ arguments: [String], _ daemon: DaemonUnderTest) async throws {
    let words = ["-accel", "tcg", "-m", "96", "-display", "none", "-daemonize", "-pidfile", "hand.pid"] + arguments
    let script = """
      import os, socket, sys
      listener = socket.socket(socket.AF_UNIX)
      listener.bind(sys.argv[1])
      listener.listen(1)
      os.set_inheritable(listener.fileno(), True)
      os.chdir(sys.argv[2])
      words = [word.replace("%", str(listener.fileno())) for word in sys.argv[3:]]
      os.execvp("qemu-system-x86_64", ["qemu-system-x86_64"] + words)
      """
    let started = try await FinishedProgram.run(["/usr/bin/python3", "-c", script, path, daemon.folder] + words)
    try #require(started.succeeded, "\(started)")
    pid = try ByHand.written(daemon.file("hand.pid"))
  }

  /// Ends it.
  func end() { kill(pid, SIGKILL) }

  /// Whether the process is gone; one that nobody has waited for counts as gone.
  var hasEnded: Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
    return text.contains(") Z ")
  }

  private static func written(_ file: String) throws -> pid_t {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try #require(pid_t(text.filter(\.isNumber)))
  }

  /// Waits until a process executes QEMU: nothing tells of that but the kernel, which has to be asked.
  private static func untilStarted(_ pid: pid_t) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(30))
    while ContinuousClock.now < deadline {
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
      if path?.contains("qemu-system") == true { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("QEMU was not executed")
  }
}
