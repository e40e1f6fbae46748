import ArgumentParser
import DroverClient
import DroverCore

struct ListCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List domains.", discussion: "Without options: those that have a QEMU.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup(title: "Which") var choice: ListChoice
  @OptionGroup(title: "What is shown") var columns: ListColumns

  func run(in session: ToolSession) async throws {
    let report = try await session.connected { connection in
      let domains = try await CommandFailure.saying("Failed to list domains") { () async throws(VirtError) in
        try await connection.domains(choice.filter)
      }
      let entries = try await CommandFailure.saying("Failed to list domains") { () async throws(VirtError) in
        try await ListEntry.gather(domains, wanting: session.writesJSON ? .everything : columns.facts)
      }
      return ListReport(entries: entries, columns: columns).report
    }
    session.show(report)
  }
}

/// Which domains `list` shows.
struct ListChoice: ParsableArguments {
  @Flag(help: "Those without a QEMU.") var inactive = false
  @Flag(help: "All.") var all = false
  @Flag(help: "Those without a stored definition.") var transient = false
  @Flag(help: "Those with a stored definition.") var persistent = false
  @Flag(help: "Those with a snapshot.") var withSnapshot = false
  @Flag(help: "Those without a snapshot.") var withoutSnapshot = false
  @Flag(help: "Those with a checkpoint.") var withCheckpoint = false
  @Flag(help: "Those without a checkpoint.") var withoutCheckpoint = false
  @Flag(help: "Those that run.") var stateRunning = false
  @Flag(help: "Those that are paused.") var statePaused = false
  @Flag(help: "Those that are shut off.") var stateShutoff = false
  @Flag(help: "Those in any other state.") var stateOther = false
  @Flag(help: "Those that start with the host.") var autostart = false
  @Flag(help: "Those that do not start with the host.") var noAutostart = false
  @Flag(help: "Those with a saved image.") var withManagedSave = false
  @Flag(help: "Those without a saved image.") var withoutManagedSave = false

  var filter: DomainFilter {
    // Who asks for those that are shut off means the inactive ones.
    var filter: DomainFilter = all ? [] : inactive || stateShutoff ? .inactive : .active
    let named: [(Bool, DomainFilter)] = [
      (transient, .transient), (persistent, .persistent), (withSnapshot, .hasSnapshot),
      (withoutSnapshot, .noSnapshot), (withCheckpoint, .hasCheckpoint), (withoutCheckpoint, .noCheckpoint),
      (stateRunning, .running), (statePaused, .paused), (stateShutoff, .shutoff), (stateOther, .otherState),
      (autostart, .autostart), (noAutostart, .noAutostart), (withManagedSave, .managedSave),
      (withoutManagedSave, .noManagedSave),
    ]
    for (chosen, member) in named where chosen { filter.insert(member) }
    return filter
  }
}

/// What `list` shows of each domain.
struct ListColumns: ParsableArguments {
  @Flag(help: "UUIDs only.") var uuid = false
  @Flag(help: "Names only.") var name = false
  @Flag(help: "Numbers only.") var id = false
  @Flag(help: "The table (this is what is shown anyway).") var table = false
  @Flag(help: "Those with a saved image are marked as saved.") var managedSave = false
  @Flag(help: "The title too.") var title = false

  mutating func validate() throws {
    for (chosen, option) in [(uuid, "--uuid"), (name, "--name"), (id, "--id")] where table && chosen {
      throw ValidationError("Options --table and \(option) are mutually exclusive")
    }
  }

  /// Whether lines are written, not a table.
  var isPlain: Bool { uuid || name || id }

  var facts: ListEntry.Facts {
    if isPlain { return [] }
    var facts: ListEntry.Facts = .state
    if title { facts.insert(.title) }
    if managedSave { facts.insert(.managedSave) }
    return facts
  }
}
