import DroverCore
import DroverHost
import QEMUCommandLine

extension MemoryFolders {
  /// Removes what a guest's memory has left in its folders. Blocks on the disk.
  static func remove(_ folders: [String]) { for folder in folders { RunFolder.discard(folder) } }

  /// Removes all that a guest of a number and name may have.
  static func removeAll(id: Int32, name: String, _ configuration: HypervisorConfiguration) {
    var context = LaunchContext(configuration, name: name, id: id)
    context.hugePageMounts = hugePageMounts()
    remove(all(of: context, name: name, id: id))
  }
}

extension RunFolder {
  /// Removes a folder with what is in it, as far as it can be. Blocks on the disk.
  static func discard(_ path: String) { try? RunFolder(path: path).remove() }
}
