import Domains
import DroverCore
import DroverHost
import Glibc

// Phase 2: the folders for memory that lies in files.
extension GuestLaunch {
  /// Makes the folders that the command line names.
  func prepareMemory(_ plan: LaunchPlan, _ rollback: inout Rollback) async throws(VirtError) {
    let (folders, user) = (plan.memoryFolders, context.configuration.user)
    guard !folders.isEmpty else { return }
    rollback.onFailure(of: "memory") {
      await FileWork.shared.run { MemoryFolders.remove(folders) }
    }
    try await FileWork.shared.run { () throws(VirtError) in
      for folder in folders {
        // QEMU under another user passes through.
        try AtomicFile.makeFolder(RunFolder.parent(of: folder), mode: user == nil ? 0o700 : 0o711)
        try RunFolder(path: folder).create()
        try RunFolder(path: folder).giveAway(to: user)
      }
    }
  }
}
