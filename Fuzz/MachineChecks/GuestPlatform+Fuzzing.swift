package import DomainModel

extension GuestPlatform {
  /// A platform that can do everything: what a definition meets in the newest QEMU.
  package static func everything(for architecture: GuestArchitecture) -> GuestPlatform {
    var platform = minimal(for: architecture)
    let absent: Set<PlatformFeature> = architecture.isS390 ? [] : [.virtioCCW]
    platform.features = FeatureSet(PlatformFeature.allCases.filter { !absent.contains($0) })
    platform.accelerators = [.kvm, .tcg]
    platform.firmware = .fuzzing
    return platform
  }

  /// A platform that can do nothing beyond being a machine.
  package static func minimal(for architecture: GuestArchitecture) -> GuestPlatform {
    var platform = GuestPlatform(
      architecture: architecture, emulator: "/usr/bin/qemu-system-\(architecture.targetName)",
      version: QEMUVersion(10, 0))
    platform.accelerators = [.tcg, .kvm]
    platform.machines = machines(of: architecture).map { name, alias in
      var machine = MachineType(name: name)
      machine.alias = alias
      machine.defaultCPU = architecture.isX86 ? "qemu64" : "max"
      machine.maxCPUs = 288
      machine.memoryBackend = "pc.ram"
      machine.hasHotpluggableCPUs = true
      machine.hasACPI = true
      return machine
    }
    return platform
  }

  private static func machines(of architecture: GuestArchitecture) -> [(String, String?)] {
    if architecture.isX86 {
      return [
        ("pc-i440fx-10.0", "pc"), ("pc-q35-10.0", "q35"), ("isapc", nil), ("microvm", nil), ("xenfv-4.2", "xenfv"),
      ]
    }
    if architecture.isPPC64 { return [("pseries-10.0", "pseries"), ("powernv10", "powernv")] }
    if architecture.isS390 { return [("s390-ccw-virtio-10.0", "s390-ccw-virtio")] }
    return [("virt-10.0", "virt"), ("sifive_u", nil)]
  }
}

extension FirmwareCatalogue {
  /// One firmware for each processor family that has any.
  fileprivate static var fuzzing: FirmwareCatalogue {
    let image = """
      {"interface-types": ["uefi"], "mapping": {"device": "flash", "mode": "split",
       "executable": {"filename": "/f/code.fd", "format": "raw"},
       "nvram-template": {"filename": "/f/vars.fd", "format": "raw"}},
       "targets": [{"architecture": "x86_64", "machines": ["pc-*", "q35"]},
        {"architecture": "aarch64", "machines": ["virt-*"]}],
       "features": ["secure-boot", "enrolled-keys", "requires-smm", "acpi-s3"]}
      """
    return FirmwareCatalogue(folders: [[("50-all.json", Array(image.utf8))]])
  }
}
