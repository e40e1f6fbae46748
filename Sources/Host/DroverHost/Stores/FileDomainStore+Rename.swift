import Domains
public import DroverCore
import Logging

extension FileDomainStore {
  /// Moves a persistent definition, with its autostart mark, to another name: all, even if the daemon is killed in
  /// between.
  public func renameDefinition(_ xml: String, from old: String, to new: String) async throws(VirtError) {
    let (before, after, folder) = (try place(old), try place(new), layout.definitions)
    try await work.run { () throws(VirtError) in
      try Renaming(old: old, new: new).perform(xml, from: before, to: after, folder: folder)
    }
  }

  /// Finishes what an earlier daemon could not, before anything is read.
  func finishRenamings(_ files: [String]) {
    for file in files where file.hasPrefix(Renaming.prefix) {
      let note = "\(layout.definitions)/\(file)"
      guard let bytes = try? FileContents.bytes(note, limit: Self.limit), let renaming = Renaming(bytes: bytes) else {
        putAside(note, "it does not say what was to be renamed")
        continue
      }
      do throws(VirtError) {
        if try renaming.finish(from: place(renaming.old), to: place(renaming.new)) {
          log.notice(
            "finished a renaming that was interrupted",
            metadata: ["domain": "\(renaming.old)", "now": "\(renaming.new)"])
        }
        try AtomicFile.remove(note, durability: .synced)
      } catch {
        log.error(
          "cannot finish a renaming, which is tried again at the next start",
          metadata: ["domain": "\(renaming.old)", "error": "\(error.message)"])
      }
    }
  }

  private func place(_ name: String) throws(VirtError) -> Renaming.Place {
    Renaming.Place(definition: try path(.definition, name), mark: try mark(name))
  }
}
