public import DomainModel
import Domains
public import DroverCore
import QEMUCapabilities

extension QEMUHypervisor {
  /// The processor that a definition would get on this host now (`VIR_DOMAIN_XML_UPDATE_CPU`): a named model for the
  /// host's, and what the host makes of features that it may do with or without.
  public func actualProcessor(of definition: DomainDefinition) async throws(VirtError) -> CPU? {
    guard let cpu = definition.cpu else { return nil }
    let platform = try await context.platform(for: definition)
    guard let host = platform.hostProcessors[definition.type == .kvm ? .kvm : .tcg] else { return cpu }
    return cpu.played(by: host)
  }
}

extension CPU {
  /// The same with everything decided that was left to a host.
  func played(by host: HostProcessor) -> CPU {
    var actual = self
    let isHostModel = mode == .hostModel
    if isHostModel || (mode ?? .custom) == .custom && match == .minimum {
      actual.mode = .custom
      actual.match = .exact
      actual.model = CPUModel()
      actual.model?.name = host.model
      actual.model?.fallback = .allow
      actual.model?.vendorId = model?.vendorId
      if isHostModel { actual.vendor = host.vendorName }
      let own = Set(features.map { ProcessorFeatureName.inQEMU($0.name) })
      actual.features =
        Self.features(host.present, .require, but: own) + Self.features(host.absent, .disable, but: own) + features
    }
    for index in actual.features.indices where actual.features[index].policy == .optional {
      let has = host.features.contains(ProcessorFeatureName.inQEMU(actual.features[index].name))
      actual.features[index].policy = has ? .require : .disable
    }
    return actual
  }

  private static func features(
    _ names: [String], _ policy: CPUFeature.Policy, but own: Set<String>
  ) -> [CPUFeature] {
    names.filter { !own.contains($0) }.map { name in
      var feature = CPUFeature()
      feature.name = ProcessorFeatureName.inDefinitions(name)
      feature.policy = policy
      return feature
    }
  }
}
