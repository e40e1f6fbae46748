import Testing

@testable import DomainModel

@Suite struct TransientOverlayTests {
  private func definition(_ devices: String) throws -> DomainDefinition {
    var definition = try DomainDefinition.parse(Definitions.minimal(devices: devices)).definition
    definition.assignStorageIndexes()
    return definition
  }

  private static let two = """
    <disk type='file'><driver name='qemu' type='qcow2'><metadata_cache><max_size unit='KiB'>64</max_size>
    </metadata_cache></driver><source file='/i/a'/>
    <backingStore type='file'><format type='raw'/><source file='/i/base'/></backingStore>
    <target dev='vda' bus='virtio'/><transient/></disk>
    <disk type='file'><source file='/i/b'/><target dev='vdb' bus='virtio'/></disk>
    <disk type='file'><source file='/i/c'/><target dev='vdc' bus='virtio'/><transient shareBacking='yes'/></disk>
    """

  @Test func `each lies beside its image, under libvirt's name, and is numbered after all images`() throws {
    let overlays = try definition(Self.two).transientOverlays(guest: "small")
    #expect(
      overlays == [
        TransientOverlay(disk: "vda", path: "/i/a.TRANSIENT-small", index: 5),
        TransientOverlay(disk: "vdc", path: "/i/c.TRANSIENT-small", index: 6),
      ])
  }

  @Test func `a running guest shows it above the image, and another start is made from the image`() throws {
    let before = try definition(Self.two)
    var live = before
    live.lay(before.transientOverlays(guest: "small"))
    let disk = try #require(live.devices?.disks.first)
    #expect(disk.source?.file == "/i/a.TRANSIENT-small" && disk.source?.index == 5)
    #expect(disk.driver?.type == .qcow2 && disk.driver?.metadataCache == nil)
    #expect(disk.backingStore?.source?.file == "/i/a" && disk.backingStore?.index == 3)
    #expect(disk.backingStore?.format?.metadataCache != nil)
    #expect(disk.backingStore?.below.first?.source?.file == "/i/base")
    #expect(live.devices?.disks.last?.backingStore?.format?.type == .raw)
    let text = live.withoutTransientOverlays().xml(FormatOptions(isInactive: true))
    var inactive = before
    inactive.devices?.disks[2].driver = DiskDriver()
    inactive.devices?.disks[2].driver?.type = .raw
    #expect(text == inactive.xml(FormatOptions(isInactive: true)))
  }

  @Test func `what QEMU forgets by itself, and what another guest has above an image, is left as it is`() throws {
    let attached = try definition("<disk type='file'><source file='/i/a'/><target dev='vda'/><transient/></disk>")
    #expect(attached.withoutTransientOverlays() == attached)
    let other = try definition(
      """
      <disk type='file'><driver type='qcow2'/><source file='/i/a.TRANSIENT-other'/><backingStore type='file'>
      <format type='raw'/><source file='/i/a'/></backingStore><target dev='vda'/><transient/></disk>
      """)
    #expect(other.withoutTransientOverlays() == other)
  }

  @Test(arguments: ["<transient/>", ""])
  func `a guest that forgets its changes is not moved`(element: String) throws {
    let disk = "<disk type='file'><source file='/a'/><target dev='vda'/>\(element)</disk>"
    let definition = try definition(disk)
    let refused = (try? definition.checkMovable()) == nil
    #expect(refused == !element.isEmpty)
  }
}
