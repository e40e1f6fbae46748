/// What one emulator offers to a guest: the part of its capabilities that the phases of a definition need.
///
/// `QEMUCapabilities` fills it from a transcript; here it is only a value, so that the model depends on no QEMU.
public struct GuestPlatform: Sendable, Equatable {
  /// What runs the guest's instructions.
  public enum Accelerator: String, Sendable, CaseIterable {
    case kvm
    /// QEMU's own translator: `<domain type='qemu'>`.
    case tcg = "qemu"
    case hvf
  }

  /// The processor family of the guests.
  public var architecture: GuestArchitecture
  /// The processor family of the host.
  public var hostArchitecture: GuestArchitecture
  /// The path of the binary.
  public var emulator: String
  /// The release, for showing.
  public var version: QEMUVersion
  /// What can run guests here, the best first.
  public var accelerators: [Accelerator]
  /// The machines that the binary can be.
  public var machines: [MachineType]
  /// What the binary can do.
  public var features: FeatureSet
  /// The processor that a guest of `host-model` gets, by what runs its instructions; none where it is not known.
  public var hostProcessors: [Accelerator: HostProcessor] = [:]
  /// The firmware of the host, that definitions choose from.
  public var firmware = FirmwareCatalogue()

  /// Makes a platform that can do nothing yet.
  public init(architecture: GuestArchitecture, emulator: String, version: QEMUVersion) {
    self.architecture = architecture
    hostArchitecture = architecture
    self.emulator = emulator
    self.version = version
    accelerators = [.tcg]
    machines = []
    features = FeatureSet()
  }

  /// Whether the binary can do something.
  public func supports(_ feature: PlatformFeature) -> Bool { features.contains(feature) }

  /// The machine of a name, versioned or alias; nil when the binary has none such.
  public func machine(_ name: String) -> MachineType? {
    machines.first { $0.name == name || $0.alias == name }
  }

  /// The machine that a definition without a name for it gets: on a PC `pc`, elsewhere what QEMU prefers,
  /// `virt` where QEMU prefers nothing.
  public var defaultMachine: MachineType? {
    let preferred = architecture.isX86 ? "pc" : architecture.isS390 ? "s390-ccw-virtio" : nil
    if let preferred, let machine = machine(preferred) { return machine }
    return machines.first { $0.isDefault } ?? machine("virt")
  }

  /// The versioned name of a machine (`pc-q35-10.0` for `q35`); the name itself when it is unknown.
  public func canonicalMachine(_ name: String) -> String {
    machines.first { $0.alias == name }?.name ?? name
  }
}
