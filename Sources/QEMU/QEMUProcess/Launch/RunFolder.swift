import DroverCore
import DroverHost
import Glibc

/// The folder of one running guest: the monitor's socket, the master key, sockets of channels.
///
/// Every function may block on the disk.
struct RunFolder: Hashable, Sendable {
  /// Where it is.
  let path: String

  /// A folder at a path.
  init(path: String) { self.path = path }

  /// The folder that a guest of this number and name has.
  init(id: Int32, name: String, configuration: HypervisorConfiguration) {
    path = configuration.runFolder + "/" + FileName.ofRun(id: id, name: name)
  }

  /// What holds the key with which secrets are handed to QEMU.
  var masterKeyPath: String { path + "/master-key.aes" }

  /// Makes it, for the daemon alone, after removing what an earlier guest of the same number left there.
  func create() throws(VirtError) {
    if mkdir(path, 0o700) == 0 { return }
    guard errno == EEXIST else { throw SystemFailure(errno).error("make the folder \(path)") }
    remove()
    guard mkdir(path, 0o700) == 0 else { throw SystemFailure(errno).error("make the folder \(path)") }
  }

  /// Writes a fresh master key: 32 random bytes.
  ///
  /// - Parameter user: who may read it; nil: the daemon itself.
  func writeMasterKey(for user: UserIdentity?) throws(VirtError) {
    var source = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &source) }
    do throws(SystemFailure) {
      let file = try Descriptor.opening(masterKeyPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
      var failure: SystemFailure?
      key.withUnsafeBytes { bytes in
        do throws(SystemFailure) { try file.writeAll(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
      if let user, fchown(file.rawValue, user.uid, user.gid) != 0 { throw SystemFailure(errno) }
    } catch {
      throw error.error("write \(masterKeyPath)")
    }
  }

  /// Gives the folder to QEMU's user, once everything that only the daemon makes is in it.
  func giveAway(to user: UserIdentity?) throws(VirtError) {
    guard let user else { return }
    guard lchown(path, user.uid, user.gid) == 0 else {
      throw SystemFailure(errno).error("give \(path) to the user of QEMU")
    }
  }

  /// Removes it with what is in it; what is gone already is no error.
  func remove() { Self.remove(path, in: AT_FDCWD, levels: 8) }

  /// Goes by descriptors and never through a link: QEMU's user may write below, and must not lead the daemon away.
  private static func remove(_ name: String, in parent: Int32, levels: Int) {
    if unlinkat(parent, name, 0) == 0 { return }
    let number = errno
    guard number == EISDIR || number == EPERM, levels > 0 else { return }
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      return
    }
    for entry in entries(of: folder) { remove(entry, in: dirfd(folder), levels: levels - 1) }
    closedir(folder)
    unlinkat(parent, name, AT_REMOVEDIR)
  }

  /// The names in a folder.
  static func entries(of folder: OpaquePointer) -> [String] {
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
