// Data table.

/// Which kind of element a driver of QEMU becomes.
enum DeviceFamily {
  case disk, pciBridge, usbController, storageController, interface, video, sound, usbDevice, character, hostDevice
  case memory, other

  /// The family of a driver; nil for one without an element.
  static func of(_ driver: String) -> DeviceFamily? { families[driver] }

  /// Whether a driver takes a place on PCI.
  static func isPCI(_ driver: String) -> Bool {
    if driver.hasSuffix("-pci") || driver.hasSuffix("-pci-transitional") || driver.hasSuffix("-pci-non-transitional") {
      return true
    }
    switch of(driver) {
    case .pciBridge, .usbController: return true
    case .video: return driver != "ramfb" && driver != "isa-vga" && driver != "isa-cirrus-vga"
    case .interface: return driver != "usb-net" && driver != "ne2k_isa"
    default: return otherPCI.contains(driver)
    }
  }

  /// Whether QEMU gives a driver a hardware address when nobody says one.
  static func hasHardwareAddress(_ driver: String) -> Bool {
    of(driver) == .interface || driver.hasPrefix("virtio-net") || driver == "ne2k_isa"
  }

  private static let otherPCI: Set<String> = [
    "ahci", "ich9-ahci", "piix3-ide", "piix4-ide", "via-ide", "cmd646-ide", "sii3112", "lsi", "lsi53c895a", "lsi53c810",
    "megasas", "megasas-gen2", "mptsas1068", "pvscsi", "am53c974", "dc390", "nvme", "sdhci-pci", "ES1370", "AC97",
    "es1370", "ac97",
    "intel-hda", "ich9-intel-hda", "i6300esb", "edu", "pci-testdev", "pvpanic-pci", "ivshmem", "ivshmem-plain",
    "ivshmem-doorbell", "vmxnet3", "pci-serial", "pci-serial-2x", "pci-serial-4x", "vfio-pci", "vfio-pci-nohotplug",
    "vfio-pci-igd-lpc-bridge", "pxb", "pxb-pcie", "pxb-cxl", "cxl-rp", "cxl-type3", "cxl-upstream", "cxl-downstream",
    "ati-vga", "amd-iommu", "acpi-erst", "ipoctal232", "tpci200", "ctucan_pci", "kvaser_pci", "mioe3680_pci",
    "pcm3680_pci", "rocker", "igd-passthrough-isa-bridge", "x-pci-proxy-dev", "virtio-vga", "virtio-vga-gl",
    "vhost-user-vga", "vga-pci", "secondary-vga", "ufs", "igbvf", "AMDVI-PCI", "i82378", "pci-ipmi-bt", "pci-ipmi-kcs",
    "pci-bridge-seat", "pvrdma", "ich9-usb-ehci2", "ich9-usb-uhci4", "ich9-usb-uhci5", "ich9-usb-uhci6",
  ]

  private static let families: [String: DeviceFamily] = {
    var table: [String: DeviceFamily] = [:]
    func add(_ names: [String], _ family: DeviceFamily) { for name in names { table[name] = family } }
    add(
      [
        "ide-hd", "ide-cd", "ide-drive", "scsi-hd", "scsi-cd", "scsi-disk", "scsi-block", "usb-storage", "floppy",
        "nvme",
      ], .disk)
    add(
      [
        "pci-bridge", "i82801b11-bridge", "pcie-pci-bridge", "pcie-root-port", "ioh3420", "x3130-upstream",
        "xio3130-downstream", "pxb", "pxb-pcie",
      ], .pciBridge)
    add(
      [
        "piix3-usb-uhci", "piix4-usb-uhci", "usb-ehci", "ich9-usb-ehci1", "ich9-usb-uhci1", "ich9-usb-uhci2",
        "ich9-usb-uhci3", "vt82c686b-usb-uhci", "pci-ohci", "nec-usb-xhci", "qemu-xhci",
      ], .usbController)
    add(
      [
        "ahci", "ich9-ahci", "lsi", "lsi53c895a", "megasas", "mptsas1068", "pvscsi", "am53c974", "dc390", "dc-390",
        "spapr-vscsi", "usb-ccid", "isa-fdc",
      ], .storageController)
    add(
      [
        "e1000", "e1000-82540em", "e1000-82544gc", "e1000-82545em", "e1000e", "igb", "rtl8139", "vmxnet3", "pcnet",
        "ne2k_pci", "i82550", "i82551", "i82557a", "i82557b", "i82557c", "i82558a", "i82558b", "i82559a", "i82559b",
        "i82559c", "i82559er", "i82562", "i82801", "tulip", "usb-net", "spapr-vlan", "netfront", "lan9118",
      ], .interface)
    add(
      [
        "VGA", "cirrus-vga", "vmware-svga", "qxl-vga", "qxl", "bochs-display", "ramfb", "virtio-vga", "virtio-vga-gl",
        "vhost-user-vga",
      ], .video)
    add(
      [
        "sb16", "ES1370", "AC97", "es1370", "ac97", "intel-hda", "ich9-intel-hda", "usb-audio", "hda-duplex",
        "hda-micro", "hda-output",
      ], .sound)
    add(["usb-tablet", "usb-mouse", "usb-kbd", "usb-hub", "usb-host", "usb-redir", "usb-mtp"], .usbDevice)
    add(
      [
        "isa-serial", "pci-serial", "usb-serial", "isa-debugcon", "isa-parallel", "virtserialport", "virtconsole",
        "sclpconsole", "sclplmconsole", "spapr-vty", "ccid-card-emulated", "ccid-card-passthru",
      ], .character)
    add(["vfio-pci", "vfio-pci-nohotplug", "vfio-ccw", "vfio-ap"], .hostDevice)
    add(["pc-dimm", "nvdimm"], .memory)
    add(
      [
        "i6300esb", "ib700", "diag288", "tpm-tis", "tpm-tis-device", "tpm-crb", "tpm-spapr", "intel-iommu", "amd-iommu",
        "pvpanic", "pvpanic-pci", "vmgenid", "vmcoreinfo", "ivshmem-plain", "ivshmem-doorbell", "acpi-erst",
      ], .other)
    return table
  }()
}
