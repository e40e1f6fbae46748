import DomainModel
public import DroverCore

/// The counts of one disk, or of all together.
public struct BlockCounts: Hashable, Sendable {
  /// Requests, bytes and nanoseconds.
  public var readRequests: UInt64 = 0, readBytes: UInt64 = 0, readTime: UInt64 = 0
  /// Requests, bytes and nanoseconds.
  public var writeRequests: UInt64 = 0, writeBytes: UInt64 = 0, writeTime: UInt64 = 0
  /// Requests and nanoseconds.
  public var flushRequests: UInt64 = 0, flushTime: UInt64 = 0

  mutating func add(_ figures: BlockStatistics) {
    readRequests &+= figures.readRequests
    readBytes &+= figures.readBytes
    readTime &+= figures.readTime
    writeRequests &+= figures.writeRequests
    writeBytes &+= figures.writeBytes
    writeTime &+= figures.writeTime
    flushRequests &+= figures.flushRequests
    flushTime &+= figures.flushTime
  }

  /// As `virDomainBlockStatsFlags` names them.
  public var parameters: [TypedParameter] {
    func count(_ name: String, _ value: UInt64) -> TypedParameter {
      TypedParameter(name, .long(Int64(clamping: value)))
    }
    return [
      count("wr_bytes", writeBytes), count("wr_operations", writeRequests), count("rd_bytes", readBytes),
      count("rd_operations", readRequests), count("flush_operations", flushRequests),
      count("wr_total_times", writeTime), count("rd_total_times", readTime), count("flush_total_times", flushTime),
    ]
  }
}

extension DomainService {
  /// The counts of a disk by its target or source; of all disks for an empty path.
  ///
  /// Errors: `notRunning`, `invalidArg` for a path that is no disk's.
  public func blockCounts(_ reference: DomainReference, path: String) async throws(VirtError) -> BlockCounts {
    let (domain, live) = try running(reference)
    var alias: String?
    if !path.isEmpty {
      guard let disk = live.definition.definition.disk(path) else {
        throw VirtError(.invalidArg, "invalid path: \(path)")
      }
      alias = disk.info.alias?.name
    }
    var counts = BlockCounts()
    for figures in try await told(domain, .blocks, \.blocks) where alias == nil || figures.alias == alias {
      counts.add(figures)
    }
    return counts
  }

  /// The sizes of a disk's image. QEMU is asked for what it has open on a server; local files are looked at.
  ///
  /// Errors: `invalidArg` for a path that is no disk's and for an empty drive.
  public func imageSizes(_ reference: DomainReference, path: String) async throws(VirtError) -> ImageSizes {
    let (definition, isLive) = try shown(reference, 0)
    guard let disk = definition.disk(path) else {
      throw VirtError(.invalidArg, "invalid path \(path) not assigned to domain")
    }
    guard disk.hasSource else {
      throw VirtError(.invalidArg, "disk '\(path)' does not currently have a source assigned")
    }
    let told = isLive ? await sizesOfQEMU(reference, disk) : nil
    guard let file = disk.source?.file ?? disk.source?.dev else {
      if let told { return told }
      throw VirtError(.operationUnsupported, "the image of disk '\(path)' does not lie on this host")
    }
    var sizes = try await context.parts.hypervisor.imageSizes(path: file, format: disk.driver?.type)
    if let told { sizes.capacity = told.capacity }
    return sizes
  }

  private func sizesOfQEMU(_ reference: DomainReference, _ disk: Disk) async -> ImageSizes? {
    guard let domain = try? self.domain(reference), let alias = disk.info.alias?.name else { return nil }
    let figures = await domain.figures(.blocks).figures.blocks?.first { $0.alias == alias }
    guard let capacity = figures?.capacity, let physical = figures?.physical else { return nil }
    return ImageSizes(capacity: capacity, allocation: physical, physical: capacity)
  }

  /// Checks that a disk is there and its guest runs. Errors: `notRunning`, `invalidArg`.
  public func checkDisk(_ reference: DomainReference, path: String) throws(VirtError) {
    let (_, live) = try running(reference)
    guard live.definition.definition.disk(path) != nil else {
      throw VirtError(.invalidArg, "disk '\(path)' not found in domain")
    }
  }

  /// The disks that cannot be read or written at present, by target, with `virDomainDiskErrorCode`.
  ///
  /// - Returns: how many disks there are, too. Errors: `notRunning`.
  public func diskErrors(
    _ reference: DomainReference
  ) async throws(VirtError) -> (disks: Int, errors: [(target: String, code: Int32)]) {
    let (domain, live) = try running(reference)
    let disks = live.definition.definition.devices?.disks ?? []
    let figures = try await told(domain, .blocks, \.blocks)
    var errors: [(target: String, code: Int32)] = []
    for disk in disks {
      guard let alias = disk.info.alias?.name, let target = disk.target?.dev,
        let trouble = figures.first(where: { $0.alias == alias })?.trouble
      else { continue }
      errors.append((target, trouble.rawValue))
    }
    return (disks.count, errors)
  }
}

extension DomainDefinition {
  /// The disk of a target (`vda`), or of the path of its source.
  func disk(_ path: String) -> Disk? {
    guard !path.isEmpty, let disks = devices?.disks else { return nil }
    return disks.first { $0.target?.dev == path } ?? disks.first { $0.localPath == path }
  }
}

extension Disk {
  /// The path of its source on this host.
  var localPath: String? { source?.file ?? source?.dev ?? source?.dir }

  /// Whether there is a medium.
  var hasSource: Bool {
    guard let source else { return false }
    return localPath != nil || source.`protocol` != nil || source.volume != nil || source.path != nil
      || source.namespace != nil
  }
}
