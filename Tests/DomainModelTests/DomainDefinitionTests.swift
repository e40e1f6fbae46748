import DomainModel
import DroverCore
import DroverXML
import Testing

@Suite struct DomainDefinitionTests {
  @Test func `defaults are filled in`() throws {
    let definition = try Definitions.completed(Definitions.minimal())
    #expect(definition.uuid != nil)
    #expect(definition.currentMemory?.kibibytes == 262_144)
    #expect(definition.vcpu?.count == 1)
    #expect(definition.vcpu?.placement == .static)
    #expect(definition.cpu?.model?.name == "qemu64")
    #expect(definition.clock?.offset == .utc)
    #expect(definition.onCrash == .destroy)
    #expect(definition.os?.boots.map(\.dev) == [.hd])
    #expect(definition.devices?.emulator == "/usr/bin/qemu-system-x86_64")
    #expect(definition.devices?.balloon?.model == .virtio)
    #expect(definition.devices?.audios.map(\.type) == [.none])
  }

  @Test func `a screen that listens nowhere keeps no address`() throws {
    let text = Definitions.minimal(devices: "<graphics type='spice' listen='127.0.0.1'/>")
    let screen = try #require(try Definitions.completed(text).devices?.graphics.first)
    #expect(screen.listens.map(\.type) == [GraphicsListen.Kind.none])
    #expect(screen.listenAddress == nil)
  }

  @Test func `a source of random numbers is written with what its model has`() throws {
    let text = Definitions.minimal(
      devices: """
        <rng model='virtio'><backend model='random' type='udp'>/dev/random<source mode='bind' service='1'/></backend></rng>
        """)
    let definition = try DomainDefinition.parse(text).definition
    #expect(definition.xml().contains("<backend model='random'>/dev/random</backend>"))
    #expect(try DomainDefinition.parse(definition.xml()).definition.xml() == definition.xml())
  }

  @Test func `what a start gave is not part of the definition`() throws {
    let text = Definitions.minimal(
      devices: """
        <console type='pty' tty='/dev/pts/3'><source path='/dev/pts/3'/><alias name='serial0'/></console>
        <video><model type='vga'/><alias name='ua-screen'/></video>
        """)
    let definition = try DomainDefinition.parse(text).definition
    let inactive = definition.xml(FormatOptions(isInactive: true))
    #expect(!inactive.contains("/dev/pts/3"))
    #expect(!inactive.contains("serial0"))
    #expect(inactive.contains("ua-screen"))
    let live = definition.xml(FormatOptions(isInactive: false))
    #expect(live.contains("<source path='/dev/pts/3'/>"))
    #expect(live.contains("<alias name='serial0'/>"))
  }

  @Test func `a new definition gets the machine of today by its version`() throws {
    let text = Definitions.minimal(machine: "q35")
    #expect(try Definitions.completed(text).os?.type?.machine == "pc-q35-10.0")
    #expect(try Definitions.completed(text, options: .stored).os?.type?.machine == "q35")
  }

  @Test(arguments: ["pc", "q35"])
  func `completing what is complete changes nothing`(machine: String) throws {
    let devices = """
      <disk type='file'><source file='/a.qcow2'/><target dev='vda'/><driver type='qcow2'/></disk>
      <disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
      <interface type='user'><model type='virtio'/></interface>
      <console type='pty'/><channel type='unix'><target type='virtio' name='a.0'/></channel>
      <graphics type='vnc' port='-1'/><input type='tablet'/><rng model='virtio'><backend model='random'/></rng>
      <sound model='ich6'/><tpm><backend type='emulator'/></tpm>
      """
    let once = try Definitions.completed(Definitions.minimal(devices: devices, machine: machine))
    let twice = try Definitions.completed(once.xml(FormatOptions(isSecure: true)))
    #expect(twice == once)
    #expect(twice.xml() == once.xml())
  }

  @Test func `the first console is the first serial line, told twice`() throws {
    let definition = try Definitions.completed(
      Definitions.minimal(devices: "<console type='file'><source path='/log'/></console>"))
    let devices = try #require(definition.devices)
    #expect(devices.serials.first?.backend.source?.path == "/log")
    #expect(devices.serials.first?.target?.type == "isa-serial")
    #expect(devices.consoles.first?.target?.type == "serial")
    #expect(devices.consoles.first?.backend == devices.serials.first?.backend)
  }

