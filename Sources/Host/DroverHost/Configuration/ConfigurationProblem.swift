/// Something in the configuration file that is not as it should be. The rest of the file counts all the same.
public struct ConfigurationProblem: Hashable, Sendable {
  /// Where; the first line is 1.
  public var line: Int
  /// What.
  public var text: String

  /// Makes a problem.
  public init(line: Int, text: String) {
    self.line = line
    self.text = text
  }
}

extension ConfigurationProblem: CustomStringConvertible {
  /// `line 3: …`
  public var description: String { "line \(line): \(text)" }
}
