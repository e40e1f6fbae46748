public import DroverCore

/// One virtual CPU in the answer to `query-cpus-fast`.
public struct QMPCPU: Hashable, Sendable {
  /// Its number.
  public let index: Int
  /// The thread on the host which runs it; threads are shared under single-threaded emulation.
  public let thread: Int32
  /// Its path among QEMU's objects.
  public let path: String

  /// Makes a CPU.
  public init(index: Int, thread: Int32, path: String) {
    self.index = index
    self.thread = thread
    self.path = path
  }

  /// Reads one item of the answer; nil when it is none.
  public init?(_ json: JSON) {
    guard let index = json["cpu-index"]?.int,
      let thread = json["thread-id"]?.int64.flatMap({ Int32(exactly: $0) })
    else { return nil }
    self.init(index: index, thread: thread, path: json["qom-path"]?.string ?? "")
  }

  /// Reads the answer, in the order of the numbers; items without meaning are left out.
  public static func list(_ json: JSON) -> [QMPCPU] {
    (json.array ?? []).compactMap(QMPCPU.init).sorted { $0.index < $1.index }
  }
}
