import DroverCore
import DroverHost
import Logging
import Glibc

extension GuestPlaces {
  /// Clears up after a guest whose QEMU is gone: ends what ran beside it, tells the user's programs, removes the rest.
  func clearUp(after companions: [Companion], keepingLogs: Bool, context: HypervisorContext) async {
    await companions.end()
    for script in downScripts {
      do throws(VirtError) {
        try await script.run(reactor: context.reactor)
      } catch {
        await FileWork.shared.run { [log] in log.append(error.message) }
      }
    }
    await folder.removeOverlays(of: name, context: context)
    await folder.removeRun(of: name, sockets: sockets, context: context)
    await FileWork.shared.run { [self] in
      if !keepingLogs { log.remove() }
      MemoryFolders.remove(memoryFolders)
      if !keepingLogs { for companion in companions { companion.log.remove() } }
    }
  }
}
