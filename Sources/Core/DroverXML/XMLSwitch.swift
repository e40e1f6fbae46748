/// `yes` or `no`; nothing written means the default.
public enum YesNo: String, XMLText, CaseIterable, Hashable {
  /// `yes`
  case yes
  /// `no`
  case no

  /// Takes a truth value.
  public init(_ value: Bool) { self = value ? .yes : .no }

  /// Whether it is `yes`.
  public var isTrue: Bool { self == .yes }
}

/// `on` or `off`; nothing written means the default.
public enum OnOff: String, XMLText, CaseIterable, Hashable {
  /// `on`
  case on
  /// `off`
  case off

  /// Takes a truth value.
  public init(_ value: Bool) { self = value ? .on : .off }

  /// Whether it is `on`.
  public var isTrue: Bool { self == .on }
}
