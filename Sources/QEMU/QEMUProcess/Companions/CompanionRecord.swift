import Domains
import DroverCore
import DroverHost

/// A companion as it is written down: `swtpm tpm0 4711 814402 /usr/bin/swtpm`. Aliases hold no blanks.
struct CompanionRecord: Hashable, Sendable {
  var program: String
  var alias: String
  var identity: ProcessIdentity

  /// Writes a running one down.
  init(_ companion: Companion) {
    program = companion.program
    alias = companion.alias
    identity = companion.handle.identity
  }

  /// Reads a record; nil for what is none.
  init?(_ text: String) {
    let fields = text.split(separator: " ", maxSplits: 4).map(String.init)
    guard fields.count == 5, let pid = Int32(fields[2]), pid > 1, let start = UInt64(fields[3]) else { return nil }
    program = fields[0]
    alias = fields[1]
    identity = ProcessIdentity(pid: pid, startTime: start, executable: fields[4])
  }

  /// The text.
  var text: String { "\(program) \(alias) \(identity.pid) \(identity.startTime) \(identity.executable ?? "?")" }

  /// Takes hold of it again; nil when it is gone.
  func find(domain: String, context: HypervisorContext) -> Companion? {
    guard let handle = (try? ProcessHandle.open(identity, reactor: context.reactor)) ?? nil else { return nil }
    let log = CompanionLog(
      of: program, alias: alias, domain: domain, folder: context.configuration.logFolder)
    return Companion(program: program, alias: alias, handle: handle, log: log, logStart: 0)
  }
}

extension ProcessRecord {
  /// The companions that were written down.
  var companions: [CompanionRecord] {
    details(DetailName.companion).compactMap(CompanionRecord.init)
  }
}
