import DroverCore

/// The commands' work without a daemon.
enum Offline {
  static func work(_ options: OfflineOptions) throws(VirtError) -> any OfflineWork {
    throw VirtError(.noSupport, "work without a daemon", origin: .none)
  }
}
