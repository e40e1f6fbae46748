import DroverCore
import Glibc

/// Where the files of a removal are.
struct RemovalPlace: Sendable {
  let definition: String
  let mark: String
  /// Holds the notes of removals that are on their way.
  let folder: String
}

/// A definition on its way out, with everything that goes with it. Every function may block on the disk.
///
/// Several files cannot go at once. So what is going to go is noted first, and the note goes last: a daemon that finds
/// one finishes the removal. A definition alone needs no note: its own file is the first to go, and what is left of its
/// mark is of nobody.
struct Removal: Equatable, Sendable {
  /// The domain.
  let name: String
  /// What goes with its definition.
  var files: [String] = []
  /// The definition: a note that could not be removed must not take a later one of the same name.
  var definition: [UInt8] = []

  /// What the files of notes begin with.
  static let prefix = ".removal-"

  /// Removes everything, or nothing if the first thing cannot be removed.
  func perform(at place: RemovalPlace) throws(VirtError) {
    guard !files.isEmpty else { return try removeDefinition(place) }
    var noted = self
    noted.definition = (try? FileContents.bytes(place.definition)) ?? []
    let note = "\(place.folder)/\(Self.prefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    try AtomicFile.write(note, noted.bytes, durability: .synced)
    do throws(VirtError) {
      // First what lies anywhere, and can fail for more reasons than our own folder.
      for file in files { try AtomicFile.remove(file, durability: .synced) }
      try removeDefinition(place)
    } catch {
      try? AtomicFile.remove(note, durability: .synced)
      throw error
    }
    // One that stays is of no use to anybody, and does no harm: see `finish`.
    try? AtomicFile.remove(note, durability: .synced)
  }

  /// Does what is left of a removal that another daemon began.
  ///
  /// - Returns: false when there is another definition of the name by now, which is left alone.
  func finish(at place: RemovalPlace) throws(VirtError) -> Bool {
    if let current = try? FileContents.bytes(place.definition), current != definition { return false }
    try removeDefinition(place)
    for file in files { try AtomicFile.remove(file, durability: .synced) }
    return true
  }

  private func removeDefinition(_ place: RemovalPlace) throws(VirtError) {
    try AtomicFile.remove(place.definition, durability: .synced)
    try AtomicFile.remove(place.mark, durability: .synced)
  }
}

extension Removal {
  /// What the note holds: name and files, each with a zero byte after it, which neither can hold; after one more,
  /// the definition.
  var bytes: [UInt8] { ([name] + files).flatMap { Array($0.utf8) + [0] } + [0] + definition }

  /// Reads a note; nil when it is none.
  init?(bytes: [UInt8]) {
    var rest = bytes[...]
    var texts: [String] = []
    while let end = rest.firstIndex(of: 0), end > rest.startIndex {
      guard let text = String(validating: rest[..<end], as: UTF8.self) else { return nil }
      texts.append(text)
      rest = rest[(end + 1)...]
    }
    guard rest.first == 0, let name = texts.first else { return nil }
    self.init(name: name, files: Array(texts.dropFirst()), definition: Array(rest.dropFirst()))
  }
}
