public import DomainModel

/// The x86 processors that have a name, and what can be asked of them.
public enum ProcessorCatalogue {
  /// Their names, oldest first.
  public static let names: [String] = models.map(\.name)

  /// Those that a host is told by, and the same without the transactions that Intel switched off later.
  private static let models: [NamedProcessor] = NamedProcessor.all.flatMap { model in
    [model]
      + withoutTransactions.filter { $0.original == model.name }.map { entry in
        NamedProcessor(
          entry.name, vendor: model.vendor, signatures: model.signatures,
          features: model.features.subtracting(["hle", "rtm"]).sorted().joined(separator: " "))
      }
  }

  private static let withoutTransactions: [(original: String, name: String)] = [
    ("Skylake-Client-IBRS", "Skylake-Client-noTSX-IBRS"), ("Skylake-Server-IBRS", "Skylake-Server-noTSX-IBRS"),
    ("Cascadelake-Server", "Cascadelake-Server-noTSX"), ("Icelake-Client", "Icelake-Client-noTSX"),
    ("Icelake-Server", "Icelake-Server-noTSX"),
  ]

  /// The features of a model by QEMU's names; nil for one that is not known.
  public static func features(of model: String) -> Set<String>? {
    models.first { $0.name == model }.map { $0.features.union($0.added) }
  }

  /// The maker of a model as definitions name it: `Intel`, `AMD`, `Hygon`; nil for anybody's, and for an unknown one.
  public static func vendorName(of model: String) -> String? {
    models.first { $0.name == model }?.vendor.flatMap { vendors[$0] }
  }

  /// The twelve letters of a maker as definitions name it.
  public static func vendor(named name: String) -> String? { vendors.first { $0.value == name }?.key }

  /// Whether there is a feature, by QEMU's name.
  public static func isKnown(feature: String) -> Bool { ProcessorFeatureName.isKnown(feature) }

  /// The nearest model that a processor has all of, so that nothing must be taken away.
  public static func nearestWithin(_ identity: ProcessorIdentity, features: Set<String>) -> HostProcessor? {
    let whole = models.filter { $0.features.union($0.added).isSubset(of: features) }
    return HostProcessor(identity, features: features, offered: Set(whole.map(\.name)))
  }

  /// The model that comes nearest to some features, of those that are offered (nil: of all).
  public static func nearest(
    _ identity: ProcessorIdentity, features: Set<String>, offered: Set<String>? = nil
  ) -> HostProcessor? {
    HostProcessor(identity, features: features, offered: offered ?? Set(names))
  }

  /// Features in the order of their bits; those without a place come last, by name.
  public static func ordered(_ features: Set<String>) -> [String] { HostProcessor.ordered(features) }

  private static let vendors = ["GenuineIntel": "Intel", "AuthenticAMD": "AMD", "HygonGenuine": "Hygon"]
}
