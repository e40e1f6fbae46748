import DomainModel

extension DomainDefinition {
  /// Files that were named from the working folder of a process are named from the root on.
  mutating func namePaths(from folder: String) {
    func whole(_ path: inout String?) {
      guard let relative = path, !relative.isEmpty, !relative.hasPrefix("/") else { return }
      let rest = relative.hasPrefix("./") ? relative.dropFirst(2) : relative[...]
      path = folder.hasSuffix("/") ? folder + rest : "\(folder)/\(rest)"
    }
    whole(&os[keeping: \.kernel])
    whole(&os[keeping: \.initrd])
    whole(&os[keeping: \.dtb])
    nameKeptPaths(from: folder)
    guard var devices else { return }
    for index in devices.disks.indices {
      whole(&devices.disks[index].source[keeping: \.file])
      whole(&devices.disks[index].source[keeping: \.dev])
    }
    func name(_ lines: inout [CharacterDevice]) {
      for line in lines.indices {
        for source in lines[line].backend.sources.indices { whole(&lines[line].backend.sources[source].path) }
      }
    }
    name(&devices.serials)
    name(&devices.parallels)
    name(&devices.consoles)
    name(&devices.channels)
    for index in devices.graphics.indices { whole(&devices.graphics[index].socket) }
    self.devices = devices
  }

  /// The same in the options that are kept as they stood: those of monitors and lines. A file for the number of the
  /// process is whoever's who started it.
  private mutating func nameKeptPaths(from folder: String) {
    guard var arguments = commandline?.arguments else { return }
    while let place = arguments.firstIndex(where: { $0.value == "-pidfile" }) {
      arguments.removeSubrange(place..<min(place + 2, arguments.endIndex))
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for index in arguments.indices.dropFirst() {
      let option = arguments[index - 1].value
      guard ["-qmp", "-monitor", "-chardev", "-serial", "-readconfig"].contains(option) else { continue }
      var parts = arguments[index].value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for part in parts.indices {
        for lead in ["unix:", "path=", "file:", "unix:path="] where parts[part].hasPrefix(lead) {
          let path = parts[part].dropFirst(lead.count)
          guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("=") else { continue }
          parts[part] = lead + base + (path.hasPrefix("./") ? path.dropFirst(2) : path)
        }
      }
      if option == "-readconfig", !parts[0].hasPrefix("/") { parts[0] = base + parts[0] }
      arguments[index].value = parts.joined(separator: ",")
    }
    commandline?.arguments = arguments
    if arguments.isEmpty, commandline?.environment.isEmpty == true { commandline = nil }
  }
}

extension Optional {
  /// A part of a value that may be missing: then it reads as nil, and nothing is written.
  fileprivate subscript<Part>(keeping part: WritableKeyPath<Wrapped, Part?>) -> Part? {
    get { self?[keyPath: part] }
    set { self?[keyPath: part] = newValue }
  }
}
