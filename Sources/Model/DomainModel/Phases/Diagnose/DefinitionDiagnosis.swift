public import DroverCore
public import DroverXML

/// Everything that is wrong with the text of a definition, each mistake with its place.
///
/// Made only after a refusal: reading and completing a good definition keep no places.
public struct DefinitionDiagnosis: Sendable {
  /// What the text is refused for, in the order of the text.
  public private(set) var mistakes: [XMLError] = []
  /// Names without meaning that are passed over.
  public private(set) var unknown: [XMLError] = []
  /// As much of the definition as could be read; nil for what is no XML or another element.
  public private(set) var definition: DomainDefinition?

  private let source: XMLSourceMap

  /// Reads a text.
  ///
  /// - Parameter options: whether unknown names are mistakes.
  public init(_ text: String, options: ParseOptions = ParseOptions()) {
    source = XMLSourceMap(text)
    let reading: XMLReading<DomainDefinition>
    do {
      reading = try XMLReader.examine(text, as: "domain", limits: options.limits)
    } catch {
      mistakes = [error]
      return
    }
    definition = reading.value
    mistakes = reading.mistakes.map { located($0) }
    for diagnostic in reading.diagnostics {
      var mistake = located(diagnostic.mistake)
      if options.isStrict {
        mistakes.append(mistake)
      } else if diagnostic.isUnknownFeature {
        mistake.code = .configUnsupported
        mistakes.append(mistake)
      } else {
        unknown.append(mistake)
      }
    }
    sort()
  }

  /// Adds what a platform refuses, as far as it does not follow from what could not be read.
  public mutating func check(for platform: GuestPlatform, options: CompletionOptions = CompletionOptions()) {
    // On these depends what everything else means.
    let decisive = ["/domain/@type", "/domain/os/type"]
    let unreadable = mistakes.filter { $0.code != .xmlInvalidSchema }.map(\.path)
    guard let definition, !unreadable.contains(where: { path in decisive.contains { Self.touch(path, $0) } }) else {
      return
    }
    for refusal in refusals(of: definition, platform, options) {
      // What is missing may be there, and not be readable.
      guard !unreadable.contains(where: { Self.touch($0, refusal.path) }) else { continue }
      let mistake = located(refusal)
      if !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
    sort()
  }

  /// The error with all mistakes in it, a line each; the number stays that of the error which was met first.
  public func error(after first: VirtError) -> VirtError {
    let known = XMLError(code: first.code, sentence: first.detail)
    // What was met first stays first, because its leading words belong to it.
    let leading = mistakes.firstIndex { $0.detail == known.detail }
    var ordered = mistakes
    if let leading { ordered.insert(ordered.remove(at: leading), at: 0) }
    var sentences = ordered.map(\.sentence)
    if leading == nil { sentences.removeAll { first.detail.contains($0) } }
    if leading == nil { sentences.insert(first.detail, at: 0) }
    return VirtError(first.code, sentences.joined(separator: "\n"), origin: first.origin, causes: first.causes)
  }

  // MARK: Refusals

  /// What completing the definition refuses, with the ways to the elements of the text.
  private func refusals(
    of definition: DomainDefinition, _ platform: GuestPlatform, _ options: CompletionOptions
  ) -> [XMLError] {
    var complete = definition
    // Without memory nothing would be looked at; what is said of it is not told either.
    if mistakes.contains(where: { $0.path.hasPrefix("/domain/memory") && $0.code != .xmlInvalidSchema }) {
      complete.memory = DomainMemory()
      complete.memory?.amount = MemoryAmount(kibibytes: 1 << 24)
    }
    func translated(_ error: VirtError) -> XMLError {
      var mistake = XMLError(code: error.code, sentence: error.detail)
      let origins = DeviceOrigins(of: complete, in: definition)
      mistake.path = origins.path(of: mistake.path) ?? "/domain/devices"
      return mistake
    }
    do {
      try complete.normalise(for: platform, keepingMachineAlias: options.keepsMachineAlias)
    } catch {
      return [translated(error)]
    }
    let findings = options.refuses ? complete.findings(for: platform) : []
    guard findings.isEmpty else { return findings.map(translated) }
    do {
      try complete.allocate(for: platform, choosingPorts: options.choosesPorts)
    } catch {
      return [translated(error)]
    }
    return []
  }

  /// The mistake with line and column, as exact as the text shows them.
  private func located(_ mistake: XMLError) -> XMLError {
    guard !mistake.path.isEmpty, let place = source.place(of: mistake.path) else { return mistake }
    var located = mistake
    located.line = place.line
    located.column = 0
    if place.isExact { located.path = place.path }
    return located
  }

  private mutating func sort() {
    // Stable, so that what stands on one line stays in the order in which it was found.
    mistakes = mistakes.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(
      \.element)
  }

  /// Whether one of two elements is the other or is in it, numbers aside where only one has them.
  private static func touch(_ left: String, _ right: String) -> Bool {
    !zip(left.split(separator: "/"), right.split(separator: "/")).contains { own, other in
      own != other && !(own.hasPrefix(other + "[") || other.hasPrefix(own + "["))
    }
  }
}
