import DomainModel
public import DroverCore

extension DomainService {
  /// Changes the size of a running guest's disk (`virDomainBlockResize`).
  ///
  /// - Parameters:
  ///   - size: KiB, or bytes with the flag 1; 0 with the flag 2.
  ///   - flags: 1 bytes; 2 all that the block device below the disk has.
  /// Errors: `overflow`, `notRunning`, `invalidArg` for a path that is no disk's, `operationUnsupported` for a drive
  /// without a medium and for one that nobody writes to.
  public func resizeDisk(
    _ reference: DomainReference, disk path: String, size: UInt64, flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let fills = flags & 2 != 0
    var wanted = size
    if flags & 1 == 0 {
      guard size <= UInt64.max / 1024 else {
        throw VirtError(.overflow, "size must be less than \(UInt64.max / 1024)")
      }
      wanted = size * 1024
    }
    let bytes = wanted
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainBlockResize", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      guard let live = try AffectedDefinitions(1, of: domain).live else { throw .notRunning }
      guard let disk = live.definition.definition.disk(path) else {
        throw VirtError(.invalidArg, "disk '\(path)' was not found in the domain config")
      }
      guard disk.hasSource, !disk.readonly, let alias = disk.info.alias?.name else {
        throw VirtError(
          .operationUnsupported, "can't resize empty or readonly disk '\(disk.target?.dev ?? path)'")
      }
      let size = fills ? try await self.capacity(below: disk, asked: bytes) : disk.roundedUp(bytes)
      try await live.guest.resizeDisk(alias, bytes: size)
    }
  }

  /// The size of the block device below a disk.
  private func capacity(below disk: Disk, asked: UInt64) async throws(VirtError) -> UInt64 {
    guard disk.type == .block, disk.driver?.type ?? .raw == .raw, let path = disk.source?.dev else {
      throw VirtError(
        .invalidArg, "block resize to full capacity supported only with 'raw' local block-based disks")
    }
    let size = try await context.parts.hypervisor.imageSizes(path: path, format: .raw).capacity
    guard asked == 0 || asked == size else {
      throw VirtError(.invalidArg, "Requested resize to '\(asked)' but device capacity is '\(size)'")
    }
    return size
  }

  /// Wants to be told once when a running guest's image was written to beyond a place (`virDomainSetBlockThreshold`).
  ///
  /// - Parameters:
  ///   - device: the target of a disk, and the number of an image of it: `vda`, `vda[2]`.
  ///   - bytes: 0: not any more.
  /// Errors: `notRunning`, `invalidArg` for what is no image.
  public func setThreshold(
    _ reference: DomainReference, device: String, bytes: UInt64, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let request = JobRequest(.modify, call: "virDomainSetBlockThreshold", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      guard let live = try AffectedDefinitions(1, of: domain).live else { throw .notRunning }
      guard let image = live.definition.definition.image(device) else {
        throw VirtError(.invalidArg, "failed to find disk '\(device)'")
      }
      guard let node = image.node else {
        guard !image.disk.hasSource else {
          throw VirtError(
            .operationUnsupported,
            "the images of '\(device)' have no numbers: somebody else opened them, and a threshold needs one")
        }
        throw VirtError(.internalError, "there is no image in the drive '\(device)'")
      }
      try await live.guest.setThreshold(bytes, ofNode: node)
    }
  }
}

extension Disk {
  /// Formats with sectors have whole ones.
  fileprivate func roundedUp(_ bytes: UInt64) -> UInt64 {
    guard driver?.type == .qcow2 || driver?.type == .qed else { return bytes }
    let (rounded, isTooLarge) = bytes.addingReportingOverflow(511)
    return isTooLarge ? bytes : rounded & ~511
  }
}

extension DomainDefinition {
  /// The node for the bytes of an image that clients call `vda` or `vda[2]`; nil when there is no such disk, and a nil
  /// node for an empty drive.
  func image(_ device: String) -> (node: String?, disk: Disk)? {
    let parts = device.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    let number = parts.count > 1 && device.hasSuffix("]") ? UInt32(parts[1].dropLast()) : nil
    guard let name = parts.first, parts.count == 1 || number != nil,
      let disk = devices?.disks.first(where: { $0.target?.dev == String(name) })
    else { return nil }
    guard let number else {
      guard disk.hasSource, let index = disk.source?.index else { return (nil, disk) }
      return ("libvirt-\(index)-storage", disk)
    }
    guard number == disk.source?.index || disk.backingStore?.holds(index: number) == true else { return nil }
    return ("libvirt-\(number)-storage", disk)
  }
}

extension BackingStore {
  fileprivate func holds(index: UInt32) -> Bool { self.index == index || below.contains { $0.holds(index: index) } }
}
