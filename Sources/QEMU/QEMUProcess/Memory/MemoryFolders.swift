import DroverCore
import DroverHost
import Glibc
import QEMUCommandLine

/// The folders in which QEMU makes the files of a guest's memory: one for files, one on each mount of huge pages.
enum MemoryFolders {
  /// The mounts of huge pages of this host, the standard size first. Blocks for no longer than a file of the kernel.
  static func hugePageMounts() -> [LaunchContext.HugePageMount] {
    let mounts = parse(
      mounts: (try? FileContents.text("/proc/self/mounts", limit: 4 << 20)) ?? "",
      standardSize: standardSize((try? FileContents.text("/proc/meminfo", limit: 1 << 16)) ?? ""))
    return mounts
  }

  /// Reads the kernel's table of mounts.
  ///
  /// - Parameter standardSize: the size of pages of a mount that does not say, in KiB.
  static func parse(mounts text: String, standardSize: UInt64) -> [LaunchContext.HugePageMount] {
    var found: [LaunchContext.HugePageMount] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 3, fields[2] == "hugetlbfs" else { continue }
      let option = fields[3].split(separator: ",").first { $0.hasPrefix("pagesize=") }
      let size = option.flatMap { pageSize($0.dropFirst("pagesize=".count)) } ?? standardSize
      guard size > 0, !found.contains(where: { $0.pageSize == size }) else { continue }
      found.append(LaunchContext.HugePageMount(pageSize: size, folder: "\(fields[1])/drover/qemu"))
    }
    return found.filter { $0.pageSize == standardSize } + found.filter { $0.pageSize != standardSize }
  }

  /// `2M`, `1G`, `1024K`: in KiB.
  private static func pageSize(_ text: Substring) -> UInt64? {
    let factors: [Character: UInt64] = ["K": 1, "M": 1 << 10, "G": 1 << 20]
    guard let unit = text.last, let factor = factors[unit], let number = UInt64(text.dropLast()) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  private static func standardSize(_ meminfo: String) -> UInt64 {
    let line = meminfo.split(separator: "\n").first { $0.hasPrefix("Hugepagesize:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { UInt64($0) } ?? 0
  }

  /// The folders that a guest's memory may lie in.
  static func all(of context: LaunchContext, name: String, id: Int32) -> [String] {
    let short = LaunchContext.shortName(id: id, name: name)
    return ([context.memoryFolder] + context.hugePageMounts.map(\.folder)).map { "\($0)/\(short)" }
  }
}
