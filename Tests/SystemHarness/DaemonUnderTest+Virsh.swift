import Foundation
import Testing

extension FinishedProgram {
  /// The output without empty lines and without blanks around each.
  var lines: [String] {
    output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

extension DaemonUnderTest {
  /// Runs stock virsh and expects it to succeed.
  @discardableResult
  func virsh(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws
    -> FinishedProgram
  {
    let result = try await runVirsh(arguments)
    try #require(result.succeeded, "\(result)", sourceLocation: sourceLocation)
    return result
  }

  /// Runs stock virsh, which may fail.
  func virshResult(_ arguments: String...) async throws -> FinishedProgram {
    try await runVirsh(arguments)
  }

  /// Runs stock virsh on the read-only socket.
  func readOnlyVirsh(_ arguments: String...) async throws -> FinishedProgram {
    try await FinishedProgram.run(
      clientWrapper + ["virsh", "-q", "-c", readOnlyURI, "--readonly"] + arguments, environment: english)
  }

  /// Starts a virsh that goes on: `event --loop` and the like.
  func startVirsh(_ arguments: String...) throws -> RunningProgram {
    try RunningProgram(clientWrapper + ["virsh", "-q", "-c", uri] + arguments, environment: english)
  }

  /// Starts a virsh that writes down the lifecycle events of every guest; it listens when this returns.
  func startListening() async throws -> RunningProgram {
    let events = try startVirsh("event", "--event", "lifecycle", "--loop")
    // It says nothing about having registered, so there is something to hear of until it has.
    let first = Guest.idle("first", on: self)
    let path = try write(first.xml, "first")
    while events.output.value.lines.isEmpty && !events.hasEnded {
      try await virsh("define", path)
      try await virsh("undefine", first.name)
    }
    return events
  }

  /// The state and its reason, in virsh's words: `running (booted)`.
  func state(of name: String) async throws -> String {
    try await virsh("domstate", "--reason", name).lines.joined(separator: " ")
  }

  /// Writes XML into a file of the test.
  func write(_ xml: String, _ name: String) throws -> String {
    let path = file(name + ".xml")
    try xml.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func runVirsh(_ arguments: [String]) async throws -> FinishedProgram {
    try await FinishedProgram.run(clientWrapper + ["virsh", "-q", "-c", uri] + arguments, environment: english)
  }

  private var english: [String: String] { ["LC_ALL": "C.UTF-8", "LANGUAGE": "C"] }
}
