import DomainModel
import QEMUCapabilities

/// What guests of one emulator, machine and virtualisation type may have, in the form that clients read.
struct DomainCapabilitiesDocument {
  let target: CapabilitiesTarget
  /// The host's firmware.
  let firmware: FirmwareCatalogue
  /// What runs beside guests.
  let programs: CompanionPrograms

  private var capabilities: Capabilities { target.capabilities }
  private var platform: GuestPlatform { target.platform }
  private var machine: MachineType { target.machine }
  private var type: String { target.type }

  /// The document.
  var text: String {
    var document = DocumentText()
    document.element("domainCapabilities") { document in
      document.element("path", text: platform.emulator)
      document.element("domain", text: type)
      document.element("machine", text: machine.name)
      document.element("arch", text: platform.architecture.rawValue)
      document.empty("vcpu", [("max", "\(machine.maxCPUs)")])
      document.empty("iothreads", [("supported", "yes")])
      writeBoot(to: &document)
      writeProcessors(to: &document)
      document.element("memoryBacking", [("supported", "yes")]) { document in
        document.choice("sourceType", ["file", "anonymous", "memfd"])
      }
      document.element("devices") { writeDevices(to: &$0) }
      writeFeatures(to: &document)
    }
    return document.text
  }

  private func writeBoot(to document: inout DocumentText) {
    let images = firmware.descriptors.filter { $0.runs(on: machine.name, architecture: platform.architecture) }
    var kinds: [String] = []
    if images.contains(where: { $0.interfaces.contains("bios") }) { kinds.append("bios") }
    if images.contains(where: { $0.interfaces.contains("uefi") }) { kinds.append("efi") }
    let isSecure = images.contains { $0.features.contains("requires-smm") }
    document.element("os", [("supported", "yes")]) { document in
      document.choice("firmware", kinds)
      document.element("loader", [("supported", "yes")]) { document in
        for path in images.compactMap(\.executable) { document.element("value", text: path) }
        document.choice("type", platform.architecture.isX86 ? ["rom", "pflash"] : ["rom"])
        document.choice("readonly", ["yes", "no"])
        document.choice("secure", isSecure ? ["yes", "no"] : ["no"])
      }
    }
  }

  private func writeProcessors(to document: inout DocumentText) {
    let isAccelerated = type == "kvm"
    document.element("cpu") { document in
      if isAccelerated {
        document.element("mode", [("name", "host-passthrough"), ("supported", "yes")]) { document in
          document.choice("hostPassthroughMigratable", ["on", "off"])
        }
      } else {
        document.empty("mode", [("name", "host-passthrough"), ("supported", "no")])
      }
      document.element("mode", [("name", "maximum"), ("supported", "yes")]) { document in
        document.choice("maximumMigratable", ["on", "off"])
      }
      writeHostModel(platform.hostProcessors[isAccelerated ? .kvm : .tcg], to: &document)
      writeModels(
        isAccelerated ? capabilities.processors.accelerated : capabilities.processors.translated, to: &document)
    }
  }

  private func writeHostModel(_ host: HostProcessor?, to document: inout DocumentText) {
    guard let host else { return document.empty("mode", [("name", "host-model"), ("supported", "no")]) }
    document.element("mode", [("name", "host-model"), ("supported", "yes")]) { document in
      document.element("model", [("fallback", "forbid")], text: host.model)
      if let vendor = host.vendorName { document.element("vendor", text: vendor) }
      for (policy, names) in [("require", host.present), ("disable", host.absent)] {
        for name in names {
          document.empty(
            "feature", [("policy", policy), ("name", ProcessorFeatureName.inDefinitions(name))])
        }
      }
    }
  }

  private func writeModels(_ models: [ProcessorModel], to document: inout DocumentText) {
    // Names that only QEMU knows (`max`, versions of a model) are no models that a definition should have.
    let known = Set(ProcessorCatalogue.names)
    let models = platform.architecture.isX86 ? models.filter { known.contains($0.name) } : models
    document.element("mode", [("name", "custom"), ("supported", models.isEmpty ? "no" : "yes")]) { document in
      for model in models {
        let usable = model.isUsable.map { $0 ? "yes" : "no" } ?? "unknown"
        var attributes = [("usable", usable)]
        if model.isDeprecated { attributes.append(("deprecated", "yes")) }
        attributes.append(("vendor", ProcessorCatalogue.vendorName(of: model.name) ?? "unknown"))
        document.element("model", attributes, text: model.name)
      }
    }
  }

