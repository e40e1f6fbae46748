import DroverClient
import DroverCore
import ScriptedDaemon
import Synchronization

@testable import DroverCommands

/// A console that keeps what was written.
final class TestConsole: Console {
  private let text = Mutex<(output: String, error: String)>(("", ""))
  let showsColours: Bool
  let showsErrorColours: Bool

  init(colours: Bool = false) {
    showsColours = colours
    showsErrorColours = colours
  }

  func output(_ text: String) { self.text.withLock { $0.output += text } }
  func error(_ text: String) { self.text.withLock { $0.error += text } }

  var output: String { text.withLock { $0.output } }
  var error: String { text.withLock { $0.error } }
}

/// What a run of the tool gave.
struct Run {
  var status: ExitStatus
  var output: String
  var error: String
  var endpoint: Endpoint?
}

/// Runs the tool on a scripted daemon.
func drover(
  _ arguments: String..., on daemon: ScriptedDaemon, colours: Bool = false, variables: [String: String] = [:]
) async -> Run {
  let console = TestConsole(colours: colours)
  var tool = Tool(
    console: console, variables: variables, user: UserEnvironment(userID: 0, runtimeDirectory: nil))
  let seen = SeenEndpoint()
  tool.opener = { (endpoint, options) async throws(VirtError) in
    seen.set(endpoint)
    let connection = Connection(over: daemon, options: options)
    try await connection.greet(endpoint, deadline: .after(.seconds(600)))
    return connection
  }
  let status = await tool.run(arguments)
  return Run(status: status, output: console.output, error: console.error, endpoint: seen.value)
}

/// Where the tool wanted to go.
private final class SeenEndpoint: Sendable {
  private let endpoint = Mutex<Endpoint?>(nil)
  func set(_ value: Endpoint) { endpoint.withLock { $0 = value } }
  var value: Endpoint? { endpoint.withLock { $0 } }
}
