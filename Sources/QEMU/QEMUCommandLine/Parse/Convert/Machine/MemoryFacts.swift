import DomainModel
import DroverCore
import DroverXML

/// What an object of QEMU says of the memory that it holds.
struct MemoryFacts {
  /// Bytes.
  var size: UInt64 = 0
  /// A file or a nameless one; nil for plain memory.
  var kind: MemoryBackingSource.Kind?
  /// The file, where it is one of its own.
  var path: String?
  /// Whether it has huge pages.
  var isHuge = false
  /// Their size in KiB; nil for the host's standard.
  var pageSize: UInt64?
  /// Whether others may map it.
  var isShared: Bool?
  /// Whether it is thrown away at the end.
  var discards: Bool?
  /// Whether it is filled at the start.
  var fills = false
  /// By how many threads.
  var fillingThreads: UInt32?
  /// The nodes of the host that it comes from.
  var tune: (mode: NUMATuneMode, nodes: CPUSet)?

  init() {}

  /// Reads an object; nil when it holds no memory.
  init?(_ settings: inout Settings) {
    switch settings.peekText("qom-type") {
    case "memory-backend-ram": kind = nil
    case "memory-backend-file": kind = .file
    case "memory-backend-memfd": kind = .memfd
    default: return nil
    }
    settings.ignore("qom-type", "id", "x-use-canonical-path-for-ramblock-id", "reserve", "merge", "dump")
    size = settings.size("size") ?? 0
    if let path = settings.text("mem-path") { take(path: path) }
    isShared = settings.flag("share")
    discards = settings.flag("discard-data")
    fills = settings.flag("prealloc") ?? false
    fillingThreads = settings.number("prealloc-threads")
    if settings.flag("hugetlb") == true {
      isHuge = true
      pageSize = settings.size("hugetlbsize").map { $0 >> 10 }
    }
    let policy = settings.text("policy")
    guard let nodes = settings.take("host-nodes").flatMap(Self.nodes), !nodes.isEmpty else { return }
    switch policy {
    case "preferred": tune = (.preferred, nodes)
    case "interleave": tune = (.interleave, nodes)
    default: tune = (.strict, nodes)
    }
  }

  /// Tells huge pages by the name of their mount.
  mutating func take(path: String) {
    kind = .file
    self.path = path
    let lower = path.lowercased()
    guard ["hugepage", "hugetlb", "huge"].contains(where: { Self.holds(lower, $0) }) else { return }
    isHuge = true
    if ["1g", "1048576k"].contains(where: { Self.holds(lower, $0) }) { pageSize = 1_048_576 }
    if ["2m", "2048k"].contains(where: { Self.holds(lower, $0) }) { pageSize = 2_048 }
  }

  private static func holds(_ text: String, _ part: String) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { Array(bytes[$0..<($0 + wanted.count)]) == wanted }
  }

  /// `[0, 1]` in JSON, `0-1` in text.
  private static func nodes(_ value: JSON) -> CPUSet? {
    if let list = value.optionList { return CPUSet(list.compactMap { $0.optionNumber.flatMap { Int(exactly: $0) } }) }
    return value.optionText.flatMap { CPUSet(xmlText: $0) }
  }
}
