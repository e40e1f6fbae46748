public import DroverCore
import Glibc

extension HostFacts {
  /// The system's own pages, KiB.
  static var pageSize: UInt32 { UInt32(clamping: max(1, sysconf(Int32(_SC_PAGESIZE))) / 1024) }

  /// Free pages of some sizes in a cell, or in the whole host.
  public func freePages(sizes: [UInt32], cell: Int?) throws(VirtError) -> [UInt64] {
    var counts: [UInt64] = []
    for size in sizes {
      if size == Self.pageSize {
        let free = try freeMemoryOfCells()
        let bytes = cell.map { free[$0] ?? 0 } ?? free.values.reduce(0, &+)
        counts.append(bytes / 1024 / UInt64(size))
      } else {
        let path = try HugePages(size: size, cell: cell).folder + "/free_hugepages"
        counts.append(FileContents.trimmed(path).flatMap { UInt64($0) } ?? 0)
      }
    }
    return counts
  }

  /// Changes the number of huge pages.
  public func allocatePages(_ count: UInt64, size: UInt32, cell: Int?, adds: Bool) async throws(VirtError) {
    guard size != Self.pageSize else {
      throw VirtError(.operationUnsupported, "the pool of the system's own pages cannot be modified", origin: .none)
    }
    let pages = try HugePages(size: size, cell: cell)
    try await FileWork.shared.run { () throws(VirtError) in try pages.set(count, adds: adds) }
  }
}

/// The pool of huge pages of one size, in a cell or in the whole host.
struct HugePages: Sendable {
  let folder: String

  /// - Throws: `operationFailed` for a size that is not there.
  init(size: UInt32, cell: Int?) throws(VirtError) {
    let parent = cell.map { "/sys/devices/system/node/node\($0)/hugepages" } ?? "/sys/kernel/mm/hugepages"
    folder = "\(parent)/hugepages-\(size)kB"
    guard access(folder, F_OK) == 0 else {
      let place = cell.map { "on node \($0)" } ?? "on this host"
      throw VirtError(.operationFailed, "page size \(size) is not available \(place)", origin: .none)
    }
  }

  /// The pools of a cell, in the order of their sizes.
  static func sizes(cell: Int, system: String) -> [HostLayout.Pages] {
    let folder = "\(system)/devices/system/node/node\(cell)/hugepages"
    let names = (try? FolderListing.names(folder)) ?? []
    return names.compactMap { name -> HostLayout.Pages? in
      guard name.hasPrefix("hugepages-"), name.hasSuffix("kB"), let size = UInt32(name.dropFirst(10).dropLast(2)) else {
        return nil
      }
      let count = FileContents.trimmed("\(folder)/\(name)/nr_hugepages").flatMap { UInt64($0) } ?? 0
      return HostLayout.Pages(size: size, count: count)
    }.sorted { $0.size < $1.size }
  }

  /// How many there are, free or not.
  var total: UInt64 { FileContents.trimmed(folder + "/nr_hugepages").flatMap { UInt64($0) } ?? 0 }

  /// Blocks: the kernel moves memory about. What it cannot get is an error.
  func set(_ count: UInt64, adds: Bool) throws(VirtError) {
    let before = adds ? total : 0
    let (wanted, overflow) = before.addingReportingOverflow(count)
    guard !overflow else { throw VirtError(.overflow, "more pages than 64 bits hold", origin: .none) }
    try VirtError.whileDoing("set the number of pages in \(folder)") { () throws(SystemFailure) in
      try KernelSetting.write(folder + "/nr_hugepages", "\(wanted)")
    }
    guard total >= wanted else {
      throw VirtError(
        .operationFailed, "only \(total) of \(wanted) pages could be had in \(folder)", origin: .none)
    }
  }
}

/// Settings that are files of the kernel.
enum KernelSetting {
  /// Writes a setting. Blocks.
  static func write(_ path: String, _ text: String) throws(SystemFailure) {
    let file = try Descriptor.opening(path, O_WRONLY)
    var failure: SystemFailure?
    Array(text.utf8).withUnsafeBytes { bytes in
      do throws(SystemFailure) { try file.writeAll(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
