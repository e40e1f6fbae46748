import ArgumentParser
import DroverClient
import DroverCore

struct MigrateCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Move a running guest to another host.",
    discussion: """
      This tool speaks with both daemons; with --p2p the daemon of the source does, and goes on when this tool is gone. \
      When anybody dies on the way the guest runs here or there, and never at both.
      """)

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Argument(help: "The daemon of the target, as a URI.") var desturi: String
  @Argument(help: "Where the guest is sent: tcp://HOST[:PORT] or unix:///PATH.") var migrateuri: String?
  @Argument(help: "The name of the domain at the target.") var dname: String?
  @Flag(help: "The guest runs while it is sent.") var live = false
  @Flag(name: .customLong("p2p"), help: "The daemon of the source speaks with that of the target.") var isPeerToPeer =
    false
  @Flag(help: "Define the domain at the target.") var persistent = false
  @Flag(help: "Undefine the domain here.") var undefinesource = false
  @Flag(help: "Leave the guest paused at the target.") var suspend = false
  @Flag(help: "Move it even when its disks may be harmed.") var unsafe = false
  @Flag(help: "Give up when a disk fails.") var abortOnError = false
  @Flag(help: "Slow the guest down when it writes faster than can be sent.") var autoConverge = false
  @Flag(help: "Show how far it is.") var verbose = false
  @Option(help: "MiB a second.") var bandwidth: UInt64?
  @Option(help: "A file with the definition for the target.", completion: .file()) var xml: String?

  func run(in session: ToolSession) async throws {
    let xml = try self.xml.map { (path) throws(CommandFailure) in try InputFile.read(path) }
    let downtime = try await session.connected { connection -> UInt64? in
      let domain = try await connection.domain(meaning: domain.text)
      var wanted = MigrationOptions(flags: flags)
      wanted.address = migrateuri
      wanted.name = dname
      wanted.xml = xml
      wanted.bandwidth = bandwidth
      let progress = verbose ? Task { await Self.show(domain, session) } : nil
      defer { progress?.cancel() }
      if isPeerToPeer {
        try await domain.migrate(toURI: desturi, wanted)
        return await Self.downtime(of: domain)
      }
      let target = try await Connection.open(try Endpoint(ConnectionURI(desturi), in: session.user))
      _ = try await domain.migrate(to: target, wanted)
      await target.close()
      return await Self.downtime(of: domain)
    }
    var json: JSONObject = ["migrated": .string(domain.text)]
    if let downtime { json["downtimeMilliseconds"] = JSON(downtime) }
    let stood = downtime.map { "; it stood still for \($0) ms" } ?? ""
    session.show(Report(.done("Domain '\(domain.text)' migrated\(stood)"), json: .object(json)))
  }

  private var flags: MigrationOptions.Flags {
    var flags: MigrationOptions.Flags = []
    if live { flags.insert(.live) }
    if isPeerToPeer { flags.insert(.peerToPeer) }
    if persistent { flags.insert(.persistDestination) }
    if undefinesource { flags.insert(.undefineSource) }
    if suspend { flags.insert(.paused) }
    if unsafe { flags.insert(.unsafe) }
    if abortOnError { flags.insert(.abortOnError) }
    if autoConverge { flags.insert(.autoConverge) }
    return flags
  }

  /// How long the guest stood still, in milliseconds; nil where nobody knows any more.
  private static func downtime(of domain: Domain) async -> UInt64? {
    (try? await domain.jobInfo(completed: true, keeping: true))?.field("downtime")
  }

  /// Asks twice a second, as virsh does.
  private static func show(_ domain: Domain, _ session: ToolSession) async {
    while !Task.isCancelled {
      if let line = (try? await domain.jobInfo())?.progress { session.console.error(line + "\n") }
      try? await Task.sleep(for: .milliseconds(500))
    }
  }
}

extension JobInfo {
  /// `Migration: [ 42 %]`; nil while nothing is known.
  fileprivate var progress: String? {
    guard let total = field("data_total"), let left = field("data_remaining"), total > 0 else { return nil }
    let done = total > left ? Double(total - left) / Double(total) * 100 : 0
    let whole = "\(Int(min(100, done)))"
    return "Migration: [\(String(repeating: " ", count: max(0, 3 - whole.count)))\(whole) %]"
  }

  /// A figure by its name.
  fileprivate func field(_ name: String) -> UInt64? {
    guard case .ulong(let value)? = fields.first(where: { $0.name == name })?.value else { return nil }
    return value
  }
}
