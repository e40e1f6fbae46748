public import DroverXML

/// Which controller; each kind of bus has its own.
public enum ControllerModel: String, XMLText, CaseIterable, Hashable {
  // SCSI
  case auto
  case buslogic
  case lsilogic
  case lsisas1068
  case lsisas1078
  case vmpvscsi
  case ibmvscsi
  case virtioSCSI = "virtio-scsi"
  case ncr53c90
  case dc390
  case am53c974
  // SCSI and virtio-serial
  case virtio
  case virtioTransitional = "virtio-transitional"
  case virtioNonTransitional = "virtio-non-transitional"
  // USB
  case piix3UHCI = "piix3-uhci"
  case piix4UHCI = "piix4-uhci"
  case ehci
  case ich9EHCI1 = "ich9-ehci1"
  case ich9UHCI1 = "ich9-uhci1"
  case ich9UHCI2 = "ich9-uhci2"
  case ich9UHCI3 = "ich9-uhci3"
  case vt82c686bUHCI = "vt82c686b-uhci"
  case pciOHCI = "pci-ohci"
  case necXHCI = "nec-xhci"
  case qusb1
  case qusb2
  case qemuXHCI = "qemu-xhci"
  case none
  // PCI
  case pciRoot = "pci-root"
  case pcieRoot = "pcie-root"
  case pciBridge = "pci-bridge"
  case dmiToPCIBridge = "dmi-to-pci-bridge"
  case pcieToPCIBridge = "pcie-to-pci-bridge"
  case pcieRootPort = "pcie-root-port"
  case pcieSwitchUpstreamPort = "pcie-switch-upstream-port"
  case pcieSwitchDownstreamPort = "pcie-switch-downstream-port"
  case pciExpanderBus = "pci-expander-bus"
  case pcieExpanderBus = "pcie-expander-bus"
  // IDE
  case piix3
  case piix4
  case ich6
}
