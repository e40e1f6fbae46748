import DroverHost
import Foundation
import Glibc

@testable import QEMUProcess

/// A QEMU that somebody else started, with its monitors ready; it belongs to nobody.
struct StrayQEMU {
  let pid: Int32
  let handle: ProcessHandle

  /// Starts it in a folder, as a daemon: the command ends when the machine is made.
  init(_ arguments: [String], in folder: String, host: TestHost) async throws {
    let file = "\(folder)/pid-\(UInt32.random(in: 0 ... .max))"
    var request = SpawnRequest(
      TestHost.emulator,
      ["-machine", "none", "-S", "-display", "none", "-nodefaults", "-daemonize", "-pidfile", file] + arguments)
    request.folder = folder
    let starter = try await Spawner.spawn(request, reactor: host.reactor)
    guard await starter.waitForExit() == .exited(0) else { throw POSIXError(.ECHILD) }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard let pid = Int32(text.filter(\.isNumber)) else { throw POSIXError(.EINVAL) }
    self.pid = pid
    handle = try ProcessHandle.open(pid: pid, reactor: host.reactor)
  }

  func end() async throws {
    try handle.signal(SIGKILL)
    _ = await handle.waitForExit()
  }
}
