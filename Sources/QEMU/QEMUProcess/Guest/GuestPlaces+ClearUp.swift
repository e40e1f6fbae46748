import DroverCore
import DroverHost
import Logging
import Glibc

extension GuestPlaces {
  /// Clears up after a guest whose QEMU is gone: ends what ran beside it, tells the user's programs, removes the rest.
  func clearUp(after companions: [Companion], keepingLogs: Bool, reactor: Reactor, logger: Logger) async {
    await companions.end()
    for script in downScripts {
      do throws(VirtError) {
        try await script.run(reactor: reactor)
      } catch {
        await FileWork.shared.run { [log] in log.append(error.message) }
      }
    }
    await FileWork.shared.run { [self] in
      remove(keepingLog: keepingLogs, logger: logger)
      MemoryFolders.remove(memoryFolders)
      if !keepingLogs { for companion in companions { companion.log.remove() } }
    }
  }
}
