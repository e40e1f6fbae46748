import ArgumentParser
import DroverClient
import DroverCore

struct DestroyCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy", abstract: "Stop a domain at once.",
    discussion: "As if its power was cut: its definition and its disks stay.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Flag(help: "Ask QEMU to end, and do not kill it when it does not.") var graceful = false
  @Flag(help: "Remove its logs too.") var removeLogs = false

  func run(in session: ToolSession) async throws {
    var chosen: DestroyOptions = []
    if graceful { chosen.insert(.graceful) }
    if removeLogs { chosen.insert(.removeLogs) }
    try await session.act(on: domain, failing: "Failed to destroy domain", "destroyed") {
      domain async throws(VirtError) in
      try await domain.destroy(chosen)
      return "Domain '\(domain.name)' destroyed"
    }
  }
}

struct ShutdownCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "shutdown", abstract: "Ask the guest to shut down.",
    discussion: "Returns when the guest was asked, not when it is down.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Option(help: "By which ways: acpi, agent, initctl, signal, paravirt, with commas between.")
  var mode: ShutdownModes?

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to shutdown domain", "shutdown") {
      domain async throws(VirtError) in
      try await domain.shutdown(mode?.options ?? [])
      return "Domain '\(domain.name)' is being shutdown"
    }
  }
}

struct RebootCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "reboot", abstract: "Ask the guest to reboot.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @Option(help: "By which ways: acpi, agent, initctl, signal, paravirt, with commas between.")
  var mode: ShutdownModes?

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to reboot domain", "rebooted") {
      domain async throws(VirtError) in
      try await domain.reboot(mode?.options ?? [])
      return "Domain '\(domain.name)' is being rebooted"
    }
  }
}

struct ResetCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Reset the machine, as its reset button would.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to reset domain", "reset") {
      domain async throws(VirtError) in
      try await domain.reset()
      return "Domain '\(domain.name)' was reset"
    }
  }
}

/// The value of `--mode`: `acpi,agent`.
struct ShutdownModes: ExpressibleByArgument, Sendable {
  var options: ShutdownOptions

  static let names: [(name: String, option: ShutdownOptions)] = [
    ("acpi", .acpi), ("agent", .agent), ("initctl", .initctl), ("signal", .signal), ("paravirt", .paravirt),
  ]

  static var allValueStrings: [String] { names.map(\.name) }

  init?(argument: String) {
    options = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let known = Self.names.first(where: { $0.name == word }) else { return nil }
      options.insert(known.option)
    }
  }
}
