import DomainModel
import DroverCore

/// Why a transcript says too little.
public struct CapabilitiesError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is missing.
  public let description: String
}

extension Capabilities {
  /// Concludes from a transcript.
  ///
  /// - Throws: when version or architecture are not in it; all else may be missing.
  public init(_ transcript: ProbeTranscript) throws(CapabilitiesError) {
    let answer = transcript.answer("query-version")
    guard let version = answer?["qemu"], let major = version["major"]?.int, let minor = version["minor"]?.int else {
      throw CapabilitiesError(description: "QEMU did not tell its version")
    }
    guard let target = transcript.answer("query-target")?["arch"]?.string else {
      throw CapabilitiesError(description: "QEMU did not tell its architecture")
    }
    guard let architecture = GuestArchitecture(targetName: target) else {
      throw CapabilitiesError(description: "the architecture \(target) is not supported")
    }
    self.init(version: QEMUVersion(major, minor, version["micro"]?.int ?? 0), architecture: architecture)
    package = answer?["package"]?.string ?? ""
    let kvm = transcript.answer("query-kvm")
    hasKVM = kvm?["enabled"]?.bool ?? false
    machines = (transcript.answer("query-machines")?.array ?? []).compactMap { MachineType($0, architecture) }
    features = FeatureReader(transcript).features()
    processors = ProcessorTables(transcript, hasKVM: hasKVM)
    sev = SEVCapabilities(transcript.answer("query-sev-capabilities"))
    sgx = SGXCapabilities(transcript.answer("query-sgx-capabilities"))
    tellHostProcessors()
  }
}

extension MachineType {
  /// Reads an entry of `query-machines`; nil for one without a name and for the machine `none`, which runs no guest.
  init?(_ entry: JSON, _ architecture: GuestArchitecture) {
    guard let name = entry["name"]?.string, name != "none" else { return nil }
    self.init(name: name)
    alias = entry["alias"]?.string
    isDefault = entry["is-default"]?.bool ?? false
    isDeprecated = entry["deprecated"]?.bool ?? false
    // QEMU names the type; `-cpu` takes the part before the architecture's suffix.
    if let type = entry["default-cpu-type"]?.string {
      let suffixes = ["-\(architecture.targetName)-cpu", "-\(architecture.isRISCV ? "riscv" : "arm")-cpu", "-cpu"]
      defaultCPU = suffixes.first { type.hasSuffix($0) }.map { String(type.dropLast($0.count)) } ?? type
    }
    maxCPUs = entry["cpu-max"]?.int ?? 1
    hasHotpluggableCPUs = entry["hotpluggable-cpus"]?.bool ?? false
    takesNUMAMemory = entry["numa-mem-supported"]?.bool ?? false
    memoryBackend = entry["default-ram-id"]?.string
    hasACPI = entry["acpi"]?.bool
  }
}

extension ProcessorTables {
  fileprivate init(_ transcript: ProbeTranscript, hasKVM: Bool) {
    self.init()
    let first = Self.models(transcript.answer("query-cpu-definitions"))
    guard hasKVM else {
      translated = first
      maximumFeatures = Self.features(transcript, of: "max", migratable: true, in: 0)
      maximumIdentity = Self.identity(transcript, of: "max", in: 0)
      return
    }
    accelerated = first
    translated = Self.models(transcript.answer("query-cpu-definitions", in: 1))
    hostFeatures = Self.features(transcript, of: "host", migratable: true, in: 0)
    let migratable = Set(hostFeatures)
    unmigratableHostFeatures = Self.features(transcript, of: "host", migratable: false, in: 0).filter {
      !migratable.contains($0)
    }
    maximumFeatures = Self.features(transcript, of: "max", migratable: true, in: 1)
    hostIdentity = Self.identity(transcript, of: "host", in: 0)
    maximumIdentity = Self.identity(transcript, of: "max", in: 1)
  }

  private static func models(_ reply: JSON?) -> [ProcessorModel] {
    (reply?.array ?? []).compactMap { entry in
      guard let name = entry["name"]?.string else { return nil }
      return ProcessorModel(
        name: name, isUsable: entry["unavailable-features"]?.array.map(\.isEmpty),
        isDeprecated: entry["deprecated"]?.bool ?? false)
    }
  }

  /// The features that are on in the expansion of a model.
  private static func features(
    _ transcript: ProbeTranscript, of model: String, migratable: Bool, in conversation: Int
  ) -> [String] {
    let props = expansion(transcript, of: model, migratable: migratable, in: conversation)?.members ?? []
    return props.filter { $0.value.bool == true }.map(\.key).sorted()
  }

  private static func identity(
    _ transcript: ProbeTranscript, of model: String, in conversation: Int
  ) -> ProcessorIdentity? {
    guard let props = expansion(transcript, of: model, migratable: true, in: conversation),
      let vendor = props["vendor"]?.string, let family = props["family"]?.int, let number = props["model"]?.int,
      let stepping = props["stepping"]?.int
    else { return nil }
    return ProcessorIdentity(vendor: vendor, family: family, model: number, stepping: stepping)
  }

  private static func expansion(
    _ transcript: ProbeTranscript, of model: String, migratable: Bool, in conversation: Int
  ) -> JSONObject? {
    guard transcript.conversations.indices.contains(conversation) else { return nil }
    for exchange in transcript.conversations[conversation]
    where exchange.command.name == "query-cpu-model-expansion"
      && exchange.command.arguments["type"]?.string == "static"
      && exchange.command.arguments["model"]?["name"]?.string == model
      && (exchange.command.arguments["model"]?["props"]?["migratable"]?.bool ?? true) == migratable
    {
      return exchange.reply.value?["model"]?["props"]?.object
    }
    return nil
  }
}

extension SEVCapabilities {
  fileprivate init?(_ reply: JSON?) {
    guard let position = reply?["cbitpos"]?.int, let reduced = reply?["reduced-phys-bits"]?.int else { return nil }
    cBitPosition = position
    reducedPhysicalBits = reduced
    platformKey = reply?["pdh"]?.string ?? ""
    certificateChain = reply?["cert-chain"]?.string ?? ""
  }
}

extension SGXCapabilities {
  fileprivate init?(_ reply: JSON?) {
    guard let reply, reply["sgx"]?.bool == true else { return nil }
    hasFlexibleLaunchControl = reply["flc"]?.bool ?? false
    sgx1 = reply["sgx1"]?.bool ?? false
    sgx2 = reply["sgx2"]?.bool ?? false
    sections = (reply["sections"]?.array ?? []).compactMap { $0["size"]?.uint64 }
  }
}
