import DomainModel

extension GuestPlatform {
  /// A platform made for tests: an x86 QEMU that can do everything but stand in for another architecture.
  static var everything: GuestPlatform {
    var platform = GuestPlatform(
      architecture: .x86, emulator: "/usr/bin/qemu-system-x86_64", version: QEMUVersion(10, 0))
    platform.accelerators = [.kvm, .tcg]
    platform.machines = [("pc-i440fx-10.0", "pc"), ("pc-q35-10.0", "q35")].map { name, alias in
      var machine = MachineType(name: name)
      machine.alias = alias
      machine.defaultCPU = "qemu64"
      machine.maxCPUs = 255
      machine.memoryBackend = "pc.ram"
      machine.hasHotpluggableCPUs = true
      machine.hasACPI = true
      return machine
    }
    let absent: Set<PlatformFeature> = [.virtioCCW, .asyncTeardownOption]
    platform.features = FeatureSet(PlatformFeature.allCases.filter { !absent.contains($0) })
    return platform
  }

  /// The same without what came to QEMU in the last years.
  static var older: GuestPlatform {
    var platform = everything
    for feature: PlatformFeature in [
      .chardevReconnectMilliseconds, .netdevStreamReconnectMilliseconds, .netdevStreamReconnect, .threadContext,
      .smpClusters, .machineHPET, .runWithAsyncTeardown, .pcieToPCIBridge, .virtioVGAGL,
    ] {
      platform.features.remove(feature)
    }
    return platform
  }
}
