import ArgumentParser
import DroverClient
import DroverCore
import Glibc

struct EventCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "event", abstract: "Wait for events of domains, and show them.",
    discussion: "Without --loop: for one event. Ends with status 1 when --timeout is over before.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @Option(help: "Only those of this domain.", completion: .domains) var domain: String?
  @Option(help: ArgumentHelp("Only those of this kind; --list names them.", valueName: "kind"))
  var event: EventKind?
  @Flag(help: "Those of all kinds.") var all = false
  @Flag(help: "Go on until the time is over or somebody interrupts.") var loop = false
  @Option(help: ArgumentHelp("Stop waiting after this time.", valueName: "seconds")) var timeout: Int?
  @Flag(help: "Name the kinds.") var list = false
  @Flag(help: "Show when each came.") var timestamp = false

  mutating func validate() throws {
    if !list, !all, event == nil {
      throw ValidationError("one of --list, --all, or --event <type> is required")
    }
    if let timeout, !(1...1_000_000_000).contains(timeout) {
      throw ValidationError("Numeric value '\(timeout)' for <timeout> option is malformed or out of range")
    }
  }

  func run(in session: ToolSession) async throws {
    if list {
      let names = EventKind.known.map(\.name)
      session.show(
        Report(.answer(names.map { $0 + "\n" }.joined()), json: .array(names.map(JSON.string))))
      return
    }
    let outcome = try await session.connected { connection in
      var only: Domain?
      if let domain { only = try await connection.domain(meaning: domain) }
      // With --all: all that this daemon has.
      let events =
        if let event, !all {
          try await connection.events([event.id], of: only)
        } else {
          try await connection.events(EventKind.known.map(\.id), of: only, skippingUnknown: true)
        }
      return try await wait(for: events, in: session)
    }
    if !session.writesJSON {
      if outcome.end == .timeout { session.console.output("event loop timed out\n") }
      session.console.output("events received: \(outcome.count)\n")
    }
    if outcome.end == .timeout || outcome.count == 0 {
      if !session.writesJSON, !session.options.quiet { session.console.output("\n") }
      throw SilentFailure()
    }
  }

  private enum End { case satisfied, timeout }

  private func wait(for events: DomainEvents, in session: ToolSession) async throws -> (end: End, count: Int) {
    try await withThrowingTaskGroup(of: (End, Int).self) { group in
      let shown = EventCount()
      group.addTask {
        for try await event in events {
          show(event, in: session)
          shown.increment()
          if !loop { break }
        }
        try Task.checkCancellation()
        return (.satisfied, shown.value)
      }
      if let timeout {
        group.addTask {
          try await Task.sleep(for: .seconds(timeout))
          return (.timeout, shown.value)
        }
      }
      defer { group.cancelAll() }
      return try await group.next() ?? (.satisfied, 0)
    }
  }

  private func show(_ event: DomainEvent, in session: ToolSession) {
    let line = EventLine(event)
    var text = line.text
    var json = line.json
    if timestamp {
      let moment = WallClock.now
      text = "\(moment): \(text)"
      json["timestamp"] = .string(moment)
    }
    session.showLine(text, json: .object(json))
  }
}
