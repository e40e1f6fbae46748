import DroverCore
import DroverHost
import Glibc

/// What tells a later daemon that an emulator is being asked: a file beside the cache, and an argument by which the
/// process is found. An emulator whose monitor is closed does not end by itself.
///
/// Every function may block on the disk.
struct ProbeNote: Sendable {
  private static let prefix = ".probing-"

  private let path: String

  /// Writes it, before there is a process.
  init(in folder: String) throws(VirtError) {
    path = "\(folder)/\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    try AtomicFile.write(path, "", durability: .renamed)
  }

  /// Removes it, when the process has ended. One that stays costs the next daemon a look.
  func remove() { try? AtomicFile.remove(path, durability: .renamed) }

  /// The value of QEMU's `-name`, which it does nothing with.
  static func name(for folder: String) -> String {
    // A comma would end the value.
    "guest=drover-probe:" + folder.map { $0 == "," ? ",," : String($0) }.joined()
  }

  /// Ends the processes that daemons left which died while they asked.
  static func endLeftovers(in folder: String, reactor: Reactor) async {
    let notes = await FileWork.shared.run {
      ((try? FolderListing.names(folder)) ?? []).filter { $0.hasPrefix(prefix) }
    }
    guard !notes.isEmpty else { return }
    let mark = name(for: folder)
    for pid in await FileWork.shared.run({ ProcessArguments.processes(naming: mark) }) {
      guard let handle = try? ProcessHandle.open(pid: pid, reactor: reactor) else { continue }
      // Looked at once more while we hold it: the number may have changed hands before.
      let isProbe = await FileWork.shared.run { ProcessArguments.argument(after: "-name", of: pid) == mark }
      guard isProbe else {
        handle.abandon()
        continue
      }
      _ = await Task { try? await TerminationLadder.kill.run(on: handle) }.value
    }
    await FileWork.shared.run {
      for note in notes { try? AtomicFile.remove("\(folder)/\(note)", durability: .renamed) }
    }
  }
}
