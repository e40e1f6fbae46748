import DroverCore
import DroverHost

/// A program of the user's that joins a tap to a network, or takes it out: it is told the tap's name.
struct InterfaceScript: Hashable, Sendable {
  var path: String
  var link: String

  /// How long it may take.
  private static let limit = Duration.seconds(30)

  /// Runs it. Errors: those of `HelperProgram.run`.
  func run(reactor: Reactor) async throws(VirtError) {
    try await HelperProgram(executable: path, arguments: [link]).run(within: Self.limit, reactor: reactor)
  }
}

extension InterfaceScript {
  /// Reads what was written down: the name of the link, which holds no blank, and the path.
  init?(_ text: String) {
    let fields = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard fields.count == 2 else { return nil }
    self.init(path: fields[1], link: fields[0])
  }

  /// The text to write down.
  var text: String { "\(link) \(path)" }
}
