import DomainModel
import DroverCore
import Testing

/// What is refused, area by area: a part of a definition, or a device, with the number of the error.
@Suite struct ValidationRuleTests {
  private func expectRefusal(_ inside: String, _ devices: String, _ code: ErrorCode) throws {
    let codes = try Definitions.refusals(Definitions.minimal(inside, devices: devices)).map(\.code)
    #expect(codes.contains(code))
  }

  private static func disk(_ target: String, _ more: String = "", attributes: String = "") -> String {
    "<disk type='file' \(attributes)><source file='/a'/>\(target)\(more)</disk>"
  }

  @Test(arguments: [
    (disk("<target dev='hda' bus='ide'/>", attributes: "device='floppy'"), ErrorCode.internalError),
    (disk("<target dev='vda' bus='virtio'/>", attributes: "device='cdrom'"), .configUnsupported),
    (disk("<target dev='vda' bus='virtio' removable='on'/>"), .xmlError),
    (disk("<target dev='vda' bus='virtio' rotation_rate='7200'/>"), .internalError),
    (disk("<target dev='sda' bus='sata'/>", "<readonly/>"), .configUnsupported),
    (disk("<target dev='sda' bus='scsi'/>", "<wwn>12</wwn>"), .internalError),
    (disk("<target dev='vda' bus='virtio'/>", "<serial>a/b</serial>"), .internalError),
    (disk("<target dev='sda' bus='sata'/>", "<driver name='qemu' queues='2'/>"), .configUnsupported),
    (disk("<target dev='vda'/>", "<driver name='qemu' io='native'/>"), .configUnsupported),
    (disk("<target dev='vda'/>", "<driver name='qemu' copy_on_read='on'/><readonly/>"), .configUnsupported),
    (
      disk(
        "<target dev='vda'/>", "<iotune><total_bytes_sec>1</total_bytes_sec><read_bytes_sec>1</read_bytes_sec></iotune>"
      ),
      .xmlError
    ),
    (disk("<target dev='vda'/>", "<readonly/><transient/>"), .configUnsupported),
    (disk("<target dev='fda' bus='fdc'/>", "<transient/>", attributes: "device='floppy'"), .configUnsupported),
    (disk("<target dev='hda' bus='ide'/>", "<transient shareBacking='yes'/>"), .configUnsupported),
    ("<disk type='block'><source dev='/dev/a'/><target dev='vda'/><transient/></disk>", .configUnsupported),
    (disk("<target dev='sda' bus='scsi'/>", attributes: "device='lun'"), .configUnsupported),
    (disk("<target dev='vda'/>", attributes: "rawio='yes'"), .configUnsupported),
    ("<disk type='dir'><source dir='/a'/><driver type='fat'/><target dev='vda'/></disk>", .configUnsupported),
    ("<disk type='vhostuser'><source type='unix' path='/a'/><target dev='vda'/></disk>", .configUnsupported),
  ])
  func `a disk that cannot be is refused`(device: String, code: ErrorCode) throws {
    try expectRefusal("", device, code)
  }

  @Test(arguments: [
    ("nbd", "", ErrorCode.internalError), ("rbd", "name='image'", .xmlError), ("http", "", .xmlError),
    ("rbd", "name='a/b' tls='yes'", .configUnsupported),
  ])
  func `a network disk without what its protocol needs is refused`(
    name: String, attributes: String, code: ErrorCode
  ) throws {
    let disk = """
      <disk type='network'><driver type='raw'/><source protocol='\(name)' \(attributes)/><target dev='vda'/></disk>
      """
    try expectRefusal("", disk, code)
  }

  @Test(arguments: [
    ("<interface type='bridge'/>", ErrorCode.xmlError), ("<interface type='udp'/>", .xmlError),
    ("<interface type='user'><mtu size='1500'/></interface>", .configUnsupported),
    ("<interface type='user'><vlan/></interface>", .xmlError),
    ("<interface type='user'><model type='a!'/></interface>", .invalidArg),
    ("<interface type='user'><ip address='1.2.3.4' prefix='40'/></interface>", .xmlError),
    ("<interface type='user'><teaming type='transient'/></interface>", .configUnsupported),
    ("<interface type='user'><rom enabled='no' file='/a'/></interface>", .configUnsupported),
  ])
  func `an interface that cannot be is refused`(device: String, code: ErrorCode) throws {
    try expectRefusal("", device, code)
  }

