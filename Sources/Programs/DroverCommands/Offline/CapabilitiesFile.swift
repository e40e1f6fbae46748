import DroverCore
import DroverHost
import Glibc
import QEMUCapabilities

/// What a QEMU can do, from a file.
enum CapabilitiesFile {
  /// Reads recorded answers of a QEMU, or an entry of droverd's cache.
  static func read(_ path: String) throws(VirtError) -> Capabilities {
    let bytes = try FileBytes.read(path)
    if let entry = try? JSON.parse(bytes), let kept = Capabilities(cacheEntry: entry) { return kept }
    do {
      return try Capabilities(ProbeTranscript(parsing: bytes))
    } catch {
      throw VirtError(.invalidArg, "\(path): \(error)", origin: .none)
    }
  }

  /// What droverd found out of each emulator, the newest first: below `--root`, else by the host's or user's daemon.
  static func kept(by session: ToolSession) throws(VirtError) -> [Capabilities] {
    let folder = (session.options.root.map(Layout.init(root:)) ?? .standard()).capabilitiesCache
    var found: [(path: String, time: Int)] = []
    for path in files(in: folder) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { continue }
      found.append((path, facts.st_mtim.tv_sec))
    }
    guard !found.isEmpty else {
      throw VirtError(
        .invalidArg,
        "what QEMU can do is not known: --capabilities names a file with its recorded answers, and droverd, once it has "
          + "run, leaves one in \(folder)", origin: .none)
    }
    return try found.sorted { $0.time > $1.time }.map { (file) throws(VirtError) in try read(file.path) }
  }

  private static func files(in folder: String) -> [String] {
    ((try? FolderListing.names(folder)) ?? []).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
  }
}
