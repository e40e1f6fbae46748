import DomainModel
import DroverCore
import Testing

@testable import QEMUCommandLine

/// How the host guards and caches an image has no element of its own: the definition keeps it with the disk.
@Suite struct ImageOverrideTests {
  /// The nodes of the block layer that come of a command line once it was a definition.
  private func nodes(_ text: String) throws -> [JSONObject] {
    let xml = try NativeFormTests.convert(text).definition.xml(FormatOptions(isSecure: true))
    let arguments = try CommandLineFixtureTests.commandLine(xml, .everything).arguments
    return try zip(arguments, arguments.dropFirst()).filter { $0.0 == "-blockdev" }
      .compactMap { try JSON.parse($0.1).object }
  }

  @Test func `what -drive says of its file stays with the disk, in the node of the file`() throws {
    let text =
      "qemu-system-x86_64 -nodefaults -device virtio-blk-pci,drive=d -drive id=d,if=none,format=qcow2,"
      + "file=/d/a.qcow2,file.locking=off,l2-cache-size=4M,lazy-refcounts=on"
    let result = try NativeFormTests.convert(text)
    let disk = try #require(result.definition.devices?.disks.first)
    #expect(disk.source?.file == "/d/a.qcow2" && disk.driver?.type == .qcow2)
    #expect(result.definition.commandline == nil)
    #expect(result.notes.contains { $0.option == "-drive …,file.locking=off" && $0.fate == .kept })
    let nodes = try nodes(text)
    let file = try #require(nodes.first { $0["driver"]?.string == "file" })
    #expect(file["locking"]?.string == "off")
    let format = try #require(nodes.first { $0["driver"]?.string == "qcow2" })
    #expect(format["l2-cache-size"]?.uint64 == 4 << 20)
    #expect(format["lazy-refcounts"]?.bool == true && format["locking"] == nil)
  }

  @Test func `an image without a node for its format has it in the node that there is`() throws {
    for text in [
      "qemu-system-x86_64 -nodefaults -drive if=virtio,format=raw,file=/d/a.raw,file.locking=off",
      "qemu-system-x86_64 -nodefaults -device virtio-blk-pci,drive=n -blockdev "
        + "driver=file,filename=/d/a.raw,node-name=n,locking=off",
    ] {
      let nodes = try nodes(text)
      #expect(nodes.count == 1)
      #expect(nodes.first?["locking"]?.string == "off")
    }
  }

  @Test func `an image below the first loses it, and that is told`() throws {
    let result = try NativeFormTests.convert(
      "qemu-system-x86_64 -nodefaults -drive if=virtio,format=qcow2,file=/d/a.qcow2,backing.file.locking=off")
    #expect(result.definition.devices?.disks.first?.source?.file == "/d/a.qcow2")
    #expect(result.notes.contains { $0.fate == .lost && $0.option.hasPrefix("backing.file") })
  }

  @Test func `a running device is called as QEMU calls it, and keeps what was overridden once it is written down`()
    throws
  {
    let text =
      "qemu-system-x86_64 -nodefaults -device virtio-blk-pci,drive=d,id=own -drive id=d,if=none,format=raw,"
      + "file=/d/a.raw,file.locking=off"
    var definition = try NativeFormTests.convert(text).definition
    #expect(definition.devices?.disks.first?.info.alias?.name == "ua-own")
    definition.devices?.disks[0].info.alias = DeviceAlias("own")
    let kept = try DomainDefinition.parse(definition.xml(FormatOptions())).definition
    #expect(kept.devices?.disks.first?.info.alias?.name == "ua-own")
    #expect(kept.override?.devices.map(\.alias) == ["ua-own"])
    let live = try DomainDefinition.parse(definition.xml(FormatOptions(isInactive: false))).definition
    #expect(live.devices?.disks.first?.info.alias?.name == "own")
  }
}
