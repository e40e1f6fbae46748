import DroverClient

// The words are those of `virsh event`, which scripts match on.
extension LifecycleEvent {
  /// What happened: `Started`.
  var kindWord: String {
    switch kind {
    case .defined: "Defined"
    case .undefined: "Undefined"
    case .started: "Started"
    case .suspended: "Suspended"
    case .resumed: "Resumed"
    case .stopped: "Stopped"
    case .shutdown: "Shutdown"
    case .pmSuspended: "PMSuspended"
    case .crashed: "Crashed"
    case nil: "unknown"
    }
  }

  /// How it happened: `Booted`.
  var detailWord: String {
    guard let kind, let index = Int(exactly: detail) else { return "unknown" }
    let words = Self.details(of: kind)
    return words.indices.contains(index) ? words[index] : "unknown"
  }

  private static func details(of kind: Kind) -> [String] {
    switch kind {
    case .defined: ["Added", "Updated", "Renamed", "Snapshot"]
    case .undefined: ["Removed", "Renamed"]
    case .started: ["Booted", "Migrated", "Restored", "Snapshot", "Event wakeup"]
    case .suspended:
      [
        "Paused", "Migrated", "I/O Error", "Watchdog", "Restored", "Snapshot", "API error", "Post-copy",
        "Post-copy Error",
      ]
    case .resumed: ["Unpaused", "Migrated", "Snapshot", "Post-copy", "Post-copy Error"]
    case .stopped: ["Shutdown", "Destroyed", "Crashed", "Migrated", "Saved", "Failed", "Snapshot"]
    case .shutdown: ["Finished", "Finished after guest request", "Finished after host request"]
    case .pmSuspended: ["Memory", "Disk"]
    case .crashed: ["Panicked", "Crashloaded"]
    }
  }
}
