/// Ends the run as a finding when something that must hold does not; libFuzzer keeps the input.
///
/// - Parameters:
///   - holds: what must hold.
///   - message: what it means that it does not.
package func expect(
  _ holds: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !holds { fatalError("finding: \(message())", file: file, line: line) }
}

/// The words of an error that must not come.
package func unexpected(_ error: some Error, _ doing: String, file: StaticString = #fileID, line: UInt = #line)
  -> Never
{
  fatalError("finding: \(doing): \(error)", file: file, line: line)
}
