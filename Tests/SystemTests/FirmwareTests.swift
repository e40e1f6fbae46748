import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// UEFI as Debian packs it, found by its descriptors.
  @Suite("UEFI")
  struct FirmwareTests {
    private static let kinds = [
      ("without more", "firmware='efi'", ""),
      ("that checks signatures", "firmware='efi'", "<loader secure='yes'/>"),
      ("that checks none", "firmware='efi'", "<loader secure='no'/>"),
    ]

    @Test("starts, keeps its variables, and they go with the definition when that is asked for", arguments: kinds)
    func start(what: String, attribute: String, loader: String) async throws {
      try await withDaemon { daemon in
        let name = daemon.name("uefi")
        let xml = """
          <domain type='qemu'><name>\(name)</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
          <os \(attribute)><type arch='x86_64' machine='q35'>hvm</type>\(loader)</os>
          <features><acpi/><smm state='on'/></features>
          <devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>
          """
        try await daemon.virsh("define", daemon.write(xml, "uefi"))
        try await daemon.virsh("start", "--paused", name)
        let dumped = try await daemon.virsh("dumpxml", name)
        let variables = try #require(dumped.output.firstMatch(of: /<nvram[^>]*>([^<]+)<\/nvram>/)?.1).description
        #expect(FileManager.default.fileExists(atPath: variables))
        #expect(try await daemon.state(of: name) == "paused (user)")
        try await daemon.virsh("destroy", name)
        #expect(FileManager.default.fileExists(atPath: variables), "they outlive the run")
        #expect(try await daemon.virshResult("undefine", name).status == .exited(1), "somebody has to decide")
        try await daemon.virsh("undefine", "--nvram", name)
        #expect(!FileManager.default.fileExists(atPath: variables))
      }
    }
  }
}
