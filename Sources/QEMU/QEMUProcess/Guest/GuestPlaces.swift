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
    for socket in sockets { unlink(socket) }
    if !keepingLog { log.remove() }
  }
}
