public import DomainModel
public import DroverCore

/// What is asked of processors: which there are, and how they compare. Implemented by `QEMUProcess`.
///
/// Errors of all: `xmlError` for what is no `<cpu>`, `internalError` for a model or feature that is not known, with
/// libvirt's origin for processors.
public protocol ProcessorComparison: Sendable {
  /// The names of processors that a definition for an architecture may have; empty where any may come from QEMU alone.
  /// Errors: `invalidArg` for an unknown architecture.
  func processorNames(architecture: String) async throws(VirtError) -> [String]

  /// Whether a processor can be played: by the host's hardware, or (with a request) by an emulator on it.
  ///
  /// - Parameter explains: what is lacking is an error (`cpuIncompatible`) that names it.
  func compare(
    _ xml: String, with request: DomainCapabilitiesRequest?, explains: Bool
  ) async throws(VirtError) -> ProcessorLikeness

  /// The greatest processor that all of some can play; with a request, that the emulator can play too.
  func baseline(
    _ xmls: [String], with request: DomainCapabilitiesRequest?, options: BaselineOptions
  ) async throws(VirtError) -> String

  /// AMD's encrypted guests. Errors: `operationUnsupported` where there are none.
  func encryptionInformation() async throws(VirtError) -> [TypedParameter]

  /// The processor that a definition would get on this host now, with nothing left to the host; nil when it names none.
  func actualProcessor(of definition: DomainDefinition) async throws(VirtError) -> CPU?

  /// What of a running definition QEMU means to remove, one sentence each.
  func deprecations(of definition: DomainDefinition) async -> [String]
}

/// How a processor compares with the host's (`virCPUCompareResult`).
public enum ProcessorLikeness: Int32, Hashable, Sendable {
  case incompatible = 0, identical, superset
}

/// How a common processor is told (`virConnectBaselineCPUFlags`).
public struct BaselineOptions: OptionSet, Hashable, Sendable {
  /// The bits on the wire.
  public let rawValue: UInt32
  /// Takes any bits, known or not.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// `VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES`
  public static let expandFeatures = BaselineOptions(rawValue: 1)
  /// `VIR_CONNECT_BASELINE_CPU_MIGRATABLE`
  public static let migratable = BaselineOptions(rawValue: 2)
}

/// A hypervisor that knows nothing of processors.
extension ProcessorComparison {
  /// Not known.
  public func processorNames(architecture: String) async throws(VirtError) -> [String] { throw Self.ignorance }
  /// Not known.
  public func compare(
    _ xml: String, with request: DomainCapabilitiesRequest?, explains: Bool
  ) async throws(VirtError) -> ProcessorLikeness { throw Self.ignorance }
  /// Not known.
  public func baseline(
    _ xmls: [String], with request: DomainCapabilitiesRequest?, options: BaselineOptions
  ) async throws(VirtError) -> String { throw Self.ignorance }
  /// None.
  public func encryptionInformation() async throws(VirtError) -> [TypedParameter] { throw Self.ignorance }
  /// What it says.
  public func actualProcessor(of definition: DomainDefinition) async throws(VirtError) -> CPU? { definition.cpu }
  /// None.
  public func deprecations(of definition: DomainDefinition) async -> [String] { [] }

  private static var ignorance: VirtError { VirtError(.operationUnsupported, "nothing is known of processors") }
}
