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

  /// Where the sockets of the guest's channels are, which have no path of their own: beside this one, as QEMU's user
  /// may write here, and nobody but the daemon there.
  var channels: RunFolder? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let name = path[path.index(after: slash)...]
    guard name.hasPrefix(FileName.runPrefix) else { return nil }
    return RunFolder(path: "\(path[..<slash])/channel/\(name.dropFirst(FileName.runPrefix.count))")
  }

  /// Makes it, for the daemon alone, after removing what an earlier guest of the same number left there.
  ///
  /// Errors: `operationFailed` when a process uses what is there; `systemError`.
  func create() throws(VirtError) {
    do throws(SystemFailure) {
      try make()
    } catch {
      guard error.number == EEXIST else { throw error.error("make the folder \(path)") }
      if let pid = user {
        throw VirtError(
          .operationFailed, "process \(pid) has the folder \(path): a guest of which nothing is written down any more")
      }
      try remove()
      do throws(SystemFailure) { try make() } catch { throw error.error("make the folder \(path)") }
    }
  }

  /// Makes it for a QEMU that somebody else started, unless it is there: only we and QEMU's user may look into it.
  ///
  /// - Parameter user: whose QEMU it is; nil for ours.
  func provide(for user: UInt32?) throws(VirtError) {
    do throws(SystemFailure) {
      do throws(SystemFailure) { try make() } catch {
        if error.number == EEXIST { return }
        throw error
      }
      if let user, user != geteuid(), chown(path, user, gid_t.max) != 0 { throw SystemFailure(errno) }
    } catch {
      throw error.error("make the folder \(path)")
    }
  }

  /// Whether it is there.
  var exists: Bool { access(path, F_OK) == 0 }

  /// The process that was started with the key in it; looked for among all there are.
  var user: Int32? { ProcessArguments.processes(naming: masterKeyPath).first }

  private func make() throws(SystemFailure) {
    try DurableStep.folder.reached(path)
    guard mkdir(path, 0o700) == 0 else { throw SystemFailure(errno) }
  }

  /// Writes a fresh master key: 32 random bytes.
  ///
  /// - Parameter user: who may read it; nil: the daemon itself.
  func writeMasterKey(for user: UserIdentity?) throws(VirtError) {
    var source = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &source) }
    do throws(SystemFailure) {
      try DurableStep.create.reached(masterKeyPath)
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

  /// The folder that a path lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
