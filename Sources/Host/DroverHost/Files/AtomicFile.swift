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

  /// What unfinished files begin with; who finds one may remove it.
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
        DurableStep.rename.reached(path)
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
    DurableStep.fileSync.reached(path)
    let number = descriptor.rawValue
    try SystemFailure.retrying { fsync(number) }
  }

  /// Removes a file; one that is not there is no error.
  public static func remove(_ path: String, durability: Durability) throws(VirtError) {
    try VirtError.whileDoing("remove \(path)") { () throws(SystemFailure) in
      DurableStep.remove.reached(path)
      do throws(SystemFailure) {
        try SystemFailure.retrying { unlink(path) }
      } catch {
        if error.number == ENOENT { return }
        throw error
      }
      if durability == .synced { try sync(folder: folder(of: path)) }
    }
  }

  /// Makes a symbolic link, synced; one that is there already is no error.
  static func link(_ path: String, to target: String) throws(VirtError) {
    try VirtError.whileDoing("write \(path)") { () throws(SystemFailure) in
      DurableStep.link.reached(path)
      do throws(SystemFailure) {
        try SystemFailure.retrying { symlink(target, path) }
      } catch {
        if error.number != EEXIST { throw error }
      }
      try sync(folder: folder(of: path))
    }
  }

  /// Puts a file aside as `.bad-NAME-TIME` in its folder, with the reason beside it in `….reason`.
  ///
  /// - Returns: where it is now; nil when there was none.
  public static func quarantine(_ path: String, reason: String) throws(VirtError) -> String? {
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    let aside = "\(folder(of: path))/.bad-\(name.prefix(60))-\(time(nil))-\(number)"
    do throws(SystemFailure) {
      DurableStep.rename.reached(aside)
      try SystemFailure.retrying { rename(path, aside) }
    } catch {
      if error.number == ENOENT { return nil }
      throw error.error("put \(path) aside")
    }
    try write(aside + ".reason", reason + "\n", durability: .synced)
    return aside
  }

  /// Makes a folder and those above it; one that is there is left as it is.
  public static func makeFolder(_ path: String, mode: UInt32) throws(VirtError) {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    let parent = folder(of: path)
    if errno == ENOENT, parent != path, parent != "." {
      try makeFolder(parent, mode: mode)
      if mkdir(path, mode) == 0 || errno == EEXIST { return }
    }
    throw SystemFailure(errno).error("make folder \(path)")
  }

  static func sync(folder: String) throws(SystemFailure) {
    DurableStep.folderSync.reached(folder)
    let descriptor = try Descriptor.opening(folder, O_RDONLY | O_DIRECTORY)
    let number = descriptor.rawValue
    try SystemFailure.retrying { fsync(number) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
