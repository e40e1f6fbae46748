import DroverHost

/// The programs of a guest whose daemon died before they were written down: each carries the mark of its guest.
enum LeftCompanions {
  /// Ends them.
  static func end(of folder: RunFolder, reactor: Reactor) async {
    let mark = CompanionPlan.mark(folder)
    for pid in await FileWork.shared.run({ ProcessArguments.processes(markedWith: mark) }) {
      guard let handle = try? ProcessHandle.open(pid: pid, reactor: reactor) else { continue }
      // Looked at once more while we hold it: the number may have changed hands before.
      guard await FileWork.shared.run({ ProcessArguments.process(pid, isMarkedWith: mark) }) else {
        handle.abandon()
        continue
      }
      _ = await Task { try? await TerminationLadder.kill.run(on: handle) }.value
    }
  }
}
