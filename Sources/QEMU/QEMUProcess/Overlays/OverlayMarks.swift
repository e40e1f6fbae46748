import DomainModel
import DroverCore
import DroverHost
import Glibc
import Logging

/// Which overlays are ours, and whose: a file for each, with its path, in a folder for each run.
///
/// The overlays lie in folders of the user's, where one that was there before must never be taken for one of ours. The
/// marks lie where the daemon alone may write, and stay for as long as the overlays do: beyond a crash of the host too.
/// Every function blocks on the disk.
struct OverlayMarks: Sendable {
  private let folder: String

  /// The marks of a hypervisor.
  init(_ configuration: HypervisorConfiguration) { folder = configuration.stateFolder + "/overlays" }

  /// Notes that a file is going to be made for a run.
  func note(_ overlay: String, of run: RunFolder) throws(VirtError) {
    try AtomicFile.makeFolder(place(of: run), mode: 0o700)
    try AtomicFile.write(path(of: overlay, run), overlay, durability: .renamed)
  }

  /// Forgets that: the file is somebody else's after all, or is gone.
  func strike(_ overlay: String, of run: RunFolder) {
    try? AtomicFile.remove(path(of: overlay, run), durability: .renamed)
  }

  /// The files that were noted for a run.
  func overlays(of run: RunFolder) -> [String] {
    let place = place(of: run)
    // What begins with a dot was never finished: then there is no overlay either.
    let names = ((try? FolderListing.names(place)) ?? []).filter { !$0.hasPrefix(".") }
    return names.compactMap { name in
      guard let file = try? Descriptor.reading("\(place)/\(name)"),
        let bytes = try? file.readAll(limit: Int(PATH_MAX))
      else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Forgets everything of a run.
  func clear(_ run: RunFolder) { RunFolder.discard(place(of: run)) }

  /// The names of the folders of the runs that have marks.
  var runs: [String] { (try? FolderListing.names(folder)) ?? [] }

  private func place(of run: RunFolder) -> String { "\(folder)/\(run.path.split(separator: "/").last ?? "")" }

  /// FNV-1a: paths are longer than names of files may be.
  private func path(of overlay: String, _ run: RunFolder) -> String {
    let hash = overlay.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return "\(place(of: run))/\(String(hash, radix: 16))"
  }
}

extension RunFolder {
  /// Removes the overlays of a run whose QEMU is gone; one that is not there is no error. One that cannot be removed is
  /// logged, and tried again when the daemon starts.
  ///
  /// - Parameter name: the guest's, for the log.
  func removeOverlays(of name: String, context: HypervisorContext) async {
    let marks = OverlayMarks(context.configuration)
    var isClean = true
    for path in await FileWork.shared.run({ marks.overlays(of: self) }) {
      do throws(VirtError) {
        try await ForeignFiles(reactor: context.reactor).run(path) { () throws(VirtError) in
          try AtomicFile.remove(path, durability: .renamed)
        }
      } catch {
        isClean = false
        context.logger.error(
          "cannot remove what a guest left",
          metadata: ["domain": "\(name)", "path": "\(path)", "error": "\(error.message)"])
      }
    }
    if isClean { await FileWork.shared.run { marks.clear(self) } }
  }
}
