import DomainModel
import DroverCore
import Foundation
import Testing

/// Whether a running guest can go on under another definition.
@Suite struct GuestABITests {
  private static let text = """
    <domain type='qemu'><name>a</name><uuid>0f0e0d0c-0b0a-4908-8706-050403020100</uuid><memory>65536</memory>
    <vcpu>2</vcpu><os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os><devices>
    <disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/>
    <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/></disk>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <serial type='unix'><source mode='bind' path='/s'/></serial></devices></domain>
    """

  private func definition(_ old: String = "", _ new: String = "") throws -> DomainDefinition {
    var text = Self.text
    if !old.isEmpty {
      let range = try #require(text.range(of: old))
      text.replaceSubrange(range, with: new)
    }
    return try DomainDefinition.parse(text).definition
  }

  @Test(arguments: [
    ("<name>a<", "<name>b<"), ("file='/a'", "file='/b'"), ("path='/s'", "path='/t'"),
    ("<vcpu>2", "<title>t</title><vcpu>2"),
  ])
  func `names, paths and what is for people may differ`(_ old: String, _ new: String) throws {
    #expect(throws: Never.self) { try definition(old, new).checkGuestABI(against: definition()) }
  }

  @Test(arguments: [
    ("type='qemu'", "type='kvm'", "virtualization type"), ("20100<", "20101<", "uuid"),
    ("7.2", "7.1", "machine type"), (">65536<", ">65537<", "max memory"), ("<vcpu>2", "<vcpu>3", "vCPU count"),
    ("slot='0x05'", "slot='0x06'", "disks"), ("dev='vda'", "dev='vdb'", "disks"),
    ("00:01'/>", "00:02'/>", "network cards"), ("model type='virtio'", "model type='e1000'", "network cards"),
    ("</devices>", "<watchdog model='i6300esb'/></devices>", "watchdogs"),
  ])
  func `what the guest sees must not`(_ old: String, _ new: String, _ words: String) throws {
    let other = try definition(old, new)
    let source = try definition()
    let error = #expect(throws: VirtError.self) { try other.checkGuestABI(against: source) }
    #expect(error?.code == .configUnsupported && error?.message.contains(words) == true, "\(String(describing: error))")
  }
}
