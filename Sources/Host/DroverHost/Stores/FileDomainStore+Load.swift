public import Domains
public import DroverCore
import Glibc
import Logging

extension FileDomainStore {
  /// The most bytes of one file: as much as a definition may have.
  static var limit: Int { 16 << 20 }

  /// Everything that is written down, after what an earlier daemon could not finish is finished. What cannot be read is
  /// left out, quarantined and logged.
  ///
  /// - Throws: `systemError` when a folder cannot be read at all.
  public func load() async throws(VirtError) -> StoredDomains {
    try await work.run { [self] () throws(VirtError) in
      // We hold the lock, so nobody is writing these now.
      for folder in [layout.definitions, layout.states, layout.run, layout.library, layout.capabilitiesCache] {
        AtomicFile.removeUnfinished(in: folder, isOurs: true)
      }
      try finishRemovals()
      try finishRenamings(list(layout.definitions))
      let files = Set(try list(layout.definitions))
      let definitions = entries(.definition, files)
      let states = entries(.state, Set(try list(layout.states)))
      return StoredDomains(definitions: definitions, states: states, autostart: try marks(of: files))
    }
  }

  private func finishRemovals() throws(VirtError) {
    for file in try list(layout.definitions) where file.hasPrefix(Removal.prefix) {
      let note = "\(layout.definitions)/\(file)"
      guard let bytes = try? FileContents.bytes(note, limit: Self.limit), let removal = Removal(bytes: bytes) else {
        putAside(note, "it does not say what was to be removed")
        continue
      }
      do throws(VirtError) {
        let place = RemovalPlace(
          definition: try path(.definition, removal.name), mark: try mark(removal.name), folder: layout.definitions)
        if try removal.finish(at: place) {
          log.notice("finished a removal that was interrupted", metadata: ["domain": "\(removal.name)"])
        }
        try AtomicFile.remove(note, durability: .synced)
      } catch {
        log.error(
          "cannot finish a removal, which is tried again at the next start",
          metadata: ["domain": "\(removal.name)", "error": "\(error.message)"])
      }
    }
  }

  /// The names that are marked to start. A mark without a definition would start a later domain of the same name.
  private func marks(of definitions: Set<String>) throws(VirtError) -> Set<String> {
    var names: Set<String> = []
    for file in try list(layout.autostart) {
      guard let name = StoredName.name(file) else { continue }
      guard !definitions.contains(file) else {
        names.insert(name)
        continue
      }
      log.warning("removed a mark to start that has no definition", metadata: ["domain": "\(name)"])
      try? AtomicFile.remove("\(layout.autostart)/\(file)", durability: .synced)
    }
    return names
  }

  private func entries(_ kind: StoredKind, _ files: Set<String>) -> [StoredDomains.Entry] {
    let folder = folder(kind)
    return files.compactMap { file in
      guard let name = StoredName.name(file), let xml = read("\(folder)/\(file)", kind) else { return nil }
      return StoredDomains.Entry(name: name, xml: xml)
    }
  }

  private func list(_ folder: String) throws(VirtError) -> [String] {
    try VirtError.whileDoing("read folder \(folder)") { () throws(SystemFailure) in try FolderListing.names(folder) }
  }

  /// The text of one file; nil when there is none to be used.
  private func read(_ path: String, _ kind: StoredKind) -> String? {
    if let oddity = Oddity(path, mayBeLink: kind == .definition) {
      if let reason = oddity.reason { putAside(path, reason) }
      return nil
    }
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(path, limit: Self.limit)
    } catch {
      switch error.number {
      case EFBIG: putAside(path, "more than \(Self.limit) bytes")
      // Put aside it would be as unreadable; the next daemon may be luckier.
      default: log.error("cannot read a file", metadata: ["file": "\(path)", "error": "\(error.words)"])
      }
      return nil
    }
    if bytes.isEmpty {
      putAside(path, "the file is empty")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      putAside(path, "the file is no UTF-8 text")
      return nil
    }
    return text
  }
}

/// What is in the place of a file and is none.
private struct Oddity {
  /// nil for what went away meanwhile.
  let reason: String?

  /// - Parameter mayBeLink: whether a link to a file is as good: somebody may keep definitions elsewhere, but states are
  ///   written by daemons alone.
  init?(_ path: String, mayBeLink: Bool) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else {
      reason = nil
      return
    }
    if mayBeLink, facts.st_mode & S_IFMT == S_IFLNK, stat(path, &facts) != 0 {
      reason = "it is a symbolic link that leads nowhere"
      return
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: reason = "it is a folder and no file"
    case S_IFLNK: reason = "it is a symbolic link and no file"
    default: reason = "it is no ordinary file"
    }
  }
}
