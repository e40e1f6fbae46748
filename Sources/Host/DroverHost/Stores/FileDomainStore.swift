public import Domains
public import DroverCore
public import Logging

/// Definitions, marks and states as files of a layout, one for each domain.
///
/// Everything blocking happens on the threads for it. A definition is on the disk when its call returns; a state has
/// its name: it has to survive the daemon, not the host.
public final class FileDomainStore: DomainStore {
  let layout: Layout
  let work: FileWork
  let log: Logger

  /// Makes a store over folders that exist (`Layout.makeFolders`).
  public init(layout: Layout, log: Logger, work: FileWork = .shared) {
    self.layout = layout
    self.log = log
    self.work = work
  }

  /// Writes a persistent definition; it survives the host when this returns.
  public func saveDefinition(_ xml: String, name: String) async throws(VirtError) {
    let path = try path(.definition, name)
    try await work.run { () throws(VirtError) in try AtomicFile.write(path, xml, durability: .synced) }
  }

  /// Removes a persistent definition, its autostart mark and files that belong to it: all, even if the daemon is
  /// killed in between. No error for what is not there.
  public func removeDefinition(name: String, alongWith files: [String]) async throws(VirtError) {
    let removal = Removal(name: name, files: files)
    let place = RemovalPlace(
      definition: try path(.definition, name), mark: try mark(name), folder: layout.definitions)
    try await work.run { () throws(VirtError) in try removal.perform(at: place) }
  }

  /// Marks a domain to be started with the host, or not.
  public func setAutostart(_ isOn: Bool, name: String) async throws(VirtError) {
    let mark = try mark(name)
    let target = try path(.definition, name)
    try await work.run { () throws(VirtError) in
      if isOn { try AtomicFile.link(mark, to: target) } else { try AtomicFile.remove(mark, durability: .synced) }
    }
  }

  /// Writes a live state; it survives the daemon when this returns.
  public func saveState(_ xml: String, name: String) async throws(VirtError) {
    let path = try path(.state, name)
    try await work.run { () throws(VirtError) in try AtomicFile.write(path, xml, durability: .renamed) }
  }

  /// Removes a live state; no error when there is none.
  public func removeState(name: String) async throws(VirtError) {
    let path = try path(.state, name)
    try await work.run { () throws(VirtError) in try AtomicFile.remove(path, durability: .renamed) }
  }

  /// Puts an unusable file aside, with the reason beside it, and logs it.
  ///
  /// The mark of a definition goes with it: it must not start a later domain of the same name.
  public func quarantine(_ kind: StoredKind, name: String, reason: String) async {
    guard let path = try? path(kind, name), let mark = try? mark(name) else { return }
    await work.run { [self] in
      putAside(path, reason)
      if kind == .definition { putAside(mark, "the definition was put aside: \(reason)") }
    }
  }

  func putAside(_ path: String, _ reason: String) {
    do {
      guard let aside = try AtomicFile.quarantine(path, reason: reason) else { return }
      log.error("put a file aside", metadata: ["file": "\(path)", "now": "\(aside)", "reason": "\(reason)"])
    } catch {
      log.error(
        "cannot put an unusable file aside",
        metadata: ["file": "\(path)", "reason": "\(reason)", "error": "\(error.message)"])
    }
  }

  func folder(_ kind: StoredKind) -> String {
    switch kind {
    case .definition: layout.definitions
    case .state: layout.states
    }
  }

  func path(_ kind: StoredKind, _ name: String) throws(VirtError) -> String {
    "\(folder(kind))/\(try fileName(name))"
  }

  func mark(_ name: String) throws(VirtError) -> String { "\(layout.autostart)/\(try fileName(name))" }

  private func fileName(_ name: String) throws(VirtError) -> String {
    guard let file = StoredName.file(name) else {
      throw VirtError(.systemError, "the name of \(name.utf8.count) bytes cannot be the name of a file")
    }
    return file
  }
}
