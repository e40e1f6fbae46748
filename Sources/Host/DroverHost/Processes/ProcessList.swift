/// The processes of this host, as far as they are in our PID namespace or below it.
public enum ProcessList {
  /// Their numbers, unordered. Blocks for a moment.
  public static func all() -> [Int32] { ((try? FolderListing.names("/proc")) ?? []).compactMap { Int32($0) } }
}
