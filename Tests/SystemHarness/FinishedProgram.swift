import Foundation
import Glibc

/// What a program has said and how it ended.
struct FinishedProgram: Sendable, CustomStringConvertible {
  let name: String
  let status: ExitStatus
  let output: String
  let errors: String

  var succeeded: Bool { status == .exited(0) }

  var description: String { "\(name): \(status)\n\(output)\(errors)" }

  /// Runs a program to its end.
  static func run(
    _ arguments: [String], environment: [String: String] = [:],
    within limit: Duration = .seconds(30)
  ) async throws -> FinishedProgram {
    let program = try RunningProgram(arguments, environment: environment)
    program.closeInput()
    return try await program.finish(within: limit)
  }
}

extension RunningProgram {
  /// Waits for the end of the program and of what it writes; ends it where that takes too long.
  func finish(within limit: Duration) async throws -> FinishedProgram {
    do {
      let status = try await exitStatus(within: limit)
      try await closed(output, "output")
      try await closed(errors, "errors")
      return FinishedProgram(
        name: name, status: status, output: text(of: output), errors: text(of: errors))
    } catch {
      signal(SIGKILL)
      throw error
    }
  }

  private func closed(_ stream: Lines, _ what: String) async throws {
    try await stream.wait(for: "the end of the \(what) of \(name)", within: .seconds(10)) {
      $0.isClosed ? () : nil
    }
  }

  private func text(of stream: Lines) -> String {
    stream.value.lines.map { $0 + "\n" }.joined()
  }
}