  private func writeFeatures(to document: inout DocumentText) {
    document.element("features") { document in
      document.empty("gic", [("supported", "no")])
      document.empty("vmcoreinfo", [("supported", "yes")])
      document.empty("genid", [("supported", "yes")])
      document.empty("backingStoreInput", [("supported", "yes")])
      document.empty("backup", [("supported", "no")])
      document.empty("sev", [("supported", capabilities.sev == nil ? "no" : "yes")])
      document.empty("sgx", [("supported", capabilities.sgx == nil ? "no" : "yes")])
      writeHyperV(to: &document)
    }
  }
}

extension DomainCapabilitiesDocument {
  /// What makes Windows believe that it runs on Hyper-V: KVM plays all of it, the translator next to nothing.
  private func writeHyperV(to document: inout DocumentText) {
    guard platform.architecture.isX86 else { return document.empty("hyperv", [("supported", "no")]) }
    document.element("hyperv", [("supported", "yes")]) { document in
      document.choice(
        "features",
        type != "kvm"
          ? ["spinlocks", "vendor_id"]
          : [
            "relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id",
            "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs", "avic", "emsr_bitmap", "xmm_input",
          ])
    }
  }
}

extension FirmwareDescriptor {
  /// The program, where it lies in flash.
  fileprivate var executable: String? {
    switch mapping {
    case .split(let executable, _), .combined(let executable), .stateless(let executable): executable.path
    case .memory: nil
    }
  }
}

// Only what Drover itself can build is told, as far as the emulator has it.
extension DomainCapabilitiesDocument {
  private func having(_ choices: [(String, PlatformFeature)]) -> [String] {
    choices.filter { platform.supports($0.1) }.map(\.0)
  }

  private func writeDevices(to document: inout DocumentText) {
    let virtio = ["virtio", "virtio-transitional", "virtio-non-transitional"]
    let isQ35 = machine.name.contains("q35")
    document.element("disk", [("supported", "yes")]) { document in
      document.choice("diskDevice", ["disk", "cdrom", "floppy", "lun"])
      document.choice("bus", (isQ35 ? [] : ["ide"]) + ["fdc", "scsi", "virtio", "usb", "sata"])
      document.choice("model", virtio)
    }
    document.element("graphics", [("supported", "yes")]) { document in
      document.choice(
        "type",
        having([
          ("sdl", .sdlDisplay), ("vnc", .vnc), ("spice", .spice), ("egl-headless", .eglHeadless),
          ("dbus", .dbusDisplay),
        ]))
    }
    document.element("video", [("supported", "yes")]) { document in
      document.choice(
        "modelType",
        having([
          ("vga", .standardVGA), ("cirrus", .cirrusVGA), ("vmvga", .vmwareSVGA), ("qxl", .qxl),
          ("virtio", .virtioGPU),
        ]) + ["none"] + having([("bochs", .bochsDisplay), ("ramfb", .ramfb)]))
    }
    document.element("hostdev", [("supported", "yes")]) { document in
      document.choice("mode", ["subsystem"])
      document.choice("startupPolicy", ["default", "mandatory", "requisite", "optional"])
      document.choice("subsysType", ["usb", "pci", "scsi"])
      document.choice("capsType", [])
      document.choice("pciBackend", [])
    }
    document.element("rng", [("supported", platform.supports(.virtioRNG) ? "yes" : "no")]) { document in
      document.choice("model", virtio)
      document.choice("backendModel", ["random", "egd", "builtin"])
    }
    document.element("filesystem", [("supported", "yes")]) { document in
      document.choice("driverType", ["path", "handle"] + (programs.hasFilesystems ? ["virtiofs"] : []))
    }
    document.element("tpm", [("supported", "yes")]) { document in
      document.choice("model", ["tpm-tis", "tpm-crb"])
      document.choice("backendModel", ["passthrough"] + (programs.hasTPM ? ["emulator"] : []) + ["external"])
      document.choice("backendVersion", programs.hasTPM ? ["1.2", "2.0"] : [])
    }
    document.element("redirdev", [("supported", platform.supports(.usbRedir) ? "yes" : "no")]) { document in
      document.choice("bus", ["usb"])
    }
    document.element("channel", [("supported", "yes")]) { document in
      document.choice("type", ["pty", "unix"] + having([("spicevmc", .chardevSpicevmc)]))
    }
  }
}
