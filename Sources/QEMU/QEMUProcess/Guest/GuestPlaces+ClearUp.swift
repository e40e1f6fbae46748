import DroverCore
import DroverHost
import Glibc

extension GuestPlaces {
  /// Clears up after a guest whose QEMU is gone: ends what ran beside it, tells the user's programs, removes the rest.
  func clearUp(after companions: [Companion], keepingLogs: Bool, reactor: Reactor) async {
    await companions.end()
    for script in downScripts {
      do throws(VirtError) {
        try await script.run(reactor: reactor)
      } catch {
        await FileWork.shared.run { [log] in log.append(error.message) }
      }
    }
    await FileWork.shared.run { [self] in
      remove(keepingLog: keepingLogs)
      MemoryFolders.remove(memoryFolders)
      removeChannels()
      if !keepingLogs { for companion in companions { companion.log.remove() } }
    }
  }

  /// Removes the folder of the sockets of channels that name no path; the sockets are gone.
  private func removeChannels() {
    guard let name = folder.path.split(separator: "/").last, name.hasPrefix("domain-") else { return }
    rmdir("\(RunFolder.parent(of: folder.path))/channel/\(name.dropFirst("domain-".count))")
  }
}