  @Test(arguments: [
    ("<graphics type='vnc'/><graphics type='vnc'/>", ErrorCode.configUnsupported),
    ("<graphics type='vnc' port='80'/>", .configUnsupported),
    ("<graphics type='vnc' passwd='123456789'/>", .configUnsupported),
    ("<graphics type='spice'><streaming mode='never'/></graphics>", .xmlError),
    ("<channel type='spicevmc'><target type='virtio'/></channel>", .configUnsupported),
    ("<video><model type='vga'/></video><video><model type='cirrus'/></video>", .configUnsupported),
    ("<video><model type='vga' vram='128'/></video>", .configUnsupported),
    ("<video><model type='cirrus' heads='2'/></video>", .configUnsupported),
    ("<audio id='1' type='none'/><audio id='1' type='none'/>", .xmlError),
    ("<audio id='1' type='spice'/>", .configUnsupported),
    ("<sound model='ich6'><audio id='4'/></sound><audio id='1' type='none'/>", .xmlError),
    ("<input type='tablet' bus='ps2'/>", .internalError),
  ])
  func `a screen or a sound that cannot be is refused`(devices: String, code: ErrorCode) throws {
    try expectRefusal("", devices, code)
  }

  @Test(arguments: [
    ("<shmem name='a/b'><model type='ivshmem-plain'/></shmem>", ErrorCode.configUnsupported),
    ("<shmem name='a'><model type='ivshmem-plain'/><size unit='M'>3</size></shmem>", .xmlError),
    ("<watchdog model='itco'/>", .configUnsupported), ("<panic model='s390'/>", .configUnsupported),
    ("<panic model='isa'/><panic model='isa'/>", .xmlError),
    ("<vsock><cid auto='no' address='2'/></vsock>", .configUnsupported), ("<rng model='virtio'/>", .xmlError),
    ("<lease><lockspace>a</lockspace><target path='/a'/></lease>", .xmlError),
    ("<smartcard mode='host-certificates'><certificate>a</certificate></smartcard>", .xmlError),
    ("<tpm model='tpm-crb'><backend type='emulator' version='1.2'/></tpm>", .configUnsupported),
    ("<filesystem type='mount'><target dir='a'/></filesystem>", .noSource),
    ("<hostdev type='scsi'><source><adapter name='scsi_host0'/></source></hostdev>", .xmlError),
    ("<hostdev type='usb'><source><vendor id='1'/></source></hostdev>", .internalError),
    ("<controller type='pci' index='1' model='pci-bridge'><target chassisNr='256'/></controller>", .configUnsupported),
    ("<controller type='pci' index='1' model='pci-bridge'><model name='pxb'/></controller>", .configUnsupported),
    ("<controller type='scsi' model='lsilogic'><driver queues='2'/></controller>", .configUnsupported),
    ("<serial type='pty'><target type='isa-serial'><model name='pl011'/></target></serial>", .configUnsupported),
    ("<console type='pty'><target type='xen'/></console>", .configUnsupported),
  ])
  func `a device that cannot be is refused`(devices: String, code: ErrorCode) throws {
    try expectRefusal("", devices, code)
  }

  @Test(arguments: [
    ("<on_reboot>preserve</on_reboot>", ErrorCode.configUnsupported),
    ("<clock offset='utc'><timer name='rtc' track='boot'/></clock>", .configUnsupported),
    ("<perf><event name='nothing' enabled='yes'/></perf>", .xmlError),
    ("<cputune><vcpusched vcpus='0' scheduler='fifo'/></cputune>", .xmlError),
    ("<cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='1'/></cputune>", .internalError),
    ("<iothreads>1</iothreads><iothreadids><iothread id='0'/></iothreadids>", .xmlError),
    ("<cpu match='exact'><model>486</model><feature name='a'/><feature name='a'/></cpu>", .xmlError),
    ("<features><gic/></features>", .configUnsupported),
    ("<features><hyperv><spinlocks state='on' retries='1'/></hyperv></features>", .xmlError),
    ("<features><kvm><dirty-ring state='on' size='1000'/></kvm></features>", .xmlError),
    ("<seclabel type='static' model='dac'/>", .xmlError),
    ("<sysinfo type='fwcfg'><entry name='etc/a'>b</entry></sysinfo>", .configUnsupported),
    ("<blkiotune><device><weight>100</weight></device></blkiotune>", .configUnsupported),
    ("<launchSecurity type='sev'/>", .configUnsupported),
    ("<bootloader>/a</bootloader>", .configUnsupported),
  ])
  func `a domain that cannot be is refused`(inside: String, code: ErrorCode) throws {
    try expectRefusal(inside, "", code)
  }
}
