import DroverCore

/// What can be said here of a definition that a daemon refused.
enum DefinitionHints {
  /// At most a few lines; none for refusals that are not about names.
  static func of(_ xml: String, after error: VirtError) -> [String] { [] }
}
