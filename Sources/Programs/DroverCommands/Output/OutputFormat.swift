import ArgumentParser

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people, and for scripts made for virsh.
  case table
  /// For programs.
  case json
}
