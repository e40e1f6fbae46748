import DroverCore

/// The parameters that a call takes, by name, each with the one type that it may have.
struct AcceptedParameters: Sendable {
  /// The type of a parameter, with libvirt's word for it.
  enum Kind: String, Sendable {
    case int, uint
    case long = "llong"
    case ulong = "ullong"
    case double, boolean, string
  }

  private let kinds: [String: Kind]
  private let repeated: Set<String>

  /// - Parameter repeated: those that may come more than once.
  init(_ kinds: [String: Kind], repeated: Set<String> = []) {
    self.kinds = kinds
    self.repeated = repeated
  }

  /// Errors: `argumentUnsupported` for an unknown name, `invalidArg` for a wrong type and for one that comes twice.
  func check(_ parameters: [TypedParameter]) throws(VirtError) {
    var seen: Set<String> = []
    for parameter in parameters {
      guard let kind = kinds[parameter.name] else {
        throw VirtError(.argumentUnsupported, "parameter '\(parameter.name)' not supported")
      }
      guard parameter.value.kind == kind else {
        throw VirtError(
          .invalidArg,
          "invalid type '\(parameter.value.kind.rawValue)' for parameter '\(parameter.name)', expected "
            + "'\(kind.rawValue)'")
      }
      guard seen.insert(parameter.name).inserted || repeated.contains(parameter.name) else {
        throw VirtError(.invalidArg, "parameter '\(parameter.name)' occurs multiple times")
      }
    }
  }
}

extension TypedParameter.Value {
  /// Its type.
  var kind: AcceptedParameters.Kind {
    switch self {
    case .int: .int
    case .uint: .uint
    case .long: .long
    case .ulong: .ulong
    case .double: .double
    case .boolean: .boolean
    case .string: .string
    }
  }

  /// A number that is not negative; nil for all else.
  var unsigned: UInt64? {
    switch self {
    case .int(let value): UInt64(exactly: value)
    case .uint(let value): UInt64(value)
    case .long(let value): UInt64(exactly: value)
    case .ulong(let value): value
    case .double, .boolean, .string: nil
    }
  }

  /// A number with a sign; nil for all else.
  var signed: Int64? {
    switch self {
    case .int(let value): Int64(value)
    case .uint(let value): Int64(value)
    case .long(let value): value
    case .ulong(let value): Int64(exactly: value)
    case .double, .boolean, .string: nil
    }
  }

  /// A text; nil for all else.
  var text: String? { if case .string(let text) = self { text } else { nil } }
}
