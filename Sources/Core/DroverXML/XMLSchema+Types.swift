extension XMLSchema {
  /// The schema of each type below, this one first, each once.
  ///
  /// Elements share types: an `<address>` of a disk and one of an interface. What holds itself ends where it begins
  /// again; the whole of it stands further out.
  public var types: [XMLSchema] {
    var found: [XMLSchema] = []
    var known: Set<String> = []
    collect(into: &found, known: &known)
    return found
  }

  private func collect(into found: inout [XMLSchema], known: inout Set<String>) {
    guard !type.isEmpty, known.insert(type).inserted else { return }
    found.append(self)
    for child in children { child.schema.collect(into: &found, known: &known) }
  }
}
