import ArgumentParser

/// A command of the tool.
///
/// Not `AsyncParsableCommand`: a command gets its session handed in, so that tests run it with a console and a
/// daemon of their own.
protocol ToolCommand: ParsableCommand, Sendable {
  /// The options that all commands have.
  var options: GlobalOptions { get }

  /// Does the work; what it throws is a `CommandFailure`, a `VirtError`, or a `ValidationError` for a command line
  /// that makes no sense.
  func run(in session: ToolSession) async throws
}
