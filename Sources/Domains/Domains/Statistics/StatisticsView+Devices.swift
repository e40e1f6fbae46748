import DomainModel
import DroverCore

/// A disk of a domain that does not run, as its files tell.
struct StoredImage: Sendable {
  var target: String?
  var path: String?
  var sizes: ImageSizes?
}

extension StatisticsView {
  /// The group `interface`: those that have a device on the host have counters.
  func interfaces() -> [TypedParameter] {
    guard let interfaces = live?.definition.definition.devices?.interfaces ?? (live == nil ? nil : []) else {
      return []
    }
    var list = [TypedParameter("net.count", .uint(UInt32(clamping: interfaces.count)))]
    for (index, interface) in interfaces.enumerated() {
      guard let name = interface.target?.dev else { continue }
      let prefix = "net.\(index)."
      list.append(TypedParameter(prefix + "name", .string(name)))
      guard let counters = counters?(interface, name) else { continue }
      for (word, direction) in [("rx", counters.received), ("tx", counters.sent)] {
        list += [
          TypedParameter("\(prefix)\(word).bytes", .ulong(direction.bytes)),
          TypedParameter("\(prefix)\(word).pkts", .ulong(direction.packets)),
          TypedParameter("\(prefix)\(word).errs", .ulong(direction.errors)),
          TypedParameter("\(prefix)\(word).drop", .ulong(direction.dropped)),
        ]
      }
    }
    return list
  }

  /// The group `block`.
  func disks() -> [TypedParameter] {
    guard let live else { return storedImages() }
    let figures = known.figures.blocks ?? []
    var list: [TypedParameter] = []
    var count = 0
    for disk in live.definition.definition.devices?.disks ?? [] {
      let told = disk.info.alias?.name.flatMap { alias in figures.first { $0.alias == alias } }
      list += Self.parameters(of: disk, told, prefix: "block.\(count).")
      count += 1
      guard showsBacking, let told else { continue }
      var index = disk.source?.index
      for image in told.backing {
        // QEMU opens what lies below by itself: it is numbered on from the image that the definition names.
        index = index.map { $0 &+ 1 }
        list += Self.parameters(of: disk, image, index: index, prefix: "block.\(count).")
        count += 1
      }
    }
    return [TypedParameter("block.count", .uint(UInt32(clamping: count)))] + list
  }

  private static func parameters(of disk: Disk, _ told: BlockStatistics?, prefix: String) -> [TypedParameter] {
    var list: [TypedParameter] = []
    if let name = disk.target?.dev { list.append(TypedParameter(prefix + "name", .string(name))) }
    if let path = disk.localPath { list.append(TypedParameter(prefix + "path", .string(path))) }
    if disk.hasSource, let index = disk.source?.index {
      list.append(TypedParameter(prefix + "backingIndex", .uint(index)))
    }
    guard let told else { return list }
    return list
      + numbers(
        prefix,
        [
          ("rd.reqs", told.readRequests), ("rd.bytes", told.readBytes), ("rd.times", told.readTime),
          ("wr.reqs", told.writeRequests), ("wr.bytes", told.writeBytes), ("wr.times", told.writeTime),
          ("fl.reqs", told.flushRequests), ("fl.times", told.flushTime),
          ("allocation", told.capacity == nil ? nil : told.allocation), ("capacity", told.capacity),
          ("physical", told.physical),
        ])
  }

  private static func parameters(
    of disk: Disk, _ image: BackingStatistics, index: UInt32?, prefix: String
  ) -> [TypedParameter] {
    var list: [TypedParameter] = []
    if let name = disk.target?.dev { list.append(TypedParameter(prefix + "name", .string(name))) }
    list.append(TypedParameter(prefix + "path", .string(image.path)))
    if let index { list.append(TypedParameter(prefix + "backingIndex", .uint(index))) }
    return list
      + numbers(
        prefix, [("allocation", image.allocation), ("capacity", image.capacity), ("physical", image.physical)])
  }

  /// A domain that does not run has no counts; its images have sizes.
  private func storedImages() -> [TypedParameter] {
    let images = images ?? []
    let count = self.images == nil ? facts?.disks ?? 0 : UInt32(clamping: images.count)
    var list = [TypedParameter("block.count", .uint(count))]
    for (index, image) in images.enumerated() {
      let prefix = "block.\(index)."
      if let name = image.target { list.append(TypedParameter(prefix + "name", .string(name))) }
      if let path = image.path { list.append(TypedParameter(prefix + "path", .string(path))) }
      guard let sizes = image.sizes else { continue }
      list += Self.numbers(
        prefix, [("allocation", sizes.allocation), ("capacity", sizes.capacity), ("physical", sizes.physical)])
    }
    return list
  }

  /// The group `dirtyrate`.
  func dirtyRate(_ rate: DirtyRateStatistics) -> [TypedParameter] {
    var list = [
      TypedParameter("dirtyrate.calc_status", .int(rate.status.rawValue)),
      TypedParameter("dirtyrate.calc_start_time", .long(rate.start)),
      TypedParameter("dirtyrate.calc_period", .int(rate.period)),
      TypedParameter("dirtyrate.calc_mode", .string(rate.mode)),
    ]
    if let value = rate.rate { list.append(TypedParameter("dirtyrate.megabytes_per_second", .long(value))) }
    for (index, value) in rate.virtualCPUs {
      list.append(TypedParameter("dirtyrate.vcpu.\(index).megabytes_per_second", .long(value)))
    }
    return list
  }

  private static func numbers(_ prefix: String, _ values: [(String, UInt64?)]) -> [TypedParameter] {
    values.compactMap { name, value in value.map { TypedParameter(prefix + name, .ulong($0)) } }
  }
}
