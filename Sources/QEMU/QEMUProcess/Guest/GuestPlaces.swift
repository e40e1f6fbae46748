import DroverHost

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

  /// The end of what QEMU wrote in this run. Blocks on the disk.
  func lastWords() -> String { log.words(since: logStart) }

  /// Removes what belongs to the run.
  func remove(keepingLog: Bool, reactor: Reactor) async {
    await FileWork.shared.run {
      folder.remove()
      if !keepingLog { log.remove() }
    }
    // Its folder lies in the folder of all runs.
    let runs = folder.path.lastIndex(of: "/").map { String(folder.path[..<$0]) } ?? ""
    await ForeignFiles.remove(sockets, runs: runs, reactor: reactor)
  }
}
