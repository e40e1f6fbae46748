public import DroverCore
import Glibc
import Synchronization

/// Files that are there in full or not at all, whatever happens while they are written. Blocks: for `FileWork`.
public enum AtomicFile {
  /// What a file survives once it is written.
  public enum Durability: Hashable, Sendable {
    /// The host's crash: file and folder are on the disk.
    case synced
    /// The daemon's crash: the file has its name.
    case renamed
  }

  /// What unfinished files begin with, followed by the process that writes them; see `removeUnfinished`.
  static let temporaryPrefix = ".tmp-"
  private static let counter = Atomic<UInt64>(0)

  /// Writes a text.
  ///
  /// - Throws: `systemError` with the path; the old file is as it was then.
  public static func write(
    _ path: String, _ text: String, durability: Durability, mode: UInt32 = 0o600
  ) throws(VirtError) {
    try write(path, Array(text.utf8), durability: durability, mode: mode)
  }

  /// Writes bytes.
  ///
  /// - Throws: `systemError` with the path; the old file is as it was then.
  public static func write(
    _ path: String, _ bytes: [UInt8], durability: Durability, mode: UInt32 = 0o600
  ) throws(VirtError) {
    let folder = folder(of: path)
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let temporary = "\(folder)/\(temporaryPrefix)\(getpid())-\(number)"
    try VirtError.whileDoing("write \(path)") { () throws(SystemFailure) in
      do throws(SystemFailure) {
        try fill(temporary, bytes, durability, mode)
        try DurableStep.rename.reached(path)
        try SystemFailure.retrying { rename(temporary, path) }
      } catch {
        unlink(temporary)
        throw error
      }
      if durability == .synced { try sync(folder: folder) }
    }
  }

  private static func fill(
    _ path: String, _ bytes: [UInt8], _ durability: Durability, _ mode: UInt32
  ) throws(SystemFailure) {
    let descriptor = try Descriptor.opening(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)
    var failure: SystemFailure?
    bytes.withUnsafeBytes { bytes in
      do throws(SystemFailure) { try descriptor.writeAll(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    guard durability == .synced else { return }
    try DurableStep.fileSync.reached(path)
    let number = descriptor.rawValue
    try SystemFailure.retrying { fsync(number) }
  }

  /// Removes a file; one that is not there is no error.
  public static func remove(_ path: String, durability: Durability) throws(VirtError) {
    try VirtError.whileDoing("remove \(path)") { () throws(SystemFailure) in
      do throws(SystemFailure) {
        try unlinkCounted(path)
      } catch {
        if error.number == ENOENT { return }
        throw error
      }
      if durability == .synced { try sync(folder: folder(of: path)) }
    }
  }

  /// Removes what is at a path if it is a socket, and nothing else; one that is not there is no error.
  public static func removeSocket(_ path: String) throws(VirtError) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFSOCK else { return }
    try remove(path, durability: .renamed)
  }

  /// A step only where there is something to be removed: what is not there is most often asked to go.
  private static func unlinkCounted(_ path: String) throws(SystemFailure) {
    var facts = stat()
    try SystemFailure.retrying { lstat(path, &facts) }
    try DurableStep.remove.reached(path)
    try SystemFailure.retrying { unlink(path) }
  }

  /// Makes a symbolic link, synced; one that is there already is no error.
  static func link(_ path: String, to target: String) throws(VirtError) {
    try VirtError.whileDoing("write \(path)") { () throws(SystemFailure) in
      try DurableStep.link.reached(path)
      do throws(SystemFailure) {
        try SystemFailure.retrying { symlink(target, path) }
      } catch {
        if error.number != EEXIST { throw error }
      }
      try sync(folder: folder(of: path))
    }
  }

  /// Makes a folder and those above it; one that is there is left as it is.
  public static func makeFolder(_ path: String, mode: UInt32) throws(VirtError) {
    do throws(SystemFailure) {
      try makeFolders(path, mode)
    } catch {
      throw error.error("make folder \(path)")
    }
  }

  private static func makeFolders(_ path: String, _ mode: UInt32) throws(SystemFailure) {
    if access(path, F_OK) == 0 { return }
    let parent = folder(of: path)
    if parent != path, parent != "." { try makeFolders(parent, mode) }
    try DurableStep.folder.reached(path)
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    throw SystemFailure(errno)
  }

  static func sync(folder: String) throws(SystemFailure) {
    try DurableStep.folderSync.reached(folder)
    let descriptor = try Descriptor.opening(folder, O_RDONLY | O_DIRECTORY)
    let number = descriptor.rawValue
    try SystemFailure.retrying { fsync(number) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

// MARK: What crashes and mistakes leave

extension AtomicFile {
  /// Puts whatever is at a path aside as `.bad-NAME-TIME` in its folder, with the reason beside it in `….reason`.
  ///
  /// - Returns: where it is now; nil when there was nothing.
  public static func quarantine(_ path: String, reason: String) throws(VirtError) -> String? {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      if errno == ENOENT { return nil }
      throw SystemFailure(errno).error("put \(path) aside")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let aside = "\(folder(of: path))/.bad-\(name.prefix(60))-\(time(nil))-\(getpid())-\(number)"
    // The reason first: a crash must not leave a file of which nobody knows why it is there.
    try write(aside + ".reason", reason + "\n", durability: .synced)
    do throws(SystemFailure) {
      try DurableStep.rename.reached(aside)
      try SystemFailure.retrying { rename(path, aside) }
      try sync(folder: folder(of: path))
    } catch {
      try? remove(aside + ".reason", durability: .renamed)
      throw error.error("put \(path) aside")
    }
    return aside
  }

  /// Removes the files that a process which has ended left unfinished in a folder; best effort.
  ///
  /// - Parameter isOurs: whether nobody but this daemon writes in the folder, and it holds its lock: then the file of
  ///   any other process is left over, even if its number is somebody else's by now.
  public static func removeUnfinished(in folder: String, isOurs: Bool) {
    guard let names = try? FolderListing.names(folder) else { return }
    for name in names where name.hasPrefix(temporaryPrefix) {
      let number = name.dropFirst(temporaryPrefix.count).prefix { $0 != "-" }
      guard let pid = Int32(number), pid != getpid() else { continue }
      guard isOurs || (kill(pid, 0) != 0 && errno == ESRCH) else { continue }
      try? remove("\(folder)/\(name)", durability: .renamed)
    }
  }
}
