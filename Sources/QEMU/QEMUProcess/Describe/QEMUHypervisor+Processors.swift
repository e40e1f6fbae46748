public import DomainModel
public import Domains
public import DroverCore
import DroverHost
import QEMUCapabilities

/// A processor that others are held against.
private struct Yardstick {
  var vendor: String?
  var features: Set<String>
  /// The models that may be named.
  var offered: Set<String>?
}

extension QEMUHypervisor {
  /// The names of processors.
  public func processorNames(architecture: String) async throws(VirtError) -> [String] {
    guard let known = GuestArchitecture(rawValue: architecture) else {
      throw VirtError(.invalidArg, "cannot find architecture \(architecture)")
    }
    return known.isX86 ? ProcessorCatalogue.names : []
  }

  /// Whether a processor can be played.
  public func compare(
    _ xml: String, with request: DomainCapabilitiesRequest?, explains: Bool
  ) async throws(VirtError) -> ProcessorLikeness {
    let document = try ProcessorDocument.read(xml)
    let measure: Yardstick
    let architecture: GuestArchitecture
    if let request {
      let target = try await self.target(of: request)
      (measure, architecture) = (Yardstick(target), target.capabilities.architecture)
    } else {
      (measure, architecture) = (try hostYardstick(), Self.hostArchitecture)
    }
    if let name = document.architecture, name != architecture.rawValue {
      return try Self.incompatible(explains, "CPU arch \(name) does not match host arch")
    }
    switch try document.wanted().verdict(features: measure.features, vendor: measure.vendor) {
    case .identical: return .identical
    case .superset: return .superset
    case .lacks(let names):
      let list = names.map(ProcessorFeatureName.inDefinitions).joined(separator: ", ")
      return try Self.incompatible(explains, "Host CPU does not provide required features: \(list)")
    case .hasForbidden(let names):
      let list = names.map(ProcessorFeatureName.inDefinitions).joined(separator: ", ")
      return try Self.incompatible(explains, "Host CPU provides forbidden features: \(list)")
    case .otherVendor: return try Self.incompatible(explains, "host CPU vendor does not match required CPU vendor")
    case .hasMore: return try Self.incompatible(explains, "Host CPU does not strictly match guest CPU: it has more")
    }
  }

  private static func incompatible(_ explains: Bool, _ why: String) throws(VirtError) -> ProcessorLikeness {
    if explains { throw VirtError(.cpuIncompatible, why, origin: .cpu) }
    return .incompatible
  }

  /// The greatest processor that all of some can play.
  public func baseline(
    _ xmls: [String], with request: DomainCapabilitiesRequest?, options: BaselineOptions
  ) async throws(VirtError) -> String {
    guard !xmls.isEmpty else { throw VirtError(.invalidArg, "there is no CPU to be compared", origin: .cpu) }
    var documents: [ProcessorDocument] = []
    for xml in xmls { documents.append(try ProcessorDocument.read(xml)) }
    let measure: Yardstick?
    if let request {
      measure = Yardstick(try await target(of: request))
      for (index, document) in documents.enumerated() where document.cpu.model?.name == nil {
        throw VirtError(.invalidArg, "no CPU model specified at index \(index)", origin: .cpu)
      }
    } else {
      measure = nil
      try Self.checkHosts(documents)
      // Of what is no x86 only the name is known.
      if let name = Self.commonForeignModel(documents) {
        return ProcessorAnswer(model: name, isExact: false, features: []).text([])
      }
    }
    let wanted = try documents.map { document throws(VirtError) in try document.wanted() }
    var common = wanted.dropFirst().reduce(wanted.first?.required ?? []) { $0.intersection($1.required) }
    if let measure { common.formIntersection(measure.features) }
    let vendors = Set(wanted.map(\.vendor))
    let vendor = vendors.count == 1 ? wanted.first?.vendor : nil
    if wanted.count == 1, let model = wanted.first?.model {
      return ProcessorAnswer(
        model: model, isExact: true, vendor: documents.first?.cpu.vendor, features: common
      ).text(options)
    }
    guard let answer = Self.nearest(common, wanted, vendor: vendor, offered: measure?.offered) else {
      throw VirtError(.operationFailed, "CPUs are incompatible", origin: .cpu)
    }
    return ProcessorAnswer(
      model: answer, isExact: false, vendor: vendor.flatMap { _ in documents.first?.cpu.vendor }, features: common
    ).text(options)
  }

