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
      reading = try XMLReader.examine(text, as: "domain", limits: options.limits)
    } catch {
      throw error.virtError
    }
    if let first = first(of: reading, options) {
      throw DefinitionDiagnosis(text, options: options).error(after: first.virtError)
    }
    return ParsedDefinition(definition: reading.value, diagnostics: reading.diagnostics)
  }

  /// What decides with which number a text is refused.
  private static func first(of reading: XMLReading<DomainDefinition>, _ options: ParseOptions) -> XMLError? {
    if options.isStrict, var first = reading.mistakes.first ?? reading.diagnostics.first?.mistake {
      // A schema that knows all names knows all words too.
      first.code = .xmlInvalidSchema
      return first
    }
    if let first = reading.mistakes.first { return first }
    // A feature is a promise about the machine: as in libvirt, one that nobody knows is refused without being asked to.
    guard var feature = reading.diagnostics.first(where: \.isUnknownFeature)?.mistake else { return nil }
    feature.code = .configUnsupported
    return feature
  }

  /// The definition as XML.
  public func xml(_ options: FormatOptions = FormatOptions()) -> String {
    var definition = options.isMigratable ? withoutImplicitDevices : self
    if options.isInactive, override != nil { definition = definition.withOverriddenAliases }
    return XMLWriter.write(
      definition, as: "domain", includesSecrets: options.isSecure, includesLiveState: !options.isInactive)
  }

  /// Whether something is handed to QEMU as it stands.
  var usesQEMUNamespace: Bool {
    commandline != nil || capabilities != nil || override != nil || deprecation != nil
  }
}

extension XMLDiagnostic {
  /// Whether it stands directly in `<features>`.
  var isUnknownFeature: Bool {
    kind == .unknownElement && (path == "/domain/features" || path == "/domain/features/\(name)")
  }
}
