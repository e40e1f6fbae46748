import ArgumentParser

/// The commands about domains.
enum DomainCommands {
  /// Those that change something.
  static let all: [any ParsableCommand.Type] = [
    DefineCommand.self, UndefineCommand.self, StartCommand.self, CreateCommand.self, ShutdownCommand.self,
    RebootCommand.self, ResetCommand.self, SuspendCommand.self, ResumeCommand.self, DestroyCommand.self,
    AutostartCommand.self, RenameCommand.self, LeaseCommand.self, MigrateCommand.self,
  ]

  /// Those that only look.
  static let inquiries: [any ParsableCommand.Type] = [
    ListCommand.self, DomInfoCommand.self, DomStateCommand.self, DumpXMLCommand.self, DomIDCommand.self,
    DomNameCommand.self, DomUUIDCommand.self, DomStatsCommand.self, DomControlCommand.self, DomJobInfoCommand.self,
    JobsCommand.self, EventCommand.self, ConsoleCommand.self, ScreenshotCommand.self,
  ]
}
