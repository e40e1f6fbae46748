import DomainModel
public import DroverCore

extension DomainService {
  /// Limits how much a disk reads and writes (`virDomainSetBlockIoTune`). Flags: 1 the running guest, 2 the next start,
  /// none what counts now.
  ///
  /// Disks of one group share their limits: who changes those of one changes all. Errors: `invalidArg` for a path that
  /// is no disk's, and those of `DiskLimitWish`.
  public func setDiskLimits(
    _ reference: DomainReference, disk path: String, parameters: [TypedParameter], flags: UInt32, caller: Caller
  ) async throws(VirtError) {
    let domain = try self.domain(reference)
    let wish = try DiskLimitWish(parameters)
    let request = JobRequest(.modify, call: "virDomainSetBlockIoTune", caller: caller, needsGuest: false)
    try await domain.withJob(request) { () async throws(VirtError) in
      let affected = try AffectedDefinitions(flags, of: domain)
      if affected.isConfig {
        var trial = try domain.persistentDefinition()
        _ = try trial.setLimits(wish, disk: path, isLive: false)
      }
      if let live = affected.live {
        var next = live.definition.definition
        let (alias, target, limits) = try next.setLimits(wish, disk: path, isLive: true)
        try await live.guest.setLimits(limits, ofDisk: alias)
        try await domain.changeLive(id: live.id, events: [.tunable(wish.told(ofDisk: target))]) { definition in
          _ = try? definition.setLimits(wish, disk: path, isLive: true)
        }
      }
      if affected.isConfig {
        try await domain.editPersistent { (definition) throws(VirtError) in
          _ = try definition.setLimits(wish, disk: path, isLive: false)
        }
      }
    }
  }
}

extension DomainDefinition {
  /// - Returns: the alias and the target of the disk, and its limits now.
  fileprivate mutating func setLimits(
    _ wish: DiskLimitWish, disk path: String, isLive: Bool
  ) throws(VirtError) -> (alias: String, target: String, limits: DiskIOTune) {
    guard let disk = disk(path), let target = disk.target?.dev,
      let index = devices?.disks.firstIndex(where: { $0.target?.dev == target })
    else {
      throw VirtError(
        .invalidArg, isLive ? "disk '\(path)' not found in domain" : "disk '\(path)' was not found in the domain config"
      )
    }
    // Who joins a group takes over its limits.
    let others = (devices?.disks ?? []).filter { $0.target?.dev != target }
    let joined = wish.group.flatMap { name in
      name.isEmpty || name == disk.iotune?.groupName
        ? nil : others.first { $0.iotune?.groupName == name }?.iotune
    }
    let limits = try wish.applied(to: joined ?? disk.iotune, isLive: isLive)
    devices?.disks[index].iotune = limits.unlessEmpty
    if let name = limits.groupName {
      for other in devices?.disks.indices ?? 0..<0 where devices?.disks[other].iotune?.groupName == name {
        devices?.disks[other].iotune = limits
      }
    }
    return (disk.info.alias?.name ?? "", target, limits)
  }
}
