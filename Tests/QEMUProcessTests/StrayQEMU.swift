import DroverHost
import Foundation
import Glibc

@testable import QEMUProcess

/// A QEMU that somebody else started, with its monitors ready; it belongs to nobody.
struct StrayQEMU {
  let pid: Int32
  let handle: ProcessHandle

  /// Starts it in a folder, as a daemon: the command ends when the machine is made.
  ///
  /// - Parameters:
  ///   - descriptors: what it is given open, as a launcher gives it.
  ///   - program: what is executed as QEMU.
  ///   - wrapper: a program that stands before it, with its options.
  init(
    _ arguments: [String], in folder: String, host: TestHost, descriptors: [SpawnRequest.Passed] = [],
    wrapper: [String] = [], program: [String] = [TestHost.emulator]
  ) async throws {
    let file = "\(folder)/pid-\(UInt32.random(in: 0 ... .max))"
    let words =
      wrapper + program + ["-machine", "none", "-S", "-display", "none", "-nodefaults"]
      + ["-daemonize", "-pidfile", file] + arguments
    var request = SpawnRequest(words[0], Array(words.dropFirst()))
    request.descriptors = descriptors
    request.folder = folder
    let starter = try await Spawner.spawn(request, reactor: host.reactor)
    guard await starter.waitForExit() == .exited(0) else { throw POSIXError(.ECHILD) }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard let pid = Int32(text.filter(\.isNumber)) else { throw POSIXError(.EINVAL) }
    self.pid = pid
    handle = try ProcessHandle.open(pid: pid, reactor: host.reactor)
  }

  /// Stops it by a signal, until none of its threads runs any more: of that the kernel tells nobody but the parent.
  func stop() async throws {
    try handle.signal(SIGSTOP)
    func runs(_ thread: Int32) -> Bool {
      let facts = ProcessFacts.read("/proc/\(pid)/task/\(thread)/stat").flatMap(ProcessFacts.init(line:))
      return facts?.isStopped == false
    }
    while ThreadAffinity.threads(of: pid).contains(where: runs) { await Task.yield() }
  }

  func end() async throws {
    try handle.signal(SIGKILL)
    _ = await handle.waitForExit()
  }
}
