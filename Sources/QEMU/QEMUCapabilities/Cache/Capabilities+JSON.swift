import DomainModel
public import DroverCore

// The form in which a probe's result is kept between two runs of the daemon. Features go by name, so that an older
// or newer Drover reads what it knows; `CapabilitiesCacheKey` says when the whole is stale.
extension Capabilities {
  /// The capabilities as a value for the cache.
  public var json: JSON {
    var object: JSONObject = [
      "major": JSON(version.major), "minor": JSON(version.minor), "micro": JSON(version.micro),
      "package": .string(package), "arch": .string(architecture.rawValue), "kvm": .bool(hasKVM),
      "machines": .array(machines.map(\.json)),
      "features": .array(features.features.map { .string("\($0)") }),
      "accelerated": .array(processors.accelerated.map(\.json)),
      "translated": .array(processors.translated.map(\.json)),
      "host-features": .array(processors.hostFeatures.map { .string($0) }),
      "unmigratable-host-features": .array(processors.unmigratableHostFeatures.map { .string($0) }),
      "maximum-features": .array(processors.maximumFeatures.map { .string($0) }),
    ]
    if let identity = processors.hostIdentity { object["host-identity"] = identity.json }
    if let identity = processors.maximumIdentity { object["maximum-identity"] = identity.json }
    if let sev {
      object["sev"] = [
        "cbitpos": JSON(sev.cBitPosition), "reduced-phys-bits": JSON(sev.reducedPhysicalBits),
        "pdh": .string(sev.platformKey), "cert-chain": .string(sev.certificateChain),
      ]
    }
    if let sgx {
      object["sgx"] = [
        "flc": .bool(sgx.hasFlexibleLaunchControl), "sgx1": .bool(sgx.sgx1), "sgx2": .bool(sgx.sgx2),
        "sections": .array(sgx.sections.map { JSON($0) }),
      ]
    }
    return .object(object)
  }

  /// Reads what `json` gave; nil when it is anything else.
  public init?(json: JSON) {
    guard let major = json["major"]?.int, let minor = json["minor"]?.int, let micro = json["micro"]?.int,
      let architecture = json["arch"]?.string.flatMap(GuestArchitecture.init(rawValue:))
    else { return nil }
    self.init(version: QEMUVersion(major, minor, micro), architecture: architecture)
    package = json["package"]?.string ?? ""
    hasKVM = json["kvm"]?.bool ?? false
    machines = (json["machines"]?.array ?? []).compactMap(MachineType.init(cached:))
    let names = Set(Self.words(json["features"]))
    features = FeatureSet(PlatformFeature.allCases.lazy.filter { names.contains("\($0)") })
    processors.accelerated = (json["accelerated"]?.array ?? []).compactMap(ProcessorModel.init(cached:))
    processors.translated = (json["translated"]?.array ?? []).compactMap(ProcessorModel.init(cached:))
    processors.hostFeatures = Self.words(json["host-features"])
    processors.unmigratableHostFeatures = Self.words(json["unmigratable-host-features"])
    processors.maximumFeatures = Self.words(json["maximum-features"])
    processors.hostIdentity = json["host-identity"].flatMap(ProcessorIdentity.init(cached:))
    processors.maximumIdentity = json["maximum-identity"].flatMap(ProcessorIdentity.init(cached:))
    tellHostProcessors()
    if let kept = json["sev"], let position = kept["cbitpos"]?.int, let reduced = kept["reduced-phys-bits"]?.int {
      sev = SEVCapabilities(
        cBitPosition: position, reducedPhysicalBits: reduced, platformKey: kept["pdh"]?.string ?? "",
        certificateChain: kept["cert-chain"]?.string ?? "")
    }
    if let kept = json["sgx"] {
      sgx = SGXCapabilities(
        hasFlexibleLaunchControl: kept["flc"]?.bool ?? false, sgx1: kept["sgx1"]?.bool ?? false,
        sgx2: kept["sgx2"]?.bool ?? false, sections: (kept["sections"]?.array ?? []).compactMap(\.uint64))
    }
  }

  private static func words(_ list: JSON?) -> [String] { (list?.array ?? []).compactMap(\.string) }
}

extension MachineType {
  fileprivate var json: JSON {
    var object: JSONObject = ["name": .string(name)]
    if let alias { object["alias"] = .string(alias) }
    if isDefault { object["default"] = true }
    if isDeprecated { object["deprecated"] = true }
    if let defaultCPU { object["cpu"] = .string(defaultCPU) }
    object["cpus"] = JSON(maxCPUs)
    if hasHotpluggableCPUs { object["hotplug"] = true }
    if takesNUMAMemory { object["numa-mem"] = true }
    if let memoryBackend { object["ram"] = .string(memoryBackend) }
    if let hasACPI { object["acpi"] = .bool(hasACPI) }
    return .object(object)
  }

  fileprivate init?(cached json: JSON) {
    guard let name = json["name"]?.string else { return nil }
    self.init(name: name)
    alias = json["alias"]?.string
    isDefault = json["default"]?.bool ?? false
    isDeprecated = json["deprecated"]?.bool ?? false
    defaultCPU = json["cpu"]?.string
    maxCPUs = json["cpus"]?.int ?? 1
    hasHotpluggableCPUs = json["hotplug"]?.bool ?? false
    takesNUMAMemory = json["numa-mem"]?.bool ?? false
    memoryBackend = json["ram"]?.string
    hasACPI = json["acpi"]?.bool
  }
}

extension ProcessorModel {
  fileprivate var json: JSON {
    var object: JSONObject = ["name": .string(name)]
    if let isUsable { object["usable"] = .bool(isUsable) }
    if isDeprecated { object["deprecated"] = true }
    return .object(object)
  }

  fileprivate init?(cached json: JSON) {
    guard let name = json["name"]?.string else { return nil }
    self.init(name: name, isUsable: json["usable"]?.bool, isDeprecated: json["deprecated"]?.bool ?? false)
  }
}

extension ProcessorIdentity {
  fileprivate var json: JSON {
    ["vendor": .string(vendor), "family": JSON(family), "model": JSON(model), "stepping": JSON(stepping)]
  }

  fileprivate init?(cached json: JSON) {
    guard let vendor = json["vendor"]?.string, let family = json["family"]?.int, let model = json["model"]?.int,
      let stepping = json["stepping"]?.int
    else { return nil }
    self.init(vendor: vendor, family: family, model: model, stepping: stepping)
  }
}
