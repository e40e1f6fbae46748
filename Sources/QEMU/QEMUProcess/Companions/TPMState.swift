import DroverCore
import DroverHost
import Glibc

/// The folder of a TPM's state. It is there as a whole or not at all. Every function may block on the disk.
struct TPMState: Sendable {
  /// Where it is.
  let path: String
  /// Who may read it; nil: the daemon.
  let user: UserIdentity?

  /// Whether the guest has one.
  var exists: Bool {
    var facts = stat()
    return stat(path, &facts) == 0
  }

  /// Where it is made before it counts.
  var unfinished: String { path + ".new" }

  /// Makes an empty folder to be filled, after removing what an unfinished attempt left.
  func begin() throws(VirtError) {
    discard()
    // The program under another user passes through; the state is for it alone.
    try AtomicFile.makeFolder(RunFolder.parent(of: path), mode: user == nil ? 0o700 : 0o711)
    guard mkdir(unfinished, 0o700) == 0 else { throw SystemFailure(errno).error("make the folder \(unfinished)") }
    guard let user else { return }
    guard lchown(unfinished, user.uid, user.gid) == 0 else {
      throw SystemFailure(errno).error("give \(unfinished) to the user of the TPM")
    }
  }

  /// The folder is filled: it is the state from now on.
  func finish() throws(VirtError) {
    guard rename(unfinished, path) == 0 else { throw SystemFailure(errno).error("rename \(unfinished)") }
  }

  /// Removes what is not finished.
  func discard() { RunFolder.discard(unfinished) }

  /// Removes it, and the guest's folder when nothing else is in there.
  func remove() {
    discard()
    RunFolder.discard(path)
    rmdir(RunFolder.parent(of: path))
  }
}
