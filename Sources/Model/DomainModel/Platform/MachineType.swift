/// One machine that a QEMU binary can be, as `query-machines` tells it.
public struct MachineType: Hashable, Sendable {
  /// The name with its version: `pc-q35-10.0`.
  public var name: String
  /// The short name that stands for the newest version: `q35`.
  public var alias: String?
  /// Whether QEMU takes it when nobody says which.
  public var isDefault: Bool
  /// Whether QEMU means to remove it.
  public var isDeprecated: Bool
  /// The processor that a guest gets when its definition names none: `qemu64`.
  public var defaultCPU: String?
  /// The greatest number of virtual processors.
  public var maxCPUs: Int
  /// Whether processors can be plugged into a running guest.
  public var hasHotpluggableCPUs: Bool
  /// Whether `-numa node,mem=` is still taken, instead of a memory backend.
  public var takesNUMAMemory: Bool
  /// The id under which the machine looks for its memory backend: `pc.ram`.
  public var memoryBackend: String?
  /// Whether it has ACPI; nil when QEMU does not say.
  public var hasACPI: Bool?

  /// Makes the description of a machine.
  public init(name: String) {
    self.name = name
    isDefault = false
    isDeprecated = false
    maxCPUs = 1
    hasHotpluggableCPUs = false
    takesNUMAMemory = false
  }
}

// What a machine is made of follows from its name, for versioned names and aliases alike.
extension MachineType {
  /// What kind of board a machine name stands for.
  public enum Board: Sendable {
    /// The PC of 1996: `pc`, `pc-i440fx-…`, and the older `pc-0.15`.
    case i440fx
    /// The PC with PCI Express: `q35`, `pc-q35-…`.
    case q35
    /// The PC without PCI.
    case isapc
    /// The small PC of virtio-mmio devices.
    case microvm
    /// The Xen guest under KVM.
    case xenfv
    /// Arm's, RISC-V's and LoongArch's machine for virtualisation.
    case virt
    /// POWER's logical partition.
    case pseries
    /// The mainframe with its channel subsystem.
    case s390ccw
    /// Anything else.
    case other
  }

  /// The board of a machine name on an architecture.
  public static func board(of machine: String, on architecture: GuestArchitecture) -> Board {
    func isOne(_ name: String, versions: String) -> Bool { machine == name || machine.hasPrefix(versions) }
    if architecture.isX86 {
      if isOne("q35", versions: "pc-q35-") { return .q35 }
      if machine == "pc" || machine.hasPrefix("pc-i440fx-") || machine.hasPrefix("pc-0.") || machine.hasPrefix("pc-1.")
        || machine.hasPrefix("rhel")
      {
        return .i440fx
      }
      if machine == "isapc" { return .isapc }
      if machine == "microvm" { return .microvm }
      if isOne("xenfv", versions: "xenfv-") { return .xenfv }
      return .other
    }
    if architecture.isPPC64 { return isOne("pseries", versions: "pseries-") ? .pseries : .other }
    if architecture.isS390 { return isOne("s390-ccw-virtio", versions: "s390-ccw-virtio-") ? .s390ccw : .other }
    return isOne("virt", versions: "virt-") ? .virt : .other
  }
}
