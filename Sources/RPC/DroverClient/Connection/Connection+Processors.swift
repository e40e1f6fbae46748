public import DroverCore
import LibvirtWire

/// What an emulator and a kind of machine are named by; nil leaves the choice to the daemon.
public struct EmulatorChoice: Sendable, Hashable {
  /// The path of QEMU.
  public var emulator: String?
  /// The architecture of the guest.
  public var architecture: String?
  /// The kind of machine: `q35`.
  public var machine: String?
  /// The kind of virtualisation: `kvm`, `qemu`.
  public var virtType: String?

  /// Takes the parts.
  public init(emulator: String? = nil, architecture: String? = nil, machine: String? = nil, virtType: String? = nil) {
    self.emulator = emulator
    self.architecture = architecture
    self.machine = machine
    self.virtType = virtType
  }
}

/// What comes of comparing a CPU with what there is (`virCPUCompareResult`).
public enum CPUComparison: Int32, Sendable {
  /// It needs what there is not.
  case incompatible = 0
  /// They are the same.
  case identical = 1
  /// There is more than it needs.
  case superset = 2
}

/// How CPUs are brought together or compared.
public struct CPUOptions: OptionSet, Sendable, Hashable {
  /// The bits, as they are named here.
  public let rawValue: UInt32
  /// Takes the bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Of a common CPU: the features of the model are named too.
  public static let expandFeatures = CPUOptions(rawValue: 1)
  /// Of a common CPU: without features that bind a guest to its host.
  public static let migratable = CPUOptions(rawValue: 2)
}

extension Connection {
  /// The names of the CPU models of an architecture.
  ///
  /// - Throws: `invalidArg` for one that is not known.
  public func cpuModels(architecture: String) async throws(VirtError) -> [String] {
    try await call(
      .connectGetCPUModelNames,
      Remote.ConnectGetCPUModelNamesArguments(arch: architecture, needResults: 1, flags: 0),
      returning: Remote.ConnectGetCPUModelNamesResult.self
    ).models
  }

  /// Compares a CPU with the host's, or with what a hypervisor can give.
  ///
  /// - Parameters:
  ///   - xml: `<cpu>`.
  ///   - choice: which hypervisor; nil: the host itself.
  ///   - failing: whether a CPU that needs what there is not is an error that says what.
  ///   - validating: whether names that are not known are an error.
  /// - Returns: nil for a result that is not known here.
  public func compareCPU(
    _ xml: String, with choice: EmulatorChoice? = nil, failing: Bool = false, validating: Bool = false
  ) async throws(VirtError) -> CPUComparison? {
    let flags: UInt32 = (failing ? 1 : 0) | (validating ? 2 : 0)
    guard let choice else {
      let result = try await call(
        .connectCompareCPU, Remote.ConnectCompareCPUArguments(xml: xml, flags: flags),
        returning: Remote.ConnectCompareCPUResult.self)
      return CPUComparison(rawValue: result.result)
    }
    let arguments = Remote.ConnectCompareHypervisorCPUArguments(
      emulator: choice.emulator, arch: choice.architecture, machine: choice.machine, virtType: choice.virtType,
      xmlCPU: xml, flags: flags)
    let result = try await call(
      .connectCompareHypervisorCPU, arguments, returning: Remote.ConnectCompareHypervisorCPUResult.self)
    return CPUComparison(rawValue: result.result)
  }

  /// The best CPU that all of these can give, as XML; tailored to a hypervisor when one is named.
  ///
  /// - Throws: `invalidArg` for CPUs that have nothing in common.
  public func commonCPU(
    of cpus: [String], for choice: EmulatorChoice? = nil, _ options: CPUOptions = []
  ) async throws(VirtError) -> String {
    guard let choice else {
      return try await call(
        .connectBaselineCPU, Remote.ConnectBaselineCPUArguments(xmlCPUs: cpus, flags: options.rawValue),
        returning: Remote.ConnectBaselineCPUResult.self
      ).cpu
    }
    let arguments = Remote.ConnectBaselineHypervisorCPUArguments(
      emulator: choice.emulator, arch: choice.architecture, machine: choice.machine, virtType: choice.virtType,
      xmlCPUs: cpus, flags: options.rawValue)
    return try await call(
      .connectBaselineHypervisorCPU, arguments, returning: Remote.ConnectBaselineHypervisorCPUResult.self
    ).cpu
  }
}
