import Testing

extension DaemonUnderTest {
  /// The tool with the daemon's address, before its command.
  var tool: [String] { [Checkout.tool, "-c", uri] }

  /// Runs the tool; that it fails is a failure of the test.
  @discardableResult
  func drover(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> FinishedProgram {
    let result = try await FinishedProgram.run(tool + arguments)
    #expect(result.succeeded, "\(result)", sourceLocation: sourceLocation)
    return result
  }
}
