import DomainModel
import Domains
import DroverCore
import DroverHost
import Glibc
import Logging
import QEMUCapabilities

/// A guest that nobody can or wants to take over: what exists of it is ended, what it left is removed.
struct AbandonedGuest: Sendable {
  let record: LiveRecord
  let context: HypervisorContext

  /// Ends it.
  func end() async {
    let folder = RunFolder(id: record.domain.id, name: record.domain.name, configuration: context.configuration)
    // Either is in the command line of every guest that we start; another machine has neither.
    let marks = ["\(folder.path)/", record.domain.uuid.description]
    if let process = record.process, let handle = try? ProcessHandle.open(process.identity, reactor: context.reactor) {
      await end(handle, if: marks)
    }
    // What was not written down, or wrongly, is found by its arguments.
    if let emulator = await emulator {
      for pid in await FileWork.shared.run({ ProcessArguments.processes(naming: marks[0]) }) {
        guard let handle = try? ProcessHandle.open(pid: pid, reactor: context.reactor) else { continue }
        guard handle.identity.executable == emulator else {
          handle.abandon()
          continue
        }
        await end(handle, if: [marks[0]])
      }
    }
    await record.process?.removeControlGroup()
    await LeftCompanions.end(of: folder, reactor: context.reactor)
    let (domain, configuration) = (record.domain, context.configuration)
    await folder.removeOverlays(of: domain.name, context: context)
    await folder.removeRun(of: domain.name, sockets: sockets, context: context)
    await FileWork.shared.run {
      MemoryFolders.removeAll(id: domain.id, name: domain.name, configuration)
      record.definition.flatMap { FirmwareVariables($0) }?.removeUnfinished()
    }
  }

  /// Sockets outside of the guest's folders: those that were written down, or those that the start was going to make.
  private var sockets: [String] { record.process?.sockets ?? record.definition?.listeningSockets ?? [] }

  /// What the guest executes: something else that names its folder, an editor, is left alone.
  private var emulator: String? {
    get async {
      guard let emulator = record.definition?.devices?.emulator else { return nil }
      let files = ForeignFiles(reactor: context.reactor)
      return try? await files.run(emulator) { () throws(VirtError) in try ProbeStore.key(of: emulator).path }
    }
  }

  /// Looked at once more while we hold it: the number may have changed hands before.
  private func end(_ handle: ProcessHandle, if marks: [String]) async {
    let isOurs = await FileWork.shared.run { ProcessArguments.process(handle.pid, names: marks) }
    guard isOurs else {
      context.logger.error(
        "a process is not the guest that was written down, and is left alone",
        metadata: ["domain": "\(record.domain.name)", "pid": "\(handle.pid)"])
      return handle.abandon()
    }
    // In a task of its own: a caller that was cancelled must not stop it half way.
    let ladder = TerminationLadder([.kill(patience: context.configuration.killPatience)])
    _ = await Task { try? await ladder.run(on: handle) }.value
  }
}
