import CShims
public import DroverCore
import Glibc

/// On which CPUs of the host threads run. The kernel answers at once.
public enum ThreadAffinity {
  /// Lets a thread run on some CPUs alone; those that are not there or not online are passed over.
  ///
  /// - Returns: false when there is no such thread any more.
  /// - Throws: `systemError` when none of the CPUs can be used.
  @discardableResult public static func set(_ thread: Int32, to cpus: [Int]) throws(VirtError) -> Bool {
    let words = (cpus.max() ?? 0) / 64 + 1
    var map = [UInt8](repeating: 0, count: words * 8)
    for cpu in cpus where cpu >= 0 { map[cpu / 8] |= 1 << UInt8(cpu % 8) }
    let length = map.count
    let result = drover_thread_set_affinity(thread, &map, length)
    if result == -ESRCH { return false }
    _ = try VirtError.whileDoing("set CPU affinity on thread \(thread)") { () throws(SystemFailure) in
      try SystemFailure.check(result)
    }
    return true
  }

  /// The threads of a process; none when it is gone.
  public static func threads(of process: Int32) -> [Int32] {
    ((try? FolderListing.names("/proc/\(process)/task")) ?? []).compactMap { Int32($0) }
  }
}
