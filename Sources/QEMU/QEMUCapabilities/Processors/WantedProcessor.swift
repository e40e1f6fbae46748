public import DomainModel

/// A processor that a `<cpu>` asks for, by the features that it must have and must not have; QEMU's names.
public struct WantedProcessor: Sendable, Equatable {
  /// The model that it names; nil when it names none.
  public var model: String?
  /// The maker, in twelve letters; nil for anybody.
  public var vendor: String?
  /// What it must have, and what it must not.
  public var required: Set<String>, forbidden: Set<String>
  /// Whether a processor with more is not the same.
  public var isStrict: Bool

  /// Why a processor is none.
  public enum Problem: Error, Equatable {
    /// A model or a feature that is not known.
    case unknownModel(String), unknownFeature(String)
  }

  /// Reads what an element asks for.
  public init(_ cpu: CPU) throws(Problem) {
    let isNamed = (cpu.mode ?? .custom) == .custom
    model = isNamed ? cpu.model?.name : nil
    vendor = cpu.vendor.flatMap(ProcessorCatalogue.vendor(named:))
    isStrict = cpu.match == .strict
    required = []
    forbidden = []
    if let model {
      guard let features = ProcessorCatalogue.features(of: model) else { throw .unknownModel(model) }
      required = features
    }
    for feature in cpu.features {
      let name = ProcessorFeatureName.inQEMU(feature.name)
      guard ProcessorCatalogue.isKnown(feature: name) else { throw .unknownFeature(feature.name) }
      switch feature.policy ?? .require {
      case .force: continue
      case .require: required.insert(name)
      case .optional: continue
      case .disable: required.remove(name)
      case .forbid:
        required.remove(name)
        forbidden.insert(name)
      }
    }
  }

  /// How a processor with some features can play it.
  public enum Verdict: Sendable, Equatable {
    case identical, superset
    /// It lacks these; or has these, which it must not.
    case lacks([String]), hasForbidden([String])
    /// It is of another maker, or has more than a strict match lets it.
    case otherVendor, hasMore
  }

  /// Compares with a processor.
  public func verdict(features: Set<String>, vendor other: String?) -> Verdict {
    if let vendor, let other, vendor != other { return .otherVendor }
    let unwanted = forbidden.intersection(features)
    guard unwanted.isEmpty else { return .hasForbidden(ProcessorCatalogue.ordered(unwanted)) }
    let missing = required.subtracting(features)
    guard missing.isEmpty else { return .lacks(ProcessorCatalogue.ordered(missing)) }
    guard features != required else { return .identical }
    return isStrict ? .hasMore : .superset
  }
}
