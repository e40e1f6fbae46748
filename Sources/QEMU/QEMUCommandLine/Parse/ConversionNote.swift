/// What became of something on a command line that has no place among the elements of a definition, or not its own.
public struct ConversionNote: Sendable, Equatable {
  /// What became of it.
  public enum Fate: String, Sendable, CaseIterable {
    /// It stands in `<qemu:commandline>` or `<qemu:override>`.
    case kept
    /// The daemon does the same in its own way, so that the definition does not say it.
    case replaced
    /// It is not in the definition.
    case lost
    /// It is in the definition, but something about it is not known.
    case unsure
  }

  /// What became of it.
  public var fate: Fate
  /// The option as it was written.
  public var option: String
  /// Why.
  public var reason: String

  /// Takes all three.
  public init(_ fate: Fate, option: String, reason: String) {
    self.fate = fate
    self.option = option
    self.reason = reason
  }

  /// One line for people.
  public var text: String { "\(fate.rawValue): \(option): \(reason)" }
}
