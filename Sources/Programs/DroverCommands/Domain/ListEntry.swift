import DroverClient
import DroverCore

/// What `list` knows of one domain.
struct ListEntry: Sendable {
  /// What has to be asked for each domain by itself.
  struct Facts: OptionSet {
    let rawValue: Int
    static let state = Facts(rawValue: 1)
    static let title = Facts(rawValue: 2)
    static let managedSave = Facts(rawValue: 4)
    static let everything: Facts = [.state, .title, .managedSave]
  }

  var identity: DomainIdentity
  var state: StateNumbers?
  var title: String?
  var isSaved = false

  /// How many domains are asked about at a time.
  static let width = 32

  /// Asks what is wanted; domains that are gone meanwhile are left out. The active ones come first, by number, then
  /// the others, by name.
  static func gather(_ domains: [Domain], wanting facts: Facts) async throws(VirtError) -> [ListEntry] {
    var entries: [ListEntry] = []
    if facts.isEmpty {
      entries = domains.map { ListEntry(identity: $0.identity) }
    } else {
      do {
        entries = try await withThrowingTaskGroup(of: ListEntry?.self) { group in
          var gathered: [ListEntry] = []
          var rest = domains[...]
          for domain in rest.prefix(width) { group.addTask { try await one(domain, wanting: facts) } }
          rest = rest.dropFirst(width)
          while let entry = try await group.next() {
            if let entry { gathered.append(entry) }
            if let domain = rest.popFirst() { group.addTask { try await one(domain, wanting: facts) } }
          }
          return gathered
        }
      } catch {
        throw VirtError(wrapping: error)
      }
    }
    return entries.sorted(by: precedes)
  }

  private static func one(_ domain: Domain, wanting facts: Facts) async throws(VirtError) -> ListEntry? {
    var entry = ListEntry(identity: domain.identity)
    do {
      if facts.contains(.state) {
        let numbers = try await domain.stateNumbers()
        entry.state = StateNumbers(state: numbers.state, reason: numbers.reason)
      }
      if facts.contains(.title) { entry.title = try await title(domain) }
      if facts.contains(.managedSave), domain.id == nil { entry.isSaved = try await saved(domain) }
      return entry
    } catch {
      guard error.code != .noDomain else { return nil }
      throw error
    }
  }

  /// Not every daemon tells it by itself.
  private static func title(_ domain: Domain) async throws(VirtError) -> String? {
    do {
      return try await domain.title()
    } catch {
      guard error.code != .noSupport else { return nil }
      throw error
    }
  }

  /// Not every daemon has saved images.
  private static func saved(_ domain: Domain) async throws(VirtError) -> Bool {
    do {
      return try await domain.hasManagedSave()
    } catch {
      guard error.code != .noSupport else { return false }
      throw error
    }
  }

  static func precedes(_ left: ListEntry, _ right: ListEntry) -> Bool {
    switch (left.identity.id, right.identity.id) {
    case (let left?, let right?): left < right
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil):
      left.identity.name.utf8.lexicographicallyPrecedes(right.identity.name.utf8) { folded($0) < folded($1) }
    }
  }

  // As `strcasecmp` does in the C locale.
  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}

/// The output of `list`.
struct ListReport {
  var entries: [ListEntry]
  var columns: ListColumns

  var report: Report {
    Report(columns.isPlain ? .answer(lines) : .table(table), json: .array(entries.map(json)))
  }

  private var lines: String {
    var text = ""
    for entry in entries {
      let id = entry.identity.id.map { "\($0)" }
      if columns.id, !columns.uuid, !columns.name {
        // Without another column the number of those that have none says nothing.
        if let id { text += id + "\n" }
        continue
      }
      var parts: [String] = []
      if columns.uuid { parts.append("\(entry.identity.uuid)") }
      if columns.id { parts.append(id ?? "-") }
      if columns.name { parts.append(entry.identity.name) }
      text += parts.joined(separator: " ") + "\n"
    }
    return text
  }

  private var table: TextTable {
    var table = TextTable(head: ["Id", "Name", "State"] + (columns.title ? ["Title"] : []))
    for entry in entries {
      let saved = columns.managedSave && entry.isSaved
      var row: [TextTable.Cell] = [
        TextTable.Cell(entry.identity.id.map { "\($0)" } ?? "-"),
        TextTable.Cell(entry.identity.name),
        TextTable.Cell(saved ? "saved" : entry.state?.words ?? "no state", style: entry.state?.style ?? .plain),
      ]
      if columns.title { row.append(TextTable.Cell(entry.title ?? "")) }
      table.append(row)
    }
    return table
  }

  private func json(_ entry: ListEntry) -> JSON {
    [
      "id": entry.identity.id.map { .integer(Int64($0)) } ?? .null,
      "name": .string(entry.identity.name),
      "uuid": .string("\(entry.identity.uuid)"),
      "state": entry.state.map { .string($0.words) } ?? .null,
      "reason": entry.state.map { .string($0.reasonWords) } ?? .null,
      "title": entry.title.map(JSON.string) ?? .null,
      "managedSave": .bool(entry.isSaved),
    ]
  }
}