  @Test func `controllers stand in the order of their indexes, masters before companions`() throws {
    let definition = try Definitions.completed(
      Definitions.minimal(
        devices: """
          <controller type='usb' index='1' model='ich9-uhci1'/><controller type='scsi' index='1' model='lsilogic'/>
          <controller type='usb' index='1' model='ich9-ehci1'/><controller type='usb' index='0' model='qemu-xhci'/>
          <controller type='scsi' index='0' model='virtio-scsi'/>
          """))
    let usb = definition.devices?.controllers.filter { $0.type == .usb }.map(\.model)
    #expect(usb == [.qemuXHCI, .ich9EHCI1, .ich9UHCI1])
    let scsi = definition.devices?.controllers.filter { $0.type == .scsi }.map(\.model)
    #expect(scsi == [.virtioSCSI, .lsilogic])
  }

  @Test func `passwords and live state are written on demand alone`() throws {
    var definition = try Definitions.completed(
      Definitions.minimal(devices: "<graphics type='vnc' passwd='secret'/>"))
    definition.id = 7
    #expect(!definition.xml().contains("secret"))
    #expect(definition.xml(FormatOptions(isSecure: true)).contains("passwd='secret'"))
    #expect(!definition.xml().contains("id='7'"))
    #expect(definition.xml(FormatOptions(isInactive: false)).contains("id='7'"))
  }

  @Test func `the port that a run has taken is not part of the inactive definition`() throws {
    var definition = try Definitions.completed(Definitions.minimal(devices: "<graphics type='vnc' autoport='yes'/>"))
    definition.devices?.graphics[0].port = 5907
    #expect(definition.xml(FormatOptions(isInactive: false)).contains("port='5907' autoport='yes'"))
    #expect(definition.xml(FormatOptions(isInactive: true)).contains("port='-1' autoport='yes'"))
  }

  @Test func `completing a complete definition changes nothing, where a part was left empty`() throws {
    for devices in [
      "<disk type='network' device='cdrom'><source query='a=b'/><target dev='sda' bus='sata'/></disk>",
      "<video><model type='vga' heads='0'/></video>",
      "<serial type='pty'><target type='pci-serial'/><address type='pci'/></serial>",
    ] {
      let once = try Definitions.completed(Definitions.minimal(devices: devices)).xml()
      #expect(try Definitions.completed(once).xml() == once)
    }
  }

  @Test func `cookies are shown to those alone who may see secrets`() throws {
    let definition = try DomainDefinition.parse(
      Definitions.minimal(
        devices: """
          <disk type='network' device='cdrom'><source protocol='http' name='a.iso'><host name='b' port='80'/>
          <cookies><cookie name='session'>secret</cookie></cookies></source><target dev='sda' bus='sata'/></disk>
          """)
    ).definition
    #expect(!definition.xml().contains("secret"))
    #expect(definition.xml(FormatOptions(isSecure: true)).contains("<cookie name='session'>secret</cookie>"))
  }

  @Test func `unknown names are kept out with a word, or refused`() throws {
    let text = Definitions.minimal("<memroy>1</memroy>")
    let parsed = try DomainDefinition.parse(text)
    #expect(parsed.diagnostics.map(\.suggestion) == ["memory"])
    #expect {
      try DomainDefinition.parse(text, options: ParseOptions(isStrict: true))
    } throws: { error in
      let refusal = error as? VirtError
      return refusal?.code == .xmlInvalidSchema && refusal?.message.contains("line 5") == true
    }
  }

  @Test func `memory takes every unit and refuses what does not fit`() throws {
    let parsed = try DomainDefinition.parse("<domain type='qemu'><memory unit='b'>1025</memory></domain>")
    #expect(parsed.definition.memory?.amount.kibibytes == 2)
    for (text, code) in [
      ("<memory unit='EiB'>99</memory>", ErrorCode.overflow), ("<memory unit='x'>1</memory>", .invalidArg),
      ("<memory>-1</memory>", .xmlError),
    ] {
      #expect {
        try DomainDefinition.parse("<domain type='qemu'>\(text)</domain>")
      } throws: { ($0 as? VirtError)?.code == code }
    }
  }

  @Test(arguments: [
    "", "<domain/>", "<domain type='qemu'/>", "<domain type='qemu'><name/></domain>", "<domain type='no'/>",
    "<domain type='qemu'><name>a/b</name></domain>", "<domain type='qemu'><name>a</name><memory>0</memory></domain>",
    "<!DOCTYPE domain><domain type='qemu'/>",
  ])
  func `what is no definition is refused`(text: String) {
    #expect(throws: VirtError.self) { try Definitions.completed(text) }
  }

  @Test func `every declaration reads what it writes`() {
    #expect(XMLSchema.of(DomainDefinition.self).children.count > 40)
    #expect(XMLSchema.of(Devices.self).children.contains { $0.name == "interface" && $0.isRepeated })
  }
}
