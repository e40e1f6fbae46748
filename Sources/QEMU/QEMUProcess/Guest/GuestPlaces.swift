import DroverCore
import DroverHost
import Logging

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
  func remove(keepingLog: Bool, logger: Logger) {
    folder.removeRun(of: name, sockets: sockets, logger: logger)
    if !keepingLog { log.remove() }
  }
}

extension RunFolder {
  /// Removes everything that a run has made beside its log. What cannot be removed keeps nothing else from going; it is
  /// logged, and tried again when the number is given anew and when the daemon starts. Blocks on the disk.
  func removeRun(of name: String, sockets: [String], logger: Logger) {
    func attempt(_ body: () throws(VirtError) -> Void) {
      do throws(VirtError) {
        try body()
      } catch {
        logger.error("cannot remove what a guest left", metadata: ["domain": "\(name)", "error": "\(error.message)"])
      }
    }
    attempt { () throws(VirtError) in try remove() }
    if let channels { attempt { () throws(VirtError) in try channels.remove() } }
    for socket in sockets { attempt { () throws(VirtError) in try AtomicFile.removeSocket(socket) } }
  }
}
