public import Domains
public import DroverCore
import Glibc
import Logging

extension FileDomainStore {
  /// The most bytes of one file: as much as a definition may have.
  private static var limit: Int { 16 << 20 }

  /// Everything that is written down. What cannot be read is left out, quarantined and logged.
  ///
  /// - Throws: `systemError` when a folder cannot be read at all.
  public func load() async throws(VirtError) -> StoredDomains {
    try await work.run { [self] () throws(VirtError) in
      let definitions = try entries(.definition)
      let states = try entries(.state)
      let names = Set(definitions.map(\.name))
      let marks = try list(layout.autostart).compactMap { StoredName.name($0) }
      let orphans = marks.filter { !names.contains($0) }
      for name in orphans { log.warning("a mark to start has no definition", metadata: ["name": "\(name)"]) }
      return StoredDomains(definitions: definitions, states: states, autostart: names.intersection(marks))
    }
  }

  private func entries(_ kind: StoredKind) throws(VirtError) -> [StoredDomains.Entry] {
    let folder = folder(kind)
    var entries: [StoredDomains.Entry] = []
    for file in try list(folder) {
      let path = "\(folder)/\(file)"
      if file.hasPrefix(AtomicFile.temporaryPrefix) {
        // Of a daemon that ended while it wrote; we hold the lock, so nobody is writing it now.
        unlink(path)
        continue
      }
      guard let name = StoredName.name(file), let xml = read(path) else { continue }
      entries.append(StoredDomains.Entry(name: name, xml: xml))
    }
    return entries
  }

  private func list(_ folder: String) throws(VirtError) -> [String] {
    try VirtError.whileDoing("read folder \(folder)") { () throws(SystemFailure) in try FolderListing.names(folder) }
  }

  /// The text of one file; nil when there is none to be used.
  private func read(_ path: String) -> String? {
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(path, limit: Self.limit)
    } catch {
      switch error.number {
      case EISDIR, ENOENT: return nil
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
