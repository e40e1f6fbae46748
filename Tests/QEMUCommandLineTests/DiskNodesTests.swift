import DomainModel
import DroverCore
import DroverXML
import Testing

@testable import QEMUCommandLine

@Suite struct DiskNodesTests {
  private struct None: SecretSource {
    func properties(of reference: SecretReference) -> [(name: String, value: String)]? { nil }
  }

  private func nodes(_ xml: String) throws -> DiskNodes {
    let disk: Disk = try XMLReader.read(xml, as: "disk").value
    let context = LaunchContext(stateFolder: "/lib", runtimeFolder: "/run", name: "a", id: 1, secrets: None())
    return try DiskNodes(of: disk, in: DomainDefinition(), platform: .everything, context: context)
  }

  @Test func `a running QEMU is told the nodes of a medium, the lowest first`() throws {
    let raw = try nodes("<disk device='cdrom'><source file='/a.iso' index='4'/><target dev='hdc' bus='ide'/></disk>")
    #expect(raw.top == "libvirt-4-storage" && raw.names == ["libvirt-4-storage"])
    #expect(raw.nodes.first?["filename"] == "/a.iso" && raw.nodes.first?["read-only"] == true)
    let image = try nodes(
      "<disk device='cdrom'><driver type='qcow2'/><source file='/a' index='4'/><target dev='hdc' bus='ide'/></disk>")
    #expect(image.top == "libvirt-4-format" && image.names == ["libvirt-4-format", "libvirt-4-storage"])
  }

  @Test func `an empty drive has no nodes, and a missing secret is missed`() throws {
    #expect(try nodes("<disk device='cdrom'><source index='4'/><target dev='hdc' bus='ide'/></disk>") == DiskNodes())
    let error = #expect(throws: VirtError.self) {
      try nodes(
        """
        <disk device='cdrom'><driver type='qcow2'/><source file='/a' index='4'><encryption format='luks'>
        <secret type='passphrase' usage='x'/></encryption></source><target dev='hdc' bus='ide'/></disk>
        """)
    }
    #expect(error?.code == .noSecret)
  }
}
