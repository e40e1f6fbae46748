public import DomainModel
import DroverCore

/// What a probe asks a binary, in which order.
///
/// The same questions for every release: a command that a binary does not know answers with an error, which is
/// recorded like any answer.
public enum ProbeScript {
  /// What is asked first, before the architecture is known.
  public static let opening: [ProbeCommand] = [
    ProbeCommand("qmp_capabilities"),
    ProbeCommand("query-version"),
    ProbeCommand("query-target"),
  ]

  /// What is asked of the process that runs with the best accelerator, after the opening.
  ///
  /// - Parameter architecture: as `query-target` told it; nil when it is unknown to Drover.
  public static func main(for architecture: GuestArchitecture?) -> [ProbeCommand] {
    var script = [ProbeCommand("query-qmp-schema"), ProbeCommand("query-kvm"), ProbeCommand("qom-list-types")]
    for type in FeatureRule.inspectedDevices {
      script.append(ProbeCommand("device-list-properties", ["typename": .string(type)]))
    }
    for type in FeatureRule.inspectedObjects + machineClasses(for: architecture) {
      script.append(ProbeCommand("qom-list-properties", ["typename": .string(type)]))
    }
    for query in [
      "query-machines", "query-cpu-definitions", "query-tpm-models", "query-tpm-types",
      "query-command-line-options", "query-migrate-capabilities", "query-sev-capabilities", "query-sgx-capabilities",
    ] {
      script.append(ProbeCommand(query))
    }
    script.append(contentsOf: expansions(of: "host"))
    return script
  }

  /// What is asked of a second process that runs with QEMU's translator, after `qmp_capabilities`.
  public static let translator: [ProbeCommand] =
    [ProbeCommand("query-cpu-definitions")] + expansions(of: "max") + [ProbeCommand("query-machines")]

  private static func expansions(of model: String) -> [ProbeCommand] {
    let plain: JSON = ["name": .string(model)]
    let unmigratable: JSON = ["name": .string(model), "props": ["migratable": false]]
    return [plain, unmigratable].map { ProbeCommand("query-cpu-model-expansion", ["type": "static", "model": $0]) }
  }

  /// The abstract machines whose properties say what `-machine` takes.
  private static func machineClasses(for architecture: GuestArchitecture?) -> [String] {
    guard let architecture else { return ["none-machine"] }
    if architecture.isX86 { return ["none-machine", "generic-pc-machine"] }
    if architecture.isPPC64 { return ["none-machine", "spapr-machine"] }
    if architecture.isS390 { return ["none-machine", "s390-ccw-machine"] }
    return ["none-machine", "virt-machine"]
  }
}
