import DroverCore
import DroverHost

/// A program that runs beside a guest's QEMU. It goes when QEMU goes; whatever does not is ended.
struct Companion: Sendable {
  /// `swtpm`, `virtiofsd`.
  let program: String
  /// The alias of its device.
  let alias: String
  let handle: ProcessHandle
  /// What it writes, and where this run begins in it.
  let log: CompanionLog
  let logStart: Int

  /// How long it may take to end by SIGTERM: it has nothing to do any more without QEMU.
  private static let ladder = TerminationLadder([.terminate(patience: .seconds(5)), .kill(patience: .seconds(15))])

  /// Ends it and waits until it is gone.
  func end() async {
    let handle = handle
    // In a task of its own: a caller that was cancelled must not leave it behind.
    _ = await Task { try? await Self.ladder.run(on: handle) }.value
  }

  /// Why QEMU cannot speak with it: how it ended, with its last words; nil while it runs. Blocks on the disk.
  func complaint() -> String? {
    guard handle.processState == .gone || handle.processState == .zombie else { return nil }
    let words = log.words(from: logStart)
    return "\(program) for \(alias) has ended" + (words.isEmpty ? "" : ": \(words)")
  }
}

extension [Companion] {
  /// Ends all of them, at the same time.
  func end() async {
    await withTaskGroup { group in
      for companion in self { group.addTask { await companion.end() } }
    }
  }
}
