public import DroverCore

extension DomainDefinition {
  /// Refuses to move a guest that has something which stays on its host.
  ///
  /// Errors: `operationInvalid`, as libvirt's; `operationUnsupported` for what QEMU itself does not move.
  public func checkMovable() throws(VirtError) {
    guard let devices else { return }
    guard devices.disks.allSatisfy({ $0.transient == nil }) else {
      throw VirtError(.operationInvalid, "migration with transient disk is not supported")
    }
    guard devices.hostDevices.isEmpty else {
      throw VirtError(.operationInvalid, "cannot migrate a domain with <hostdev>")
    }
    if let filesystem = devices.filesystems.first {
      let isServed = filesystem.driver?.type == .virtiofs
      throw VirtError(
        .operationUnsupported,
        isServed
          ? "migration with virtiofs device is not supported"
          : "migration with a filesystem of the host is not supported")
    }
    guard devices.tpms.isEmpty else {
      throw VirtError(.operationUnsupported, "migration with a TPM is not supported: its state stays on this host")
    }
    guard devices.sharedMemories.isEmpty else {
      throw VirtError(.operationInvalid, "migration with shmem device is not supported")
    }
    guard devices.smartcards.isEmpty else {
      throw VirtError(.operationInvalid, "migration with a smartcard of the host is not supported")
    }
  }
}

extension Disk {
  /// Whether a move without storage that both hosts have can harm what is on it.
  public var isHarmedByMigration: Bool {
    guard !readonly, !shareable, let source else { return false }
    return source.file != nil || source.dev != nil
  }

  /// Whether both hosts see at once what either writes.
  public var isSafeFromCaches: Bool {
    switch driver?.cache {
    case .none?, .directsync?: true
    default: false
    }
  }
}
