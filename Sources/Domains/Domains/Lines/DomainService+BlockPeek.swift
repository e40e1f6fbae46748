import DomainModel
public import DroverCore

extension DomainService {
  /// Reads the image of a disk, by its target or source; its guest may run or not.
  ///
  /// Errors: `invalidArg` for a path that is no disk's; `operationUnsupported` for an image whose bytes are not those that
  /// the guest sees, or that does not lie on this host.
  public func peekDisk(
    _ reference: DomainReference, path: String, at offset: UInt64, count: UInt32, flags: UInt32
  ) async throws(VirtError) -> [UInt8] {
    try check(flags, knows: 0, "virDomainBlockPeek")
    let (definition, _) = try shown(reference, 0)
    guard let disk = definition.disk(path) else {
      throw VirtError(.invalidArg, "invalid disk or path '\(path)'")
    }
    guard disk.hasSource, let file = disk.source?.file ?? disk.source?.dev else {
      throw VirtError(.operationUnsupported, "the image of disk '\(path)' does not lie on this host")
    }
    guard disk.driver?.type == nil || disk.driver?.type == .raw else {
      throw VirtError(.operationUnsupported, "peeking is only supported for disk with 'raw' format")
    }
    return try await context.parts.hypervisor.peekImage(path: file, at: offset, count: count)
  }
}
