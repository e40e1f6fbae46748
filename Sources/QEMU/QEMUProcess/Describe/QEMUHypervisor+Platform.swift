public import DomainModel
public import DroverCore
import QEMUCapabilities

extension QEMUHypervisor {
  /// What the emulator of a definition can do.
  public func platform(for definition: DomainDefinition) async throws(VirtError) -> GuestPlatform {
    try await context.platform(for: definition)
  }

  /// The version of the emulator for guests like the host.
  public func version() async throws(VirtError) -> UInt64 {
    let emulator = try await context.emulator(for: Self.hostArchitecture)
    return try await context.probes.capabilities(of: emulator).version.number
  }

  /// The most virtual CPUs of the default machine.
  public func maximumVirtualCPUs(type: String?) async throws(VirtError) -> Int32 {
    if let type, type != "kvm", type != "qemu" {
      throw VirtError(.invalidArg, "unknown type '\(type)'")
    }
    let platform = try await platform(for: DomainDefinition())
    return Int32(clamping: platform.defaultMachine?.maxCPUs ?? 1)
  }

  /// What this program was compiled for, which is what the host is.
  static var hostArchitecture: GuestArchitecture {
    #if arch(x86_64)
      .x86
    #elseif arch(arm64)
      .aarch64
    #elseif arch(powerpc64le)
      .ppc64le
    #elseif arch(s390x)
      .s390x
    #elseif arch(riscv64)
      .riscv64
    #else
      .i686
    #endif
  }
}
