// Disks and what they sit on; controllers and the topologies of PCI.

extension EverydayElements {
  static let disks = EverydayElements(
    name: "disks",
    elements: [
      .device("a raw disk on virtio", disk("raw", "virtio", "vda")),
      .device("a qcow2 disk on virtio", disk("qcow2", "virtio", "vda", "<readonly/>")),
      .device("a disk on ide", disk("qcow2", "ide", "hda")),
      .device("a disk on sata", disk("qcow2", "sata", "sda"), machine: "q35"),
      .device("a disk on usb", disk("raw", "usb", "sda")),
      .device("a disk on scsi", disk("raw", "scsi", "sda") + "<controller type='scsi' model='virtio-scsi'/>"),
      .device("a disk with a serial number", disk("raw", "virtio", "vda", "<serial>one</serial>")),
      .device(
        "a disk that is booted from second, and a network card that is booted from first",
        disk("raw", "virtio", "vda", "<boot order='2'/>")
          + "<interface type='user'><model type='virtio'/><boot order='1'/></interface>"),
      .device(
        "a disk with a thread of its own", disk("raw", "virtio", "vda", driver: " iothread='1'"),
        general: "<iothreads>1</iothreads>"),
      .device("a disk without a cache", disk("raw", "virtio", "vda", driver: " cache='none' discard='unmap'")),
      .device(
        "a disk with limits",
        disk("raw", "virtio", "vda", "<iotune><total_bytes_sec>1000000</total_bytes_sec></iotune>")),
      .device("an image that is a CD", disk("raw", "ide", "hdc", "<readonly/>", kind: "cdrom")),
      .device("a CD on sata", disk("raw", "sata", "sda", "<readonly/>", kind: "cdrom"), machine: "q35"),
      .device("a CD on scsi", disk("raw", "scsi", "sda", "<readonly/>", kind: "cdrom")),
      .device("an empty CD drive", "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><readonly/></disk>"),
      .device("a floppy", disk("raw", "fdc", "fda", kind: "floppy")),
      .device("an empty floppy drive", "<disk type='file' device='floppy'><target dev='fda' bus='fdc'/></disk>"),
    ])

  static let controllers = EverydayElements(
    name: "controllers",
    elements: [
      .device("USB 1", "<controller type='usb' model='piix3-uhci'/>"),
      .device(
        "USB 2",
        """
        <controller type='usb' index='0' model='ich9-ehci1'/>
        <controller type='usb' index='0' model='ich9-uhci1'><master startport='0'/></controller>
        <controller type='usb' index='0' model='ich9-uhci2'><master startport='2'/></controller>
        <controller type='usb' index='0' model='ich9-uhci3'><master startport='4'/></controller>
        """),
      .device("USB 3", "<controller type='usb' model='qemu-xhci' ports='8'/>", machine: "q35"),
      .device("USB 3 of another maker", "<controller type='usb' model='nec-xhci'/>"),
      .device("no USB", "<controller type='usb' model='none'/>"),
      .device("a virtio serial controller", "<controller type='virtio-serial' ports='16'/>"),
      .device("a controller of smartcards", "<controller type='ccid'/>"),
      .device("sata", "<controller type='sata' index='0'/>"),
      .device("more sata", "<controller type='sata' index='1'/>", machine: "q35"),
    ]
      + ["virtio-scsi", "lsilogic", "lsisas1068", "lsisas1078", "vmpvscsi"].map { model in
        .device("scsi by \(model)", "<controller type='scsi' model='\(model)'/>")
      } + [
        .device("bridges of PCI", "<controller type='pci' index='1' model='pci-bridge'/>"),
        .device("a bus of PCI of its own", "<controller type='pci' index='1' model='pci-expander-bus'/>"),
        .device(
          "root ports",
          "<controller type='pci' index='1' model='pcie-root-port'/><controller type='pci' index='2' model='pcie-root-port'/>",
          machine: "q35"),
        .device(
          "PCI behind PCI express",
          "<controller type='pci' index='1' model='pcie-root-port'/><controller type='pci' index='2' model='pcie-to-pci-bridge'/>",
          machine: "q35"),
        .device("PCI behind DMI", "<controller type='pci' index='1' model='dmi-to-pci-bridge'/>", machine: "q35"),
        .device(
          "a bus of PCI express of its own", "<controller type='pci' index='1' model='pcie-expander-bus'/>",
          machine: "q35"),
        .device(
          "a switch of PCI express",
          """
          <controller type='pci' index='1' model='pcie-root-port'/>
          <controller type='pci' index='2' model='pcie-switch-upstream-port'/>
          <controller type='pci' index='3' model='pcie-switch-downstream-port'/>
          """, machine: "q35"),
        .device("an IOMMU", "<iommu model='intel'/>", machine: "q35"),
      ])

  private static func disk(
    _ format: String, _ bus: String, _ name: String, _ more: String = "", kind: String = "disk", driver: String = ""
  ) -> String {
    """
    <disk type='file' device='\(kind)'><driver name='qemu' type='\(format)'\(driver)/>
    <source file='@FOLDER@/image.\(format)'/><target dev='\(name)' bus='\(bus)'/>\(more)</disk>
    """
  }
}
