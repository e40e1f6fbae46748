import DroverCore
import Glibc

/// A definition on its way to another name. Every function may block on the disk.
///
/// It is in a file of either name before that of the other goes. So what is going to happen is noted first, and the note
/// goes last: a daemon that finds one, and the definition under its new name, finishes the renaming.
struct Renaming: Equatable, Sendable {
  /// The files of one name.
  struct Place: Sendable {
    let definition: String
    let mark: String
  }

  /// The names.
  let old: String, new: String
  /// The definition under its old name: a note that could not be removed must not take a later one of that name.
  var definition: [UInt8] = []

  /// What the files of notes begin with.
  static let prefix = ".renaming-"

  /// Gives the definition, in its new wording, its new name: altogether, or it keeps the old one.
  ///
  /// - Parameter folder: holds the notes.
  func perform(_ xml: String, from before: Place, to after: Place, folder: String) throws(VirtError) {
    var noted = self
    noted.definition = (try? FileContents.bytes(before.definition)) ?? []
    let note = "\(folder)/\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    try AtomicFile.write(note, noted.bytes, durability: .synced)
    do throws(VirtError) {
      try AtomicFile.write(after.definition, xml, durability: .synced)
      try moveOn(from: before, to: after)
    } catch {
      try? AtomicFile.remove(after.mark, durability: .synced)
      try? AtomicFile.remove(after.definition, durability: .synced)
      try? AtomicFile.remove(note, durability: .synced)
      throw error
    }
    // One that stays is of no use to anybody, and does no harm: see `finish`.
    try? AtomicFile.remove(note, durability: .synced)
  }

  /// Does what is left of a renaming that another daemon began.
  ///
  /// - Returns: false when it had not come far enough, or was done already.
  func finish(from before: Place, to after: Place) throws(VirtError) -> Bool {
    guard let current = try? FileContents.bytes(before.definition), current == definition,
      (try? FileContents.bytes(after.definition)) != nil
    else { return false }
    try moveOn(from: before, to: after)
    return true
  }

  private func moveOn(from before: Place, to after: Place) throws(VirtError) {
    var facts = stat()
    if lstat(before.mark, &facts) == 0 { try AtomicFile.link(after.mark, to: after.definition) }
    try AtomicFile.remove(before.definition, durability: .synced)
    try AtomicFile.remove(before.mark, durability: .synced)
  }
}

extension Renaming {
  /// What the note holds: both names, each with a zero byte after it, which none can hold; then the definition.
  var bytes: [UInt8] { Array(old.utf8) + [0] + Array(new.utf8) + [0] + definition }

  /// Reads a note; nil when it is none.
  init?(bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let old = String(validating: parts[0], as: UTF8.self),
      let new = String(validating: parts[1], as: UTF8.self), !old.isEmpty, !new.isEmpty
    else { return nil }
    self.init(old: old, new: new, definition: Array(parts[2]))
  }
}
