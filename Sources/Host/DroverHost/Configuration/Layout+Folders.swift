public import DroverCore

extension Layout {
  /// Makes the folders that are not there yet. Blocks.
  ///
  /// Everybody may reach the sockets of the host's daemon, whose own modes say who may connect; definitions, states
  /// and logs are for their owner alone, for they hold passwords.
  public func makeFolders() throws(VirtError) {
    let shared: UInt32 = isSystem ? 0o755 : 0o700
    for path in [run, library] { try AtomicFile.makeFolder(path, mode: shared) }
    for path in [configuration, logs, definitions, autostart, states, guestLogs, capabilitiesCache] {
      try AtomicFile.makeFolder(path, mode: 0o700)
    }
    // QEMU under another user has to pass through here to the folders of its guests.
    try AtomicFile.makeFolder(guests, mode: isSystem ? 0o751 : 0o700)
  }
}
