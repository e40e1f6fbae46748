import ArgumentParser
import DroverClient
import DroverCore

/// A group of parameters: without new values it is shown, with them it is changed.
enum Parameters {
  /// Shows or changes a group.
  ///
  /// - Parameters:
  ///   - changes: the new values; empty: they are shown.
  ///   - shown: how they are written, where virsh has words for numbers.
  static func report(
    _ group: Domain.Tuning, of domain: Domain, scope: ScopeFlags, changes: [TypedParameter],
    head: String = "", shown: (TypedParameter) -> Figure = { Figure($0) }
  ) async throws -> Report {
    guard changes.isEmpty else {
      try await domain.setTuning(group, changes, scope: scope.chosen)
      return .done("Parameters of domain '\(domain.name)' set", "parameters-set", domain)
    }
    return .figures(try await domain.tuning(group, scope: scope.chosen).map(shown), .colons, head: head)
  }

  /// Numbers that were given, as parameters.
  static func given(_ values: [(name: String, value: UInt64?)]) -> [TypedParameter] {
    values.compactMap { name, value in value.map { TypedParameter(name, .ulong($0)) } }
  }

  /// Texts that were given, as parameters.
  static func given(_ values: [(name: String, value: String?)]) -> [TypedParameter] {
    values.compactMap { name, value in value.map { TypedParameter(name, .string($0)) } }
  }

  /// `name=value` with the type that the parameter has.
  static func assigned(_ words: [String], among known: [TypedParameter]) throws -> [TypedParameter] {
    try words.map { word in
      let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = halves.first, let text = halves.dropFirst().first else {
        throw ValidationError("'\(word)' is no name=value")
      }
      guard let parameter = known.first(where: { $0.name == name }) else {
        throw CommandFailure("invalid scheduler option: \(word)")
      }
      guard let value = parameter.value.same(String(text)) else {
        throw ValidationError("'\(text)' is no value of \(name)")
      }
      return TypedParameter(parameter.name, value)
    }
  }
}

extension TypedParameter.Value {
  /// A value of the same type from a text; nil when it is none.
  func same(_ text: String) -> TypedParameter.Value? {
    switch self {
    case .int: Int32(text).map(Self.int)
    case .uint: UInt32(text).map(Self.uint)
    case .long: Int64(text).map(Self.long)
    case .ulong: UInt64(text).map(Self.ulong)
    case .double: Double(text).map(Self.double)
    case .boolean: Bool(text).map(Self.boolean)
    case .string: .string(text)
    }
  }
}
