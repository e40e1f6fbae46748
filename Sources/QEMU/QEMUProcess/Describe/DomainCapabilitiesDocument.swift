import DomainModel
import QEMUCapabilities

/// What guests of one emulator, machine and virtualisation type may have, in the form that clients read.
struct DomainCapabilitiesDocument {
  let capabilities: Capabilities
  let platform: GuestPlatform
  let machine: MachineType
  let type: String
  /// What runs beside guests.
  let programs: CompanionPrograms

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
    document.element("os", [("supported", "yes")]) { document in
      document.choice("firmware", [])
      document.element("loader", [("supported", "yes")]) { document in
        document.choice("type", platform.architecture.isX86 ? ["rom", "pflash"] : ["rom"])
        document.choice("readonly", ["yes", "no"])
        document.choice("secure", ["no"])
      }
    }
  }

  private func writeProcessors(to document: inout DocumentText) {
    let isAccelerated = type == "kvm"
    let models = isAccelerated ? capabilities.processors.accelerated : capabilities.processors.translated
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
      document.empty("mode", [("name", "host-model"), ("supported", "no")])
      document.element("mode", [("name", "custom"), ("supported", models.isEmpty ? "no" : "yes")]) { document in
        for model in models {
          let usable = model.isUsable.map { $0 ? "yes" : "no" } ?? "unknown"
          var attributes = [("usable", usable)]
          if model.isDeprecated { attributes.append(("deprecated", "yes")) }
          attributes.append(("vendor", "unknown"))
          document.element("model", attributes, text: model.name)
        }
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
          ("virtio", .virtioGPU), ("bochs", .bochsDisplay), ("ramfb", .ramfb),
        ]) + ["none"])
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
