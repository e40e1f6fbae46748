import Glibc

/// The names in a folder.
public enum FolderListing {
  /// All names but `.` and `..`, unordered. Those that are no UTF-8 are left out: nothing of ours has such a name.
  ///
  /// - Parameter mayBeMissing: a folder that is not there is empty, and no failure.
  public static func names(_ path: String, mayBeMissing: Bool = true) throws(SystemFailure) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT, mayBeMissing { return [] }
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
