extension Panic {
  /// The device of the machine.
  mutating func normalise(_ context: NormalisationContext) {
    guard model == nil else { return }
    if context.architecture.isX86 { model = .isa }
    if context.board == .pseries { model = .pseries }
    if context.architecture.isS390 { model = .s390 }
    if context.board == .virt { model = .pvpanic }
  }
}
