import ArgumentParser
import DroverClient
import DroverCore

/// A row of the table of commands: what it is called, what it does, and what is said when it fails.
struct CommandRow: Sendable {
  /// The name, virsh's.
  var name: String
  /// One line on what it does.
  var abstract: String
  /// Virsh's names of what stands in a place of its own, in order, behind the domain: each may be an option instead.
  var places: [String]
  /// What is said before the daemon's words when it cannot be done; nil: those words alone.
  var failing: String?

  init(_ name: String, _ abstract: String, places: [String] = [], failing: String? = nil) {
    self.name = name
    self.abstract = abstract
    self.places = places
    self.failing = failing
  }

  /// Runs one call, and puts what it was about before the daemon's words.
  func run(_ body: () async throws -> Report) async throws -> Report {
    do {
      return try await body()
    } catch let error as VirtError {
      throw CommandFailure(failing, cause: error)
    }
  }
}

/// A command that is a row of the table.
protocol RowCommand: ToolCommand {
  /// Its row.
  static var row: CommandRow { get }
  /// What stands in places: the domain, where there is one, and what the row names.
  static var places: [String] { get }
}

extension RowCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: row.name, abstract: row.abstract)
  }
}

/// What a row about one domain is written as: its options, one call of `DroverClient`, and how the answer is shown.
protocol DomainRow: ParsableArguments, Sendable {
  /// Name and help.
  static var row: CommandRow { get }

  /// Asks, or changes something.
  func report(on domain: Domain) async throws -> Report
}

/// A row about the host or the daemon.
protocol HostRow: ParsableArguments, Sendable {
  /// Name and help.
  static var row: CommandRow { get }

  /// Asks, or changes something.
  func report(on connection: Connection) async throws -> Report
}

/// The command of a row about one domain.
struct OnDomain<Row: DomainRow>: RowCommand {
  static var row: CommandRow { Row.row }
  static var places: [String] { ["domain"] + Row.row.places }

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var domain: DomainArgument
  @OptionGroup var body: Row

  func run(in session: ToolSession) async throws {
    let report = try await session.connected { connection in
      let domain = try await connection.domain(meaning: domain.text)
      return try await Row.row.run { try await body.report(on: domain) }
    }
    session.show(report)
    if report.isFailure { throw SilentFailure() }
  }
}

/// The command of a row about the host or the daemon.
struct OnHost<Row: HostRow>: RowCommand {
  static var row: CommandRow { Row.row }
  static var places: [String] { Row.row.places }

  @OptionGroup(visibility: .hidden) var options: GlobalOptions
  @OptionGroup var body: Row

  func run(in session: ToolSession) async throws {
    let report = try await session.connected { connection in
      try await Row.row.run { try await body.report(on: connection) }
    }
    session.show(report)
    if report.isFailure { throw SilentFailure() }
  }
}
