import Domains
public import DroverCore
import Synchronization

/// The file of the domains that start once: an identity and a boot in each line. There is none when nobody does.
extension FileDomainStore {
  private var onceFile: String { "\(layout.definitions)/autostart-once" }

  /// Whoever changes the file reads it first.
  private static let changes = Mutex(())

  /// Who starts once, and in which boot of the host that was said.
  public func startsOnce() async throws(VirtError) -> [UUID: String] {
    await work.run { [self] in onceNotes() }
  }

  /// Notes that a domain starts once after a boot; nil: not any more.
  public func setStartsOnce(_ uuid: UUID, after boot: String?) async throws(VirtError) {
    try await work.run { [self] () throws(VirtError) in
      try Self.changes.withLock { (_) throws(VirtError) in
        var notes = onceNotes()
        guard notes[uuid] != boot else { return }
        notes[uuid] = boot
        guard !notes.isEmpty else { return try AtomicFile.remove(onceFile, durability: .synced) }
        let lines = notes.map { "\($0.key) \($0.value)\n" }.sorted()
        try AtomicFile.write(onceFile, lines.joined(), durability: .synced, mode: 0o644)
      }
    }
  }

  private func onceNotes() -> [UUID: String] {
    guard let text = FileContents.trimmed(onceFile) else { return [:] }
    var notes: [UUID: String] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 2, let uuid = UUID(fields[0]) else { continue }
      notes[uuid] = fields[1]
    }
    return notes
  }
}
