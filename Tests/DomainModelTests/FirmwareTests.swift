import DomainModel
import DroverCore
import DroverXML
import Testing

@Suite struct FirmwareTests {
  static func descriptor(_ name: String, features: [String], machines: String = "pc-q35-*") -> [UInt8] {
    let list = features.map { "\"\($0)\"" }.joined(separator: ",")
    return Array(
      """
      {"interface-types": ["uefi"], "features": [\(list)],
       "mapping": {"device": "flash", "executable": {"filename": "/\(name).fd", "format": "raw"},
                   "nvram-template": {"filename": "/\(name)-vars.fd", "format": "raw"}},
       "targets": [{"architecture": "x86_64", "machines": ["\(machines)"]}]}
      """.utf8)
  }

  static var platform: GuestPlatform {
    var platform = Definitions.platform
    platform.firmware = FirmwareCatalogue(folders: [
      [
        ("10-secure.json", descriptor("secure", features: ["secure-boot", "requires-smm", "enrolled-keys"])),
        ("20-plain.json", descriptor("plain", features: [])),
        ("05-hidden.json", descriptor("hidden", features: [])), ("99-broken.json", Array("{".utf8)),
      ],
      [("05-hidden.json", [])],
    ])
    return platform
  }

  func completed(_ system: String) throws -> DomainDefinition {
    let text = """
      <domain type='qemu'><name>small</name><memory unit='MiB'>256</memory>
      <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type>\(system)</os><features><acpi/></features></domain>
      """
    var definition = try DomainDefinition.parse(text).definition
    try definition.complete(for: Self.platform)
    return definition
  }

  @Test func `the first that fits is chosen, and what it can do is written down`() throws {
    let definition = try completed("")
    #expect(definition.os?.loader?.path == "/secure.fd")
    #expect(definition.os?.loader?.secure == .yes)
    #expect(definition.features?.smm?.state == .on)
    #expect(definition.os?.nvram?.path == "/var/lib/libvirt/qemu/nvram/small_VARS.fd")
    #expect(definition.os?.firmware?.features.map(\.enabled) == [.yes, .yes])
    #expect(definition.os?.missingFirmware == nil)
  }

  @Test func `what is asked for decides`() throws {
    let plain = try completed("<firmware><feature enabled='no' name='secure-boot'/></firmware>")
    #expect(plain.os?.loader?.path == "/plain.fd")
    #expect(plain.features?.smm == nil)
  }

  @Test func `that none fits is told when the guest is started`() throws {
    let definition = try completed("<loader readonly='no'/>")
    #expect(definition.os?.loader?.path == nil)
    #expect(definition.os?.missingFirmware?.code == .operationFailed)
  }
}
