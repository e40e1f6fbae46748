import DroverClient
import DroverCore

/// What a command works with: its options, its console and, when it asks for one, its connection.
struct ToolSession: Sendable {
  let options: GlobalOptions
  let variables: [String: String]
  let user: UserEnvironment
  let console: any Console
  /// Opens connections; a test puts its own here.
  let opener: @Sendable (Endpoint, ConnectionOptions) async throws(VirtError) -> Connection

  /// Whether results are written for programs.
  var writesJSON: Bool { options.output == .json }

  /// Runs a body with a connection, which is closed behind it.
  func connected<Result: Sendable>(
    readOnly: Bool? = nil, _ body: (Connection) async throws -> Result
  ) async throws -> Result {
    let address = Address(options: options, variables: variables)
    let connection: Connection
    do throws(VirtError) {
      let endpoint = try address.endpoint(readOnly: readOnly ?? options.readOnly, in: user)
      connection = try await opener(endpoint, connectionOptions)
    } catch {
      throw CommandFailure("failed to connect to the hypervisor", cause: error, hints: address.hints)
    }
    do {
      let result = try await body(connection)
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }

  private var connectionOptions: ConnectionOptions {
    var result = ConnectionOptions()
    result.keepaliveInterval = options.keepaliveInterval > 0 ? .seconds(options.keepaliveInterval) : nil
    result.keepaliveCount = options.keepaliveCount
    if let deadline = options.deadline {
      result.callTimeout = .seconds(deadline)
      result.openTimeout = min(result.openTimeout, .seconds(deadline))
    }
    return result
  }

  /// Writes a result.
  func show(_ report: Report) {
    if writesJSON {
      console.output(report.json.text(.pretty) + "\n")
    } else {
      console.output(report.text(quiet: options.quiet, colours: console.showsColours))
    }
  }

  /// Writes one of many results that come one after the other: a line each.
  func showLine(_ line: String, json: JSON) {
    console.output((writesJSON ? json.text(.compact) : line) + "\n")
  }

  /// Writes that something was done.
  func done(_ sentence: String, _ action: String, domain: Domain) {
    show(
      Report(
        .done(sentence),
        json: ["action": .string(action), "domain": .string(domain.name), "uuid": .string("\(domain.uuid)")]))
  }
}
