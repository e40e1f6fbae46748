import DomainModel
import DroverCore
import Testing

@testable import QEMUCommandLine

/// Disks whose changes are forgotten: an image above theirs takes what is written.
@Suite struct TransientDiskTests {
  private struct None: SecretSource {
    func properties(of reference: SecretReference) -> [(name: String, value: String)]? { nil }
  }

  private func arguments(_ devices: String, rest: String = "", isLaunched: Bool = true) throws -> [String] {
    var definition = try DomainDefinition.parse(
      """
      <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>vm</name>
      <memory>1024</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>
      <devices>\(devices)</devices>\(rest)</domain>
      """
    ).definition
    try definition.complete(for: .everything)
    definition.assignAliases(for: .everything)
    definition.assignStorageIndexes()
    var context = LaunchContext(stateFolder: "/lib", runtimeFolder: "/run", name: "vm", id: 1, secrets: None())
    if isLaunched { context.overlays = definition.transientOverlays(guest: "vm") }
    return try CommandLineBuilder(definition, platform: .everything, context: context).build().arguments
  }

  private func nodes(_ arguments: [String]) throws -> [String: JSONObject] {
    let all = try zip(arguments, arguments.dropFirst()).filter { $0.0 == "-blockdev" }
      .compactMap { try JSON.parse($0.1).object }
    return Dictionary(uniqueKeysWithValues: all.map { ($0["node-name"]?.string ?? "", $0) })
  }

  private static func disk(_ more: String = "", type: String = "raw", transient: String = "<transient/>") -> String {
    """
    <disk type='file'><driver name='qemu' type='\(type)' \(more)/><source file='/i/a'/>
    <target dev='vda' bus='virtio'/>\(transient)</disk>
    """
  }

  @Test func `the image is only read, and the overlay has what the disk asks for`() throws {
    let arguments = try arguments(Self.disk("cache='none' discard='unmap'"))
    let nodes = try nodes(arguments)
    let image = try #require(nodes["libvirt-1-storage"])
    #expect(image["read-only"]?.bool == true && image["filename"]?.string == "/i/a" && image["discard"] == nil)
    #expect(image["cache"]?["direct"]?.bool == true)
    let overlay = try #require(nodes["libvirt-2-format"])
    #expect(overlay["backing"]?.string == "libvirt-1-storage" && overlay["driver"]?.string == "qcow2")
    #expect(overlay["read-only"]?.bool == false && overlay["discard"]?.string == "unmap")
    #expect(nodes["libvirt-2-storage"]?["filename"]?.string == "/i/a.TRANSIENT-vm")
    #expect(arguments.contains { $0.contains("virtio-blk-pci") && $0.contains("\"drive\":\"libvirt-2-format\"") })
  }

  @Test func `an image with a format keeps its node, and copies on reading go to the overlay`() throws {
    let nodes = try nodes(try arguments(Self.disk("copy_on_read='on'", type: "qcow2")))
    #expect(nodes["libvirt-1-format"]?["read-only"]?.bool == true)
    #expect(nodes["libvirt-2-format"]?["backing"]?.string == "libvirt-1-format")
    #expect(nodes["libvirt-CoR-vda"]?["file"]?.string == "libvirt-2-format")
  }

  @Test func `how the host guards the image is said of the image alone`() throws {
    let rest = """
      <qemu:override><qemu:device alias='ua-a'><qemu:backend>
      <qemu:property name='file.locking' type='string' value='off'/></qemu:backend></qemu:device></qemu:override>
      """
    let disk = Self.disk(type: "qcow2").replacing("</disk>", with: "<alias name='ua-a'/></disk>")
    let nodes = try nodes(try arguments(disk, rest: rest))
    #expect(nodes["libvirt-1-storage"]?["locking"]?.string == "off")
    #expect(nodes["libvirt-2-storage"] != nil && nodes["libvirt-2-storage"]?["locking"] == nil)
  }

  @Test func `without a launch the command line is libvirt's: the image alone, or no disk where it is shared`() throws {
    let alone = try nodes(try arguments(Self.disk(), isLaunched: false))
    #expect(alone.count == 1 && alone["libvirt-1-storage"]?["read-only"]?.bool == false)
    let shared = Self.disk(transient: "<transient shareBacking='yes'/>")
    #expect(try nodes(try arguments(shared, isLaunched: false)).isEmpty)
    #expect(try nodes(try arguments(shared))["libvirt-2-format"]?["backing"]?.string == "libvirt-1-storage")
  }
}
