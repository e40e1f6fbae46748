public import DomainModel

/// What one QEMU binary can do, derived from a transcript of its answers and from nothing else.
///
/// Only conclusions are kept, a few KB: the transcript itself is a hundred times as large.
public struct Capabilities: Sendable, Equatable {
  /// The release.
  public var version: QEMUVersion
  /// What the builder of the binary calls it, such as `Debian 1:7.2+dfsg-7`; may be empty.
  public var package: String
  /// The processor family of its guests.
  public var architecture: GuestArchitecture
  /// Whether KVM was there and worked.
  public var hasKVM: Bool
  /// The machines that it can be.
  public var machines: [MachineType]
  /// What it can do.
  public var features: FeatureSet
  /// The processors under the best accelerator, and under the translator.
  public var processors: ProcessorTables
  /// The host's processor and the translator's, each by the nearest model.
  public private(set) var hostProcessors: [GuestPlatform.Accelerator: HostProcessor] = [:]
  /// AMD's encrypted guests; nil where the host has none.
  public var sev: SEVCapabilities?
  /// Intel's enclaves; nil where the host has none.
  public var sgx: SGXCapabilities?

  /// Makes the capabilities of a binary that can do nothing yet.
  public init(version: QEMUVersion, architecture: GuestArchitecture) {
    self.version = version
    package = ""
    self.architecture = architecture
    hasKVM = false
    machines = []
    features = FeatureSet()
    processors = ProcessorTables()
  }

  /// What the definition's phases need to know about this binary.
  ///
  /// - Parameters:
  ///   - emulator: the path of the binary.
  ///   - host: the processor family of the host, when it differs from the guest's.
  public func platform(emulator: String, host: GuestArchitecture? = nil) -> GuestPlatform {
    var platform = GuestPlatform(architecture: architecture, emulator: emulator, version: version)
    platform.hostArchitecture = host ?? architecture
    platform.accelerators = hasKVM ? [.kvm, .tcg] : [.tcg]
    platform.machines = machines
    platform.features = features
    platform.hostProcessors = hostProcessors
    return platform
  }

  /// Finds the nearest models, from what the processors were found to have.
  mutating func tellHostProcessors() {
    guard architecture.isX86 else { return }
    for (accelerator, identity, features, models) in [
      (GuestPlatform.Accelerator.kvm, processors.hostIdentity, processors.hostFeatures, processors.accelerated),
      (.tcg, processors.maximumIdentity, processors.maximumFeatures, processors.translated),
    ] {
      guard let identity, !features.isEmpty else { continue }
      hostProcessors[accelerator] = HostProcessor(
        identity, features: Set(features), offered: Set(models.map(\.name)))
    }
  }
}

/// What AMD's secure processor offers (`query-sev-capabilities`).
public struct SEVCapabilities: Sendable, Equatable {
  /// Which bit of a page table's entry means encrypted.
  public var cBitPosition: Int
  /// How many bits of the physical address are lost to encryption.
  public var reducedPhysicalBits: Int
  /// The platform's Diffie-Hellman key, in base64.
  public var platformKey: String
  /// The platform's certificate chain, in base64.
  public var certificateChain: String
}

/// What Intel's enclaves offer (`query-sgx-capabilities`).
public struct SGXCapabilities: Sendable, Equatable {
  /// Launch control is flexible.
  public var hasFlexibleLaunchControl: Bool
  /// The first generation of the instructions.
  public var sgx1: Bool
  /// The second generation of the instructions.
  public var sgx2: Bool
  /// Bytes of enclave memory in each section.
  public var sections: [UInt64]
}

/// The processors of a binary under its accelerators.
public struct ProcessorTables: Sendable, Equatable {
  /// Under KVM; empty without it.
  public var accelerated: [ProcessorModel]
  /// Under QEMU's translator.
  public var translated: [ProcessorModel]
  /// What a guest under KVM can be given on this host: features of the model `host` that are on.
  public var hostFeatures: [String]
  /// Those of them that a migration does not allow.
  public var unmigratableHostFeatures: [String]
  /// What the translator can give: features of the model `max` that are on.
  public var maximumFeatures: [String]
  /// By what the host's processor is known, as KVM shows it; nil without KVM.
  public var hostIdentity: ProcessorIdentity?
  /// By what the translator's processor is known.
  public var maximumIdentity: ProcessorIdentity?

  /// No processors.
  public init() {
    accelerated = []
    translated = []
    hostFeatures = []
    unmigratableHostFeatures = []
    maximumFeatures = []
  }
}

/// A named processor (`query-cpu-definitions`).
public struct ProcessorModel: Sendable, Equatable {
  /// The name that `-cpu` takes.
  public var name: String
  /// Whether this host can run it; nil when QEMU does not say.
  public var isUsable: Bool?
  /// Whether QEMU means to remove it.
  public var isDeprecated: Bool
}
