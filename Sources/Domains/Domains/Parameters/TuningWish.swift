import DomainModel
import DroverCore

/// What is to be changed of a guest's share of its host: what the kernel is told, what a definition says then.
protocol TuningWish: Sendable {
  /// The call that it came by.
  static var call: String { get }
  /// What the kernel is told for a running guest. Errors: what cannot change while it runs.
  func limits(for definition: DomainDefinition) throws(VirtError) -> [ResourceLimit]
  /// Changes a definition. Errors: `invalidArg`.
  func apply(to definition: inout DomainDefinition, isLive: Bool) throws(VirtError)
  /// What an event tells of it; empty for none.
  var told: [TypedParameter] { get }
}

extension TuningWish {
  var told: [TypedParameter] { [] }
}
