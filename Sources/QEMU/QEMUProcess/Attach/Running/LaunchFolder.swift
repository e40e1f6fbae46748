import DroverHost

/// The folder from which a process's relative paths are to be read.
///
/// One that became a daemon has moved to the root since: then an open file whose path ends with a relative one of the
/// command line tells it, and the shell's variable where there is none such.
enum LaunchFolder {
  /// Finds it. Blocks for a moment.
  ///
  /// - Parameters:
  ///   - current: the working folder now.
  ///   - shell: `PWD` as the process was given it.
  static func find(pid: Int32, arguments: [String], current: String, shell: String?) -> String {
    // What the process sees as the root may be a folder to us; its command line names files as it sees them.
    let launch = LaunchRoot(of: pid, arguments: arguments)
    let root = launch.path
    // Who left his root went to the new one.
    let current = launch.hasLeft ? "/" : seen(current, from: root)
    guard current == "/" else { return current }
    let names = relativeNames(arguments)
    // A file of options may have some that are not known here.
    if names.isEmpty, !arguments.contains(where: { $0.hasSuffix("-readconfig") }) { return current }
    if let folder = openFiles(pid).lazy.compactMap({ folder(of: seen($0, from: root), names: names) }).first {
      return folder
    }
    guard let shell, shell.hasPrefix("/") else { return current }
    return shell
  }

  /// A path of ours as a process sees it that has another root; one outside of that stays as it is.
  static func seen(_ path: String, from root: String) -> String {
    guard root != "/", path.hasPrefix(root) else { return path }
    let rest = String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self)
    return rest.isEmpty ? "/" : rest.hasPrefix("/") ? rest : path
  }

  /// The relative paths that a command line names: words between its separators that have a dot or a slash.
  static func relativeNames(_ arguments: [String]) -> Set<String> {
    var names: Set<String> = []
    for argument in arguments where !argument.hasPrefix("{") {
      for word in argument.split(whereSeparator: { ",=: ".contains($0) }) {
        guard !word.hasPrefix("/"), !word.hasPrefix("-"), word.contains(".") || word.contains("/") else { continue }
        let name = word.hasPrefix("./") ? word.dropFirst(2) : word
        if name.contains(where: \.isLetter) { names.insert(String(name)) }
      }
    }
    return names
  }

  /// The folder in which a file has one of some relative names; nil when it has none of them.
  static func folder(of path: String, names: Set<String>) -> String? {
    guard path.hasPrefix("/") else { return nil }
    var place = path.endIndex
    while let slash = path[..<place].lastIndex(of: "/") {
      if names.contains(String(path[path.index(after: slash)...])) {
        return slash == path.startIndex ? "/" : String(path[..<slash])
      }
      place = slash
    }
    return nil
  }

  private static func openFiles(_ pid: Int32) -> [String] {
    ((try? FolderListing.names("/proc/\(pid)/fd")) ?? []).compactMap { try? FileContents.link("/proc/\(pid)/fd/\($0)") }
      .filter { $0.hasPrefix("/") && !$0.hasPrefix("/dev/") && !$0.hasPrefix("/proc/") }
  }
}
