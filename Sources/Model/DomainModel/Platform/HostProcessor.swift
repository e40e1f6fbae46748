/// The host's processor, or all that the translator can play, told by the nearest model that a guest can be given.
public struct HostProcessor: Sendable, Equatable {
  /// What `-cpu` calls the model.
  public var model: String
  /// The twelve letters of the maker.
  public var vendor: String
  /// The features beside the model's, by QEMU's names.
  public var present: [String]
  /// The model's features that are not there, by QEMU's names.
  public var absent: [String]
  /// All features that are there.
  public var features: Set<String>

  /// Takes the parts.
  public init(model: String, vendor: String, present: [String], absent: [String], features: Set<String>) {
    self.model = model
    self.vendor = vendor
    self.present = present
    self.absent = absent
    self.features = features
  }

  /// The maker as `<vendor>` names it; nil for one that has no name.
  public var vendorName: String? {
    switch vendor {
    case "GenuineIntel": "Intel"
    case "AuthenticAMD": "AMD"
    case "HygonGenuine": "Hygon"
    default: nil
    }
  }
}

/// By what a processor is known (CPUID leaves 0 and 1).
public struct ProcessorIdentity: Sendable, Hashable {
  /// The twelve letters of the maker.
  public var vendor: String
  /// The family, extended part included.
  public var family: Int
  /// The model, extended part included.
  public var model: Int
  /// The stepping.
  public var stepping: Int

  /// Takes the parts.
  public init(vendor: String, family: Int, model: Int, stepping: Int) {
    self.vendor = vendor
    self.family = family
    self.model = model
    self.stepping = stepping
  }
}
