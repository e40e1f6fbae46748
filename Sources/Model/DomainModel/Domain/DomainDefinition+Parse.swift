public import DroverCore
public import DroverXML

/// A definition read from a text, and what of the text has no meaning here.
public struct ParsedDefinition: Sendable {
  /// The definition.
  public var definition: DomainDefinition
  /// Unknown attributes and elements.
  public var diagnostics: [XMLDiagnostic]
}

/// How a definition is read.
public struct ParseOptions: Sendable {
  /// Whether unknown names are an error.
  public var isStrict: Bool
  /// How much is taken in.
  public var limits: XMLLimits

  /// Takes both.
  public init(isStrict: Bool = false, limits: XMLLimits = XMLLimits()) {
    self.isStrict = isStrict
    self.limits = limits
  }
}

/// What is written of a definition.
public struct FormatOptions: Sendable {
  /// Passwords too.
  public var isSecure: Bool
  /// Without what belongs to a running domain.
  public var isInactive: Bool
  /// Only what an older receiver of a migration understands.
  public var isMigratable: Bool

  /// Takes all three.
  public init(isSecure: Bool = false, isInactive: Bool = true, isMigratable: Bool = false) {
    self.isSecure = isSecure
    self.isInactive = isInactive
    self.isMigratable = isMigratable
  }
}

extension DomainDefinition {
  /// Reads a definition; nothing is completed or checked but what its elements ask for.
  ///
  /// - Throws: libvirt's number for what is wrong, with line and path; `xmlInvalidSchema` for unknown names when
  ///   the options are strict.
  public static func parse(
    _ text: String, options: ParseOptions = ParseOptions()
  ) throws(VirtError) -> ParsedDefinition {
    let reading: XMLReading<DomainDefinition>
    do {
      reading = try XMLReader.read(text, as: "domain", limits: options.limits)
    } catch {
      throw error.virtError
    }
    if options.isStrict, let first = reading.diagnostics.first {
      throw VirtError(
        .xmlInvalidSchema, first.sentence, origin: .domain, causes: reading.diagnostics.dropFirst().map(\.sentence))
    }
    // A feature is a promise about the machine: as in libvirt, one that nobody knows is refused without being asked to.
    if let unknown = reading.diagnostics.first(where: \.isUnknownFeature) {
      throw VirtError(.configUnsupported, unknown.sentence, origin: .domain)
    }
    return ParsedDefinition(definition: reading.value, diagnostics: reading.diagnostics)
  }

  /// The definition as XML.
  public func xml(_ options: FormatOptions = FormatOptions()) -> String {
    XMLWriter.write(
      self, as: "domain", includesSecrets: options.isSecure, includesLiveState: !options.isInactive)
  }

  /// Whether something is handed to QEMU as it stands.
  var usesQEMUNamespace: Bool {
    commandline != nil || capabilities != nil || override != nil || deprecation != nil
  }
}

extension XMLDiagnostic {
  /// Whether it stands directly in `<features>`.
  fileprivate var isUnknownFeature: Bool {
    kind == .unknownElement && (path == "/domain/features" || path == "/domain/features/\(name)")
  }
}
