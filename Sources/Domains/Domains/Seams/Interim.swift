/// Stands in until DomainModel brings the real one under the same name.
public struct DomainDefinition: Sendable, Equatable {
  /// Nothing.
  public init() {}
}
