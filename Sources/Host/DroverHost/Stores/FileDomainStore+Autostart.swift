import Domains
public import DroverCore

/// The file of what is still to be started with the host: the boot, and the names that are left, one a line.
///
/// Without names everything is done. Names are written as those of files are, so that none breaks a line.
extension FileDomainStore {
  private var autostartFile: String { "\(layout.run)/autostarted" }

  /// What is still to be started in this boot of the host; nil when nobody has begun.
  public func pendingAutostart(boot: String) async throws(VirtError) -> Set<String>? {
    await work.run { [self] in
      guard let text = FileContents.trimmed(autostartFile) else { return nil }
      let lines = text.split(separator: "\n").map(String.init)
      guard lines.first == boot else { return nil }
      return Set(lines.dropFirst().compactMap { StoredName.name($0) })
    }
  }

  /// Writes down what is still to be started in this boot.
  public func savePendingAutostart(_ names: Set<String>, boot: String) async throws(VirtError) {
    let lines = [boot] + names.sorted().compactMap { StoredName.file($0) }
    try await work.run { [self] () throws(VirtError) in
      let text = lines.map { $0 + "\n" }.joined()
      try AtomicFile.write(autostartFile, text, durability: .renamed, mode: 0o644)
    }
  }
}
