import ArgumentParser
public import DroverClient
public import DroverCore
import Glibc

/// The program `drover`, without its process: arguments in, text and status out.
public struct Tool: Sendable {
  /// Where it writes.
  public var console: any Console
  /// The environment's variables.
  public var variables: [String: String]
  /// Who asks.
  public var user: UserEnvironment
  /// Opens connections.
  public var opener: @Sendable (Endpoint, ConnectionOptions) async throws(VirtError) -> Connection

  /// A tool that connects for real.
  public init(console: any Console, variables: [String: String], user: UserEnvironment) {
    self.console = console
    self.variables = variables
    self.user = user
    opener = { (endpoint, options) async throws(VirtError) in try await Connection.open(endpoint, options: options) }
  }

  /// The tool of this process.
  public static func standard() -> Tool {
    Tool(console: StandardConsole(), variables: EnvironmentVariables.current, user: .current)
  }

  /// Runs one command.
  ///
  /// - Parameter arguments: without the name of the program.
  public func run(_ arguments: [String]) async -> ExitStatus {
    do {
      var command = try Drover.parseAsRoot(NamedPlaces.arranged(arguments))
      guard let known = command as? any ToolCommand else {
        try command.run()
        return .success
      }
      let session = ToolSession(
        options: known.options, variables: variables, user: user, console: console, opener: opener)
      return await run(known, in: session)
    } catch {
      return explain(error)
    }
  }

  private func run(_ command: any ToolCommand, in session: ToolSession) async -> ExitStatus {
    let start = ContinuousClock.now
    do {
      try await command.run(in: session)
      if session.options.timing {
        console.output("\n(Time: \(Self.milliseconds(since: start)) ms)\n\n")
      } else if !session.options.quiet, !session.writesJSON {
        console.output("\n")
      }
      return .success
    } catch let failure as CommandFailure {
      return report(failure, json: session.writesJSON)
    } catch let error as VirtError {
      return report(CommandFailure(nil, cause: error), json: session.writesJSON)
    } catch let silent as SilentFailure {
      return silent.status
    } catch {
      return explain(error)
    }
  }

  private func report(_ failure: CommandFailure, json: Bool) -> ExitStatus {
    console.error(json ? failure.json.text(.pretty) + "\n" : failure.text(colours: console.showsErrorColours))
    return .failure
  }

  /// Errors of the parser, and its requests for help and completions.
  private func explain(_ error: any Error) -> ExitStatus {
    let text = Drover.fullMessage(for: error)
    if Drover.exitCode(for: error).isSuccess {
      console.output(text + "\n")
      return .success
    }
    console.error((UnknownCommand.explanation(of: text) ?? Self.lowered(text)) + "\n")
    return .usage
  }

  private static func lowered(_ text: String) -> String {
    text.hasPrefix("Error: ") ? "error: " + text.dropFirst("Error: ".count) : text
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> String {
    let thousandths = start.duration(to: .now) / .microseconds(1)
    let whole = Int(thousandths)
    let fraction = String(whole % 1000)
    return "\(whole / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}

/// A command that failed and has said so already.
struct SilentFailure: Error {
  var status: ExitStatus = .failure
}
