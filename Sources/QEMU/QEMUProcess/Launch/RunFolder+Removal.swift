import DroverCore
import DroverHost
import Glibc

extension RunFolder {
  /// Removes it with what is in it; what is gone already is no error.
  ///
  /// - Throws: `systemError` for the first thing that cannot be removed; everything else is gone all the same.
  func remove() throws(VirtError) {
    var removal = Removal()
    removal.remove(path, in: AT_FDCWD, levels: 8)
    if let failure = removal.failure { throw failure.error("remove \(path)") }
  }

  /// Goes by descriptors and never through a link: QEMU's user may write below, and must not lead the daemon away.
  private struct Removal {
    /// The first one.
    var failure: SystemFailure?

    mutating func remove(_ name: String, in parent: Int32, levels: Int) {
      var facts = stat()
      guard fstatat(parent, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else { return note(errno) }
      guard facts.st_mode & S_IFMT == S_IFDIR else { return unlink(.remove, name, parent, 0) }
      guard levels > 0 else { return note(ELOOP) }
      let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { return note(errno) }
      guard let folder = fdopendir(descriptor) else {
        note(errno)
        close(descriptor)
        return
      }
      for entry in Self.entries(of: folder) { remove(entry, in: dirfd(folder), levels: levels - 1) }
      closedir(folder)
      unlink(.folderRemoval, name, parent, AT_REMOVEDIR)
    }

    private mutating func unlink(_ step: DurableStep, _ name: String, _ parent: Int32, _ flags: Int32) {
      do throws(SystemFailure) {
        try step.reached(name)
        if unlinkat(parent, name, flags) != 0 { note(errno) }
      } catch {
        note(error.number)
      }
    }

    private mutating func note(_ number: Int32) {
      if number != ENOENT, failure == nil { failure = SystemFailure(number) }
    }

    /// The names in a folder.
    private static func entries(of folder: OpaquePointer) -> [String] {
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
}
