import DroverCore

/// The options of a command line as QEMU sees them: files of options read, repeated options merged, `-set` applied.
struct CommandModel {
  /// What all files of options together may have: those behind it are not read.
  private static let bytesOfFilesLimit = 4 << 20

  /// The options in order.
  private(set) var entries: [OptionEntry] = []
  /// Where each option stands, by its name.
  private(set) var positions: [String: [Int]] = [:]
  /// Which option each `-set` changed.
  private(set) var changes: [(set: Int, target: Int)] = []
  /// What the reading found.
  private(set) var notes: [ConversionNote] = []

  /// Reads the options.
  ///
  /// - Throws: `invalidArg` for an option without its value, and broken JSON.
  init(_ command: LaunchedCommand, surroundings: any LaunchSurroundings) throws(VirtError) {
    var found: [OptionEntry] = []
    var bytesOfFiles = 0
    let paths = surroundings.folder.map { RelativePaths(from: $0) }
    for written in try OptionReader.options(command.arguments) {
      let option = paths?.named(written) ?? written
      guard option.name == "readconfig", let path = option.value else {
        found.append(try OptionEntry(option))
        continue
      }
      guard bytesOfFiles < Self.bytesOfFilesLimit, let text = surroundings.optionFile(at: path) else {
        leave(option, "the file cannot be read from here; the devices in it are missing from the definition")
        found.append(try OptionEntry(option))
        continue
      }
      bytesOfFiles += text.utf8.count
      let read: [OptionEntry]
      do throws(VirtError) {
        read = try OptionFile.entries(text, path: path)
      } catch {
        // QEMU has read it as it was then.
        leave(option, "\(error.detail); the devices that it had are missing from the definition")
        found.append(try OptionEntry(option))
        continue
      }
      for entry in read {
        found.append(
          try paths?.named(entry.option).map { (named) throws(VirtError) in try OptionEntry(named) } ?? entry)
      }
      // The limit of a command line is that of its files with it.
      guard found.count <= OptionReader.countLimit else {
        throw VirtError(
          .invalidArg, "the command line and its files have more than \(OptionReader.countLimit) options")
      }
    }
    merge(found)
    applySets()
  }

  /// The positions of the options with one of these names, in order.
  func positions(of names: String...) -> [Int] {
    names.count == 1 ? positions[names[0]] ?? [] : names.flatMap { positions[$0] ?? [] }.sorted()
  }

  /// Whether an option is there.
  func has(_ name: String) -> Bool { positions[name] != nil }

  /// The text of an option that counts once, the last one.
  func lastText(_ name: String) -> String? { positions[name]?.last.flatMap { entries[$0].option.value } }

  /// An option, to be changed.
  subscript(position: Int) -> OptionEntry {
    get { entries[position] }
    set { entries[position] = newValue }
  }

  /// A file of options whose options are not known stays an option.
  private mutating func leave(_ file: CommandOption, _ reason: String) {
    notes.append(ConversionNote(.unsure, option: "-readconfig \(file.value ?? "")", reason: reason))
  }

  private mutating func merge(_ found: [OptionEntry]) {
    entries.reserveCapacity(found.count)
    for entry in found {
      if OptionTable.merged.contains(entry.name), let first = positions[entry.name]?.first {
        entries[first].settings.append(entry.settings)
        entries[first].option.words += entry.option.words
      } else {
        positions[entry.name, default: []].append(entries.count)
        entries.append(entry)
      }
    }
  }

  /// `-set device.net0.mac=…` changes what another option said.
  private mutating func applySets() {
    var ids: [String: Int] = [:]
    if has("set") {
      for (position, entry) in entries.enumerated() {
        if let id = entry.settings.peekText("id") { ids["\(entry.name).\(id)"] = position }
      }
    }
    for position in positions["set"] ?? [] {
      guard let equals = entries[position].text.firstIndex(of: "=") else { continue }
      let path = entries[position].text[..<equals].split(separator: ".", maxSplits: 2).map(String.init)
      guard path.count == 3, let target = ids["\(path[0]).\(path[1])"] else { continue }
      let value = String(entries[position].text[entries[position].text.index(after: equals)...])
      entries[target].settings.set(path[2], .string(value))
      changes.append((position, target))
    }
  }
}
