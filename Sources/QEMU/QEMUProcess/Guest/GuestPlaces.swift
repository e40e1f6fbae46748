import DroverCore
import DroverHost
import Logging

/// What a running guest has on the host's disks, and who writes its log.
struct GuestPlaces: Sendable {
  /// The domain's name.
  let name: String
  /// The folder of its run.
  let folder: RunFolder
  /// Its log, and where the output of this run begins in it.
  let log: GuestLog
  let logStart: LogMark
  /// nil when a later daemon did not find it again.
  var keeper: LogKeeper?
  /// Sockets that were made for the guest's lines.
  var sockets: [String] = []
  /// Folders for memory that lies in files.
  var memoryFolders: [String] = []
  /// Programs of the user's that are told of taps that are gone.
  var downScripts: [InterfaceScript] = []

  /// The end of what QEMU wrote in this run. Blocks on the disk.
  func lastWords() -> String { log.words(since: logStart) }
}

extension RunFolder {
  /// Removes everything that a run has made beside its log. What cannot be removed keeps nothing else from going; it is
  /// logged, and tried again when the number is given anew and when the daemon starts.
  ///
  /// - Parameter sockets: those outside of the folder, which may be anywhere.
  func removeRun(of name: String, sockets: [String], context: HypervisorContext) async {
    await FileWork.shared.run { removeOwn(of: name, logger: context.logger) }
    await ForeignFiles.remove(sockets, of: name, context: context)
  }

  /// Removes the folders of a run. Blocks on the disk.
  func removeOwn(of name: String, logger: Logger) {
    func attempt(_ body: () throws(VirtError) -> Void) {
      do throws(VirtError) {
        try body()
      } catch {
        logger.error("cannot remove what a guest left", metadata: ["domain": "\(name)", "error": "\(error.message)"])
      }
    }
    attempt { () throws(VirtError) in try remove() }
    if let channels { attempt { () throws(VirtError) in try channels.remove() } }
  }
}
