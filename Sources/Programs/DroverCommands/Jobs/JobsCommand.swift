import ArgumentParser
import DroverClient
import DroverCore

struct JobsCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "Show who works on which domain, and who waits.",
    discussion: "Without names: of all domains. A domain whose QEMU has not answered is shown too. droverd only.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Argument(help: "The domains.", completion: .domains) var domains: [String] = []
  @Flag(help: "Show them again and again, until somebody interrupts.") var watch = false
  @Option(help: ArgumentHelp("How long to wait in between.", valueName: "seconds")) var interval: Double = 1

  mutating func validate() throws {
    guard interval >= 0.1, interval <= 86_400 else { throw ValidationError("--interval is from 0.1 to 86400 seconds") }
  }

  func run(in session: ToolSession) async throws {
    try await session.connected { connection in
      var chosen: [Domain] = []
      for text in domains { chosen.append(try await connection.domain(meaning: text)) }
      while true {
        let jobs = try await connection.stats(of: chosen, groups: .jobs).map(DomainJobs.init)
        guard jobs.allSatisfy({ $0.monitor != nil }) else {
          throw CommandFailure("Failed to list jobs", cause: VirtError(.noSupport, "this daemon does not tell of jobs"))
        }
        if watch, session.console.showsColours { session.console.output("\u{1b}[H\u{1b}[2J") }
        session.show(Self.report(jobs))
        guard watch else { return }
        try await Task.sleep(for: .seconds(interval))
      }
    }
  }

  static func report(_ jobs: [DomainJobs]) -> Report {
    var table = TextTable(head: ["Domain", "Call", "Kind", "State", "For", "Client"])
    for domain in jobs {
      for entry in domain.entries {
        table.append([
          TextTable.Cell(domain.domain.name), TextTable.Cell(entry.call), TextTable.Cell(entry.kind),
          TextTable.Cell(entry.waits ? "waits" : "works"), TextTable.Cell(seconds(entry.elapsed)),
          TextTable.Cell(entry.clientText),
        ])
      }
      guard let unanswered = domain.unanswered else { continue }
      let isSilent = domain.monitor == "silent"
      table.append([
        TextTable.Cell(domain.domain.name), TextTable.Cell(unanswered.command), TextTable.Cell("monitor"),
        TextTable.Cell(isSilent ? "no answer" : "asked", style: isSilent ? .bad : .plain),
        TextTable.Cell(seconds(unanswered.elapsed)), TextTable.Cell("droverd"),
      ])
    }
    return Report(.table(table), json: .array(jobs.map(json)))
  }

  private static func json(_ jobs: DomainJobs) -> JSON {
    [
      "name": .string(jobs.domain.name), "uuid": .string("\(jobs.domain.uuid)"),
      "monitor": jobs.monitor.map(JSON.string) ?? .null,
      "unanswered": jobs.unanswered.map {
        ["command": .string($0.command), "elapsedMilliseconds": JSON($0.elapsed)]
      } ?? .null,
      "jobs": .array(jobs.entries.map(\.json)),
    ]
  }

  /// `12.3 s`
  private static func seconds(_ milliseconds: UInt64) -> String {
    "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }
}
