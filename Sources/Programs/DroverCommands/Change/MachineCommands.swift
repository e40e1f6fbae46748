import ArgumentParser
import DroverClient
import DroverCore

struct InjectNMICommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "inject-nmi", abstract: "Raise a non-maskable interrupt in a guest.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to inject an NMI into domain", "nmi-injected") {
      domain async throws(VirtError) in
      try await domain.injectNMI()
      return "NMI injected into domain '\(domain.name)'"
    }
  }
}

struct WakeUpCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "dompmwakeup", abstract: "Wake a guest that suspended itself.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to wake up domain", "woken") {
      domain async throws(VirtError) in
      try await domain.wakeUp()
      return "Domain '\(domain.name)' woken up"
    }
  }
}

struct AbortJobCommand: ToolCommand {
  static let configuration = CommandConfiguration(
    commandName: "domjobabort", abstract: "Give up the job that a domain is at.")

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument

  func run(in session: ToolSession) async throws {
    try await session.act(on: domain, failing: "Failed to abort the job of domain", "job-aborted") {
      domain async throws(VirtError) in
      try await domain.abortJob()
      return "Job of domain '\(domain.name)' aborted"
    }
  }
}

/// The commands that change a guest beside its life.
enum ChangeCommands {
  /// All of them.
  static let all: [any ParsableCommand.Type] = [
    SetMemoryCommand.self, SetMaximumMemoryCommand.self, SetVirtualCPUsCommand.self, OnDomain<SendKeyRow>.self,
    InjectNMICommand.self, WakeUpCommand.self, AbortJobCommand.self, OnDomain<SleepRow>.self,
    OnDomain<SignalRow>.self, OnDomain<LifecycleActionRow>.self, OnDomain<DescriptionRow>.self,
    OnDomain<MetadataRow>.self, OnDomain<ManagedSaveRemoveRow>.self, OnDomain<VirtualCPUSwitchRow>.self,
    OnDomain<BlockResizeRow>.self, OnDomain<BlockThresholdRow>.self, OnDomain<UpdateDeviceRow>.self,
    OnDomain<ChangeMediaRow>.self, OnDomain<SetLinkRow>.self,
  ]
}
