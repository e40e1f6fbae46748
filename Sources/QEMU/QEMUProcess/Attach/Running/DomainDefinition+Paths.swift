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
}

extension Optional {
  /// A part of a value that may be missing: then it reads as nil, and nothing is written.
  fileprivate subscript<Part>(keeping part: WritableKeyPath<Wrapped, Part?>) -> Part? {
    get { self?[keyPath: part] }
    set { self?[keyPath: part] = newValue }
  }
}
