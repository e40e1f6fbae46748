import CShims

/// Keeps a daemon that is idle most of the time small.
public enum MemoryTuning {
  /// Keeps the allocator to a few arenas, instead of one for each thread. First thing in a program.
  public static func limitArenas(to count: Int = 2) { drover_memory_limit_arenas(Int32(clamping: count)) }

  /// Gives free memory back to the kernel: after a load, a burst.
  public static func trim() { drover_memory_trim() }
}
