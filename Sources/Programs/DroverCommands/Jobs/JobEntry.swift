import DroverClient
import DroverCore

/// The jobs of one domain, as droverd tells them among its statistics.
struct DomainJobs: Sendable {
  /// One who works, or waits to.
  struct Entry: Sendable {
    var call = ""
    var kind = ""
    var waits = false
    /// Milliseconds.
    var elapsed: UInt64 = 0
    var client = ""
    var pid: Int32?
    var uid: UInt32?
  }

  var domain: DomainIdentity
  var entries: [Entry]
  /// `none`, `idle`, `busy`, `silent`, `closed`; nil where the daemon does not tell of jobs.
  var monitor: String?
  /// What QEMU has not answered, and for how many milliseconds.
  var unanswered: (command: String, elapsed: UInt64)?

  init(_ stats: DomainStats) {
    domain = stats.domain.identity
    // A daemon that names a field twice means the last.
    let fields = stats.fields.reduce(into: [String: TypedParameter.Value]()) { $0[$1.name] = $1.value }
    func text(_ name: String) -> String? { if case .string(let text)? = fields[name] { text } else { nil } }
    func number(_ name: String) -> UInt64? { if case .ulong(let number)? = fields[name] { number } else { nil } }
    monitor = text("drover.monitor.state")
    if let command = text("drover.monitor.command") {
      unanswered = (command, number("drover.monitor.elapsed") ?? 0)
    }
    var count = 0
    if case .uint(let told)? = fields["drover.jobs.count"] { count = min(Int(told), stats.fields.count) }
    entries = (0..<count).map { index in
      let prefix = "drover.jobs.\(index)."
      var entry = Entry()
      entry.call = text(prefix + "call") ?? ""
      entry.kind = text(prefix + "kind") ?? ""
      entry.client = text(prefix + "client") ?? ""
      entry.elapsed = number(prefix + "elapsed") ?? 0
      if case .boolean(let waits)? = fields[prefix + "waiting"] { entry.waits = waits }
      if case .int(let pid)? = fields[prefix + "client.pid"] { entry.pid = pid }
      if case .uint(let uid)? = fields[prefix + "client.uid"] { entry.uid = uid }
      return entry
    }
  }
}

extension DomainJobs.Entry {
  /// `virsh (pid 812, uid 0)`
  var clientText: String {
    let facts = [pid.map { "pid \($0)" }, uid.map { "uid \($0)" }].compactMap(\.self)
    return facts.isEmpty ? client : "\(client) (\(facts.joined(separator: ", ")))"
  }

  var json: JSON {
    [
      "call": .string(call), "kind": .string(kind), "waiting": .bool(waits), "elapsedMilliseconds": JSON(elapsed),
      "client": .string(client), "pid": pid.map { .integer(Int64($0)) } ?? .null,
      "uid": uid.map { .integer(Int64($0)) } ?? .null,
    ]
  }
}
