import Glibc

/// The names in a folder.
enum FolderListing {
  /// All names but `.` and `..`, unordered. Those that are no UTF-8 are left out: nothing of ours has such a name.
  ///
  /// - Throws: nothing for a folder that is not there; it is empty.
  static func names(_ path: String) throws(SystemFailure) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw SystemFailure(errno)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw SystemFailure(errno) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
  }
}
