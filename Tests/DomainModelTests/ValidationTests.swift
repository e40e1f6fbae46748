import DomainModel
import DroverCore
import Testing

@Suite struct ValidationTests {
  @Test(arguments: [
    ("<vcpu current='3'>2</vcpu>", "", ErrorCode.configUnsupported), ("<vcpu>0</vcpu>", "", .configUnsupported),
    ("<features><smm><tseg>5</tseg></smm></features>", "", ErrorCode.configUnsupported),
    ("<bootmenu/>", "<disk type='file'><source file='/a'/><target dev='vda1'/></disk>", .configUnsupported),
    ("", "<disk type='file'><source file='/a'/></disk>", .noTarget),
    ("", "<disk type='file'><target dev='vda'/></disk>", .noSource),
    ("", "<controller type='pci' index='1' model='pci-root'/>", .xmlError),
    ("", "<controller type='usb' model='none'/><hub type='usb'/>", .configUnsupported),
    ("", "<serial type='unix'/>", .internalError),
    ("", "<serial type='pty'><target type='spapr-vio-serial'/></serial>", .configUnsupported),
    ("", "<tpm/>", .xmlError),
    ("", "<iommu model='intel'/>", .configUnsupported),
    ("", "<video><model type='none'/></video><video><model type='vga'/></video>", .configUnsupported),
    ("", "<hostdev type='mdev' model='vfio-pci'><source/></hostdev>", .configUnsupported),
    ("<cputune><period>1</period></cputune>", "", .configUnsupported),
    ("<cpu><topology sockets='2' cores='2' threads='1'/></cpu>", "", .configUnsupported),
  ])
  func `a mistake is refused with libvirt's number`(inside: String, devices: String, code: ErrorCode) throws {
    let findings = try Definitions.refusals(Definitions.minimal(inside, devices: devices))
    #expect(findings.map(\.code).contains(code))
    #expect(findings.allSatisfy { $0.detail.contains("/domain") })
    #expect(throws: VirtError.self) {
      try Definitions.completed(Definitions.minimal(inside, devices: devices))
    }
  }

  @Test func `several mistakes are told in one go`() throws {
    let text = Definitions.minimal(
      "<cputune><period>1</period></cputune>", devices: "<iommu model='intel'/><tpm/><serial type='unix'/>")
    #expect(try Definitions.refusals(text).count == 4)
  }

  @Test func `an everyday machine is not refused`() throws {
    let devices = """
      <disk type='file'><driver name='qemu' type='qcow2'/><source file='/a'/><target dev='vda'/></disk>
      <interface type='network'><source network='default'/></interface><graphics type='vnc'/>
      """
    #expect(try Definitions.refusals(Definitions.minimal(devices: devices)).isEmpty)
  }
}
