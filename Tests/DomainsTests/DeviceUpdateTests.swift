import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import Domains

/// What of a running guest's devices may change: pure rules.
@Suite struct DeviceUpdateTests {
  private func disk(_ xml: String) throws -> Disk {
    guard case .disk(let disk) = try DeviceFragment(xml) else { throw VirtError(.internalError, "no disk") }
    return disk
  }

  private func update(_ old: String, _ new: String) throws -> DiskUpdate {
    try DiskUpdate(from: disk(old), to: disk(new), index: 7)
  }

  private let cdrom = """
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='/a.iso' index='3'/>
    <target dev='hdc' bus='ide' tray='open'/><readonly/><alias name='ide0-1-0'/></disk>
    """

  @Test func `another medium gets a number of its own, and the drive stays what it is`() throws {
    let new = "<disk type='file' device='cdrom'><driver type='qcow2'/><source file='/b'/><target dev='hdc'/></disk>"
    guard case .medium(let disk) = try update(cdrom, new) else {
      Issue.record("no medium")
      return
    }
    #expect(disk.source?.file == "/b" && disk.source?.index == 7 && disk.driver?.type == .qcow2)
    #expect(
      disk.target?.bus == .ide && disk.target?.tray == nil && disk.readonly && disk.info.alias?.name == "ide0-1-0")
    guard case .medium(let empty) = try update(cdrom, "<disk device='cdrom'><target dev='hdc'/></disk>") else {
      Issue.record("no medium")
      return
    }
    #expect(!empty.hasSource)
  }

  @Test func `the same medium stays in, and an empty drive stays empty`() throws {
    let same = "<disk device='cdrom'><source file='/a.iso' startupPolicy='optional'/><target dev='hdc'/></disk>"
    guard case .same(let disk) = try update(cdrom, same) else {
      Issue.record("changed")
      return
    }
    #expect(disk.source?.startupPolicy == .optional && disk.source?.index == 3)
    let empty = "<disk device='cdrom'><source index='4'/><target dev='hdc'/></disk>"
    guard case .same = try update(empty, "<disk type='block' device='cdrom'><target dev='hdc'/></disk>") else {
      Issue.record("changed")
      return
    }
  }

  @Test(arguments: [
    ("<target dev='hdc' bus='sata'/>", "'bus'"), ("<target dev='hdc'/><serial>x</serial>", "'serial'"),
    ("<target dev='hdc'/><driver cache='none'/>", "'cache'"),
    ("<target dev='hdc'/><iotune><total_bytes_sec>5</total_bytes_sec></iotune>", "'blkdeviotune total_bytes_sec'"),
    ("<target dev='hdc'/><shareable/>", "'shareable'"),
  ])
  func `what the guest would see is refused by its name`(rest: String, field: String) throws {
    let error = #expect(throws: VirtError.self) {
      try update(cdrom, "<disk device='cdrom'><source file='/b'/>\(rest)</disk>")
    }
    #expect(error?.code == .operationUnsupported && error?.detail.contains(field) == true)
  }

  @Test func `of a card the cable and the bandwidth change`() throws {
    var old = NetworkInterface()
    old.type = .bridge
    old.model = InterfaceModel()
    old.model?.type = "virtio"
    old.info.alias = DeviceAlias("net0")
    var new = old
    new.info.alias = nil
    new.link = InterfaceLink()
    new.link?.state = .down
    let down = try InterfaceUpdate(from: old, to: new)
    #expect(down.isUp == false && !down.changesBandwidth && down.interface.info.alias?.name == "net0")
    #expect(try InterfaceUpdate(from: down.interface, to: old).isUp == true)
    new.link?.state = .up
    new.bandwidth = InterfaceBandwidth()
    let plain = try InterfaceUpdate(from: old, to: new)
    #expect(plain.isUp == nil && plain.changesBandwidth)
    new.mtu = InterfaceMTU()
    #expect(throws: VirtError.self) { try InterfaceUpdate(from: old, to: new) }
    var other = old
    other.model?.type = "e1000"
    let error = #expect(throws: VirtError.self) { try InterfaceUpdate(from: old, to: other) }
    #expect(error?.detail == "cannot modify network device model from virtio to e1000")
  }

  @Test func `of a display the password changes, and where it listens does not`() throws {
    var old = Graphics()
    old.autoport = .yes
    old.port = 5901
    old.passwd = "one"
    var new = old
    new.port = -1
    #expect(try !GraphicsUpdate(from: old, to: new).changesPassword)
    new.passwd = "two"
    let update = try GraphicsUpdate(from: old, to: new)
    #expect(update.changesPassword && update.graphics.passwd == "two" && update.graphics.port == 5901)
    for change: (inout Graphics) -> Void in [
      { $0.keymap = "de" }, { $0.autoport = .no }, { $0.listens = [GraphicsListen()] },
    ] {
      var wrong = new
      change(&wrong)
      let error = #expect(throws: VirtError.self) { try GraphicsUpdate(from: old, to: wrong) }
      #expect(error?.code == .operationUnsupported)
    }
  }

  @Test func `numbers of images are never given twice`() throws {
    let definition = try DomainDefinition.parse(
      """
      <domain type='qemu'><name>a</name><memory>1024</memory><os><type>hvm</type></os><devices>
      <disk type='file' device='disk'><source file='/a' index='2'/><backingStore type='file' index='9'>
      <format type='raw'/><source file='/b'/></backingStore><target dev='vda' bus='virtio'/></disk>
      </devices></domain>
      """
    ).definition
    #expect(definition.nextStorageIndex == 10)
    #expect(definition.image("vda")?.node == "libvirt-2-storage")
    #expect(definition.image("vda[9]")?.node == "libvirt-9-storage")
    #expect(definition.image("vda[3]") == nil && definition.image("vdb") == nil && definition.image("vda[") == nil)
  }
}
