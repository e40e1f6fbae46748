/// Why QEMU shuts the machine down or resets it (`ShutdownCause` of QEMU's schema).
public enum ShutdownCause: String, Hashable, Sendable, CaseIterable {
  /// QEMU gave none.
  case none = "none"
  /// An error of the host.
  case hostError = "host-error"
  /// `quit` over QMP.
  case quit = "host-qmp-quit"
  /// `system_reset` over QMP.
  case systemReset = "host-qmp-system-reset"
  /// A signal, SIGTERM for one.
  case signal = "host-signal"
  /// The window of QEMU's own display was closed.
  case window = "host-ui"
  /// The guest turned itself off.
  case guestShutdown = "guest-shutdown"
  /// The guest asked for a reset and QEMU was told to end on that.
  case guestReset = "guest-reset"
  /// The guest panicked.
  case guestPanic = "guest-panic"
  /// A part of the machine was reset.
  case subsystemReset = "subsystem-reset"
  /// A snapshot was loaded.
  case snapshotLoad = "snapshot-load"
  /// A word that is newer than this list.
  case other = ""

  init(_ word: String) { self = ShutdownCause(rawValue: word) ?? .other }
}
