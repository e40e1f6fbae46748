import DomainModel
import DroverCore
import DroverHost
import Glibc
import Logging

extension TransientOverlay {
  /// Removes the overlays of a guest that is gone; one that is not there is no error. What cannot be removed is logged.
  ///
  /// - Parameter name: the guest's, for the log.
  static func remove(_ paths: [String], of name: String, context: HypervisorContext) async {
    for path in paths {
      do throws(VirtError) {
        try await ForeignFiles(reactor: context.reactor).run(path) { () throws(VirtError) in
          try AtomicFile.remove(path, durability: .renamed)
        }
      } catch {
        context.logger.error(
          "cannot remove what a guest left",
          metadata: ["domain": "\(name)", "path": "\(path)", "error": "\(error.message)"])
      }
    }
  }
}

// What a start says of its overlays for a daemon that comes after a crash. The files lie in folders of the user's, and
// one that was there before must never be taken for one of ours.
extension RunFolder {
  /// Notes that a file is going to be made for the run. Blocks on the disk.
  func mark(_ overlay: String) throws(VirtError) {
    let path = path(ofMarkFor: overlay)
    do throws(SystemFailure) {
      try DurableStep.create.reached(path)
      _ = try Descriptor.opening(path, O_WRONLY | O_CREAT | O_NOFOLLOW, 0o600)
    } catch {
      throw error.error("write \(path)")
    }
  }

  /// Those of some files that were noted. Blocks on the disk.
  func marked(_ overlays: [String]) -> [String] { overlays.filter { access(path(ofMarkFor: $0), F_OK) == 0 } }

  /// FNV-1a: paths are longer than names of files may be.
  private func path(ofMarkFor overlay: String) -> String {
    let hash = overlay.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return "\(path)/overlay-\(String(hash, radix: 16))"
  }
}
