/// Names of processor features, which QEMU spells with dashes and definitions as libvirt does.
public enum ProcessorFeatureName {
  /// The name that `-cpu` takes.
  public static func inQEMU(_ name: String) -> String {
    if name == "pclmuldq" { return "pclmulqdq" }
    return name.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
  }

  /// The name in definitions of a name of QEMU's.
  public static func inDefinitions(_ name: String) -> String { exceptions[name] ?? name }

  /// The name of QEMU's of a flag in `/proc/cpuinfo`; nil for a flag that no guest is given.
  public static func ofKernel(_ flag: String) -> String? {
    if let name = kernel[flag] { return name }
    let name = flag.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
    return known.contains(name) ? name : nil
  }

  /// Whether there is such a feature, by QEMU's name.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }

  private static let known = Set(NamedProcessor.order).union(NamedProcessor.all.flatMap { $0.features })

  private static let exceptions: [String: String] = [
    "ds-cpl": "ds_cpl", "tsc-adjust": "tsc_adjust", "fxsr-opt": "fxsr_opt", "lahf-lm": "lahf_lm",
    "cmp-legacy": "cmp_legacy", "nodeid-msr": "nodeid_msr", "perfctr-core": "perfctr_core",
    "perfctr-nb": "perfctr_nb", "pclmulqdq": "pclmuldq", "mbm-total": "mbm_total", "mbm-local": "mbm_local",
  ]

  private static let kernel: [String: String] = [
    "sse4_1": "sse4.1", "sse4_2": "sse4.2", "tsc_deadline_timer": "tsc-deadline", "cr8_legacy": "cr8legacy",
    "avx512_vbmi2": "avx512vbmi2", "avx512_vnni": "avx512vnni", "avx512_bitalg": "avx512bitalg",
    "nonstop_tsc": "invtsc", "svm_lock": "svm-lock", "perfctr_core": "perfctr-core",
    "intel_pt": "intel-pt", "nrip_save": "nrip-save", "vmcb_clean": "vmcb-clean", "pausefilter": "pause-filter",
    "split_lock_detect": "split-lock-detect", "amx_tile": "amx-tile", "amx_int8": "amx-int8", "amx_bf16": "amx-bf16",
  ]
}
