import Glibc

/// What this process has of what can run out.
public struct OwnFigures: Hashable, Sendable {
  /// Descriptors that are open.
  public var descriptors: Int
  /// Threads.
  public var threads: Int
  /// Memory that is in use by this process, KiB (`VmRSS`).
  public var residentMemory: Int

  /// Asks the kernel; what it does not tell is 0.
  public static func read() -> OwnFigures {
    var figures = OwnFigures(descriptors: 0, threads: 0, residentMemory: 0)
    // The listing's own descriptor is among them.
    figures.descriptors = max(0, ((try? FolderListing.names("/proc/self/fd")) ?? []).count - 1)
    for line in ((try? FileContents.text("/proc/self/status", limit: 1 << 16)) ?? "").split(separator: "\n") {
      let words = line.split { $0 == "\t" || $0 == " " || $0 == ":" }
      guard words.count > 1, let number = Int(words[1]) else { continue }
      if words[0] == "Threads" { figures.threads = number }
      if words[0] == "VmRSS" { figures.residentMemory = number }
    }
    return figures
  }
}
