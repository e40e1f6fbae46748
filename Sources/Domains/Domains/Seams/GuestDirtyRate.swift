public import DroverCore

/// How fast a guest writes to its memory. Implemented by `QEMUProcess`.
public protocol GuestDirtyRate: AnyObject, Sendable {
  /// Begins to measure, for some seconds; the answer is in the figures later.
  func measureDirtyRate(seconds: Int, mode: DirtyRateMode) async throws(VirtError)
}

/// How the pages that a guest writes to are counted.
public enum DirtyRateMode: String, Hashable, Sendable {
  /// Some pages are looked at twice.
  case pageSampling = "page-sampling"
  /// QEMU's own bitmap.
  case dirtyBitmap = "dirty-bitmap"
  /// The kernel's ring for each CPU.
  case dirtyRing = "dirty-ring"
}

extension GuestDirtyRate {
  /// A guest that cannot be measured.
  public func measureDirtyRate(seconds: Int, mode: DirtyRateMode) async throws(VirtError) {
    throw VirtError(.operationUnsupported, "the dirty rate of this guest cannot be measured")
  }
}
