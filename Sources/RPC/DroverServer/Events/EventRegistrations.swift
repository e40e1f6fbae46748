import Domains

/// What a client wants to be told.
struct EventRegistrations {
  /// Registrations by the old calls: at most one of each kind, without a number of their own.
  var old: [EventID: SubscriptionID] = [:]
  /// Registrations by number, for the calls that give numbers out.
  var numbered: Set<SubscriptionID> = []
  /// Registrations for QEMU's own events.
  var monitor: Set<SubscriptionID> = []
  /// Registrations for kinds of object that there are none of yet: nothing comes of them.
  var silent: [SilentEvents: Set<Int32>] = [:]
  var lastSilent: Int32 = -1
}

/// Kinds of object whose events can be registered for though there are none.
enum SilentEvents: String {
  case network, secret
  case storagePool = "storage pool"
  case nodeDevice = "node device"
}

/// Events on their way out.
struct OutgoingEvents {
  /// Events that wait for a reply to be sent before them; nil when nothing holds them.
  var held: [[UInt8]]?
}
