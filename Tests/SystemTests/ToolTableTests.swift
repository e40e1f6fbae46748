import Foundation
import Testing

@testable import SystemHarness

extension SystemTests {
  /// The commands that are rows of the tool's table, beside virsh's.
  @Suite("drover's table")
  struct ToolTableTests {
    /// Looking, without a change; figures that grow are compared without their digits.
    static func looks(at name: String) -> [[String]] {
      let one = [
        "domblklist", "domblklist --details", "domblklist --inactive", "domblkerror", "domblkstat NAME vda",
        "domblkstat NAME vda --human", "domblkinfo NAME vda", "domblkinfo NAME vda --human", "domblkinfo --all",
        "domiflist", "domif-getlink NAME 52:54:00:aa:bb:cc", "dommemstat", "vcpucount", "vcpucount --maximum --live",
        "vcpuinfo --pretty", "vcpupin", "vcpupin --vcpu 0", "emulatorpin", "iothreadinfo", "domcontrol", "domjobinfo",
        "schedinfo --config", "memtune --config", "numatune --config", "blkiotune --config",
        "blkdeviotune NAME vda", "domiftune NAME 52:54:00:aa:bb:cc --config", "desc", "desc --title",
        "metadata NAME urn:a", "vncdisplay", "domdisplay", "ttyconsole", "cpu-stats --total", "domlaunchsecinfo",
      ]
      let host = [
        "nodecpumap", "nodecpumap --pretty", "nodememstats", "nodecpustats", "freecell", "freecell --all",
        "freepages --all", "freepages 0 4", "cpu-models x86_64", "maxvcpus", "hypervisor-cpu-baseline --model qemu64",
        "node-memory-tune",
      ]
      let words = { (text: String) in text.split(separator: " ").map(String.init) }
      return host.map(words)
        + one.map { text in
          let parts = words(text)
          guard parts.contains("NAME") else { return [parts[0], name] + parts.dropFirst() }
          return parts.map { $0 == "NAME" ? name : $0 }
        }
    }

    /// A guest that has what the commands ask for.
    private func guest(on daemon: DaemonUnderTest) async throws -> Guest {
      let image = daemon.file("disk.raw")
      try Data(count: 1 << 20).write(to: URL(fileURLWithPath: image))
      try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: image)
      var guest = Guest.idle("guest", on: daemon)
      guest.devices = """
        <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='\(image)'/>
          <target dev='vda' bus='virtio'/></disk>
        <disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
        <interface type='user'><mac address='52:54:00:aa:bb:cc'/></interface>
        <console type='pty'/><graphics type='vnc' port='-1'/><memballoon model='virtio'/>
        """
      guest.rest = """
        <title>the title</title><description>the description</description>
        <metadata><a:one xmlns:a='urn:a'>1</a:one></metadata><iothreads>1</iothreads>
        """
      try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
      try await daemon.virsh("start", guest.name)
      return guest
    }

    @Test("each command that looks says what virsh says, and the same as JSON")
    func looking() async throws {
      try await withDaemon { daemon in
        let guest = try await guest(on: daemon)
        for arguments in Self.looks(at: guest.name) {
          let ours = try await FinishedProgram.run(daemon.tool + ["-q"] + arguments)
          let theirs = try await FinishedProgram.run(["virsh", "-q", "-c", daemon.uri] + arguments)
          #expect(ours.succeeded, "\(ours)")
          #expect(Self.shape(ours.output) == Self.shape(theirs.output), "\(ours)\n\(theirs)")
          let json = try await FinishedProgram.run(daemon.tool + ["--output", "json"] + arguments)
          #expect(throws: Never.self, "\(json)") { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
        }
      }
    }

    @Test("each command that changes something changes what virsh shows of it")
    func changing() async throws {
      try await withDaemon { daemon in
        let name = try await guest(on: daemon).name
        let uri = daemon.uri
        func shown(_ arguments: String...) async throws -> String {
          try await FinishedProgram.run(["virsh", "-q", "-c", uri] + arguments).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        try await daemon.drover("desc", name, "--title", "another", "title", "--live", "--config")
        #expect(try await shown("desc", name, "--title") == "another title")
        try await daemon.drover("metadata", name, "urn:b", "--set", "<two>2</two>", "--key", "b", "--live", "--config")
        #expect(try await shown("metadata", name, "urn:b", "--config") == "<two>2</two>")
        try await daemon.drover("metadata", name, "urn:b", "--remove", "--config")
        #expect(try await shown("metadata", name, "urn:b").contains("<two>"))
        try await daemon.drover("set-lifecycle-action", name, "crash", "preserve", "--config")
        #expect(try await shown("dumpxml", name, "--inactive").contains("<on_crash>preserve</on_crash>"))
        try await daemon.drover("dommemstat", "--domain", name, "--period", "3", "--live")
        #expect(try await shown("dumpxml", name).contains("period='3'"))
        try await daemon.drover("setmaxmem", "--domain", name, "--size", "64M", "--config")
        #expect(try await shown("dumpxml", name, "--inactive").contains("65536</memory>"))
        try await daemon.drover("send-key", name, "KEY_LEFTALT", "KEY_F1", "--holdtime", "1")
        try await daemon.drover("inject-nmi", name)
        try await daemon.drover("managedsave-remove", name)
        try await daemon.drover("domdirtyrate-calc", name)

        let medium = daemon.file("medium.iso")
        try Data(count: 1 << 20).write(to: URL(fileURLWithPath: medium))
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: medium)
        try await daemon.drover("change-media", name, "sda", "--insert", "--source", medium)
        #expect(try await shown("domblklist", name).contains(medium))
        #expect(try await !shown("domblklist", name, "--inactive").contains(medium))
        try await daemon.drover("change-media", name, medium, "--eject", "--force")
        #expect(try await !shown("domblklist", name).contains(medium))
        try await daemon.drover("domif-setlink", name, "52:54:00:AA:BB:CC", "down")
        #expect(try await shown("domif-getlink", name, "52:54:00:aa:bb:cc").hasSuffix("down"))
      }
    }

    /// A text without its numbers, and without blanks at the ends of lines.
    private static func shape(_ text: String) -> [String] {
      text.split(separator: "\n").map { line in
        var result = ""
        for character in line.trimmingCharacters(in: .whitespaces)
        where !(character.isNumber && result.last == "N") && !(character == " " && result.last == " ") {
          result.append(character.isNumber ? "N" : character)
        }
        return result
      }
    }
  }
}
