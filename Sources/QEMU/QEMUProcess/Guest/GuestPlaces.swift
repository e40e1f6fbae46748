import Glibc

/// What a running guest has on the host's disks.
struct GuestPlaces: Hashable, Sendable {
  /// The domain's name.
  let name: String
  /// The folder of its run.
  let folder: RunFolder
  /// Its log, and where the output of this run begins in it.
  let log: GuestLog
  let logStart: UInt64
  /// Sockets that were made for the guest's lines.
  var sockets: [String] = []
  /// Folders for memory that lies in files.
  var memoryFolders: [String] = []
  /// Programs of the user's that are told of taps that are gone.
  var downScripts: [InterfaceScript] = []

  /// The end of what QEMU wrote in this run. Blocks on the disk.
  func lastWords() -> String { log.words(from: logStart) }

  /// Removes what belongs to the run. Blocks on the disk.
  func remove(keepingLog: Bool) {
    folder.remove()
    Self.remove(sockets: sockets, of: folder)
    for folder in memoryFolders { RunFolder(path: folder).remove() }
    if !keepingLog { log.remove() }
  }

  /// Removes sockets that were made for a guest, and its folder of them. Blocks on the disk.
  static func remove(sockets: [String], of folder: RunFolder) {
    let own = "/channel/\(RunFolder.name(of: folder.path).dropFirst("domain-".count))"
    for socket in sockets {
      unlink(socket)
      let parent = RunFolder.parent(of: socket)
      if parent.hasSuffix(own) { rmdir(parent) }
    }
  }
}
