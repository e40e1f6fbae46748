/// The undo stack of a change to the host in several steps.
///
/// Each step that changed something registers how to undo it; a failure runs the undos, last first; success
/// disarms them. An undo cannot throw: it does what can be done and logs the rest.
public struct Rollback: ~Copyable {
  /// One undo.
  public typealias Undo = @Sendable () async -> Void

  private var undos: [(step: String, undo: Undo)] = []

  /// An empty stack.
  public init() {}

  /// Registers the undo of a step that has just been done.
  public mutating func onFailure(of step: String, _ undo: @escaping Undo) {
    undos.append((step, undo))
  }

  /// The names of the steps that would be undone, first step first.
  public var steps: [String] { undos.map(\.step) }

  /// The change is complete: nothing is undone.
  public consuming func disarm() {}

  /// Runs all undos, last registered first.
  public consuming func run() async {
    for entry in undos.reversed() { await entry.undo() }
  }
}
