import ArgumentParser

/// The commands that turn definitions into command lines and back, and that speak with QEMU itself.
enum NativeCommands {
  static let all: [any ParsableCommand.Type] = [
    ToNativeCommand.self, FromNativeCommand.self, CompleteCommand.self, ExplainCommand.self, MonitorCommand.self,
    SchemaCommand.self,
  ]
}