  /// The nearest of the models that were named; of all, when none of these is contained in what is common.
  private static func nearest(
    _ common: Set<String>, _ wanted: [WantedProcessor], vendor: String?, offered: Set<String>?
  ) -> String? {
    let makers = Set(wanted.compactMap { $0.model.flatMap(ProcessorCatalogue.vendorName(of:)) })
    let maker = vendor ?? makers.first.flatMap(ProcessorCatalogue.vendor(named:)) ?? ""
    guard makers.count < 2 || vendor != nil else { return nil }
    let identity = ProcessorIdentity(vendor: maker, family: 0, model: 0, stepping: 0)
    return ProcessorCatalogue.nearest(identity, features: common, offered: offered)?.model
  }

  /// Processors of hosts name their architecture, and nothing that only a guest's has.
  private static func checkHosts(_ documents: [ProcessorDocument]) throws(VirtError) {
    for document in documents {
      guard document.cpu.mode == nil else {
        throw VirtError(.configUnsupported, "Attribute mode is only allowed for guest CPU", origin: .cpu)
      }
      guard let name = document.architecture else {
        throw VirtError(.xmlError, "Missing CPU architecture", origin: .cpu)
      }
      guard GuestArchitecture(rawValue: name) != nil else {
        throw VirtError(.xmlError, "Unknown CPU architecture '\(name)'", origin: .cpu)
      }
      guard document.cpu.model?.name != nil else {
        throw VirtError(.xmlError, "Missing CPU model name", origin: .cpu)
      }
    }
    guard Set(documents.map(\.architecture)).count == 1 else {
      throw VirtError(.invalidArg, "the CPUs are of different architectures", origin: .cpu)
    }
  }

  private static func commonForeignModel(_ documents: [ProcessorDocument]) -> String? {
    guard let name = documents.first?.architecture.flatMap(GuestArchitecture.init(rawValue:)), !name.isX86 else {
      return nil
    }
    let models = Set(documents.map { $0.cpu.model?.name })
    return models.count == 1 ? models.first ?? nil : nil
  }

  /// AMD's encrypted guests, by the emulator for guests like the host.
  public func encryptionInformation() async throws(VirtError) -> [TypedParameter] {
    let emulator = try await context.emulator(for: Self.hostArchitecture)
    guard let sev = try await context.probes.capabilities(of: emulator).sev else {
      throw VirtError(.operationUnsupported, "QEMU does not support SEV guest")
    }
    return [
      TypedParameter("pdh", .string(sev.platformKey)), TypedParameter("cert-chain", .string(sev.certificateChain)),
      TypedParameter("cbitpos", .uint(UInt32(clamping: sev.cBitPosition))),
      TypedParameter("reduced-phys-bits", .uint(UInt32(clamping: sev.reducedPhysicalBits))),
    ]
  }

  /// What of a definition QEMU means to remove.
  public func deprecations(of definition: DomainDefinition) async -> [String] {
    guard let emulator = try? await context.emulator(for: definition),
      let capabilities = try? await context.probes.capabilities(of: emulator)
    else { return [] }
    var sentences: [String] = []
    if let name = definition.os?.type?.machine,
      capabilities.machines.contains(where: { ($0.name == name || $0.alias == name) && $0.isDeprecated })
    {
      sentences.append("deprecated configuration: machine type '\(name)'")
    }
    let models = definition.type == .kvm ? capabilities.processors.accelerated : capabilities.processors.translated
    if let name = definition.cpu?.model?.name, models.contains(where: { $0.name == name && $0.isDeprecated }) {
      sentences.append("deprecated configuration: CPU model '\(name)'")
    }
    return sentences
  }

  private func hostYardstick() throws(VirtError) -> Yardstick {
    guard let host = HostProcessorFacts.read() else {
      throw VirtError(.operationUnsupported, "the host's processor is not known", origin: .cpu)
    }
    return Yardstick(vendor: host.identity.vendor, features: host.features)
  }
}

extension Yardstick {
  /// What guests of an emulator can be given.
  fileprivate init(_ target: CapabilitiesTarget) {
    let processors = target.capabilities.processors
    let isAccelerated = target.type == "kvm"
    self.init(
      vendor: nil, features: Set(isAccelerated ? processors.hostFeatures : processors.maximumFeatures),
      offered: Set((isAccelerated ? processors.accelerated : processors.translated).map(\.name)))
  }
}
