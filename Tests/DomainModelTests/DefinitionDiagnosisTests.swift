import DomainModel
import DroverCore
import DroverXML
import Testing

@Suite struct DefinitionDiagnosisTests {
  /// A definition with a mistake of each kind, on lines of their own.
  static let text = """
    <domain type='qemu'>
      <name>a</name>
      <memory unit='parsec'>1</memory>
      <memori>1</memori>
      <vcpu current='3'>2</vcpu>
      <os><type arch='x86_64' machine='pc'>hvm</type></os>
      <cputune><period>1</period></cputune>
      <devices>
        <disk type='file' device='dsk'>
          <source file='/b'/><target dev='vdb'/>
        </disk>
        <disk type='file'>
          <target dev='vda'/>
        </disk>
        <tpm/>
      </devices>
    </domain>
    """

  private func diagnosis(isStrict: Bool) -> DefinitionDiagnosis {
    var diagnosis = DefinitionDiagnosis(Self.text, options: ParseOptions(isStrict: isStrict))
    diagnosis.check(for: Definitions.platform)
    return diagnosis
  }

  @Test func `mistakes of the reader, unknown names and refusals are told together, in the order of the text`() {
    let found = diagnosis(isStrict: true).mistakes
    #expect(found.map(\.line) == [3, 4, 5, 7, 9, 12, 15])
    #expect(
      found.map(\.path) == [
        "/domain/memory", "/domain/memori", "/domain/vcpu/@current", "/domain/cputune/period",
        "/domain/devices/disk[1]/@device", "/domain/devices/disk[2]", "/domain/devices/tpm",
      ])
  }

  @Test func `unknown names are no mistakes where nobody asks for validation`() {
    let diagnosis = diagnosis(isStrict: false)
    #expect(diagnosis.unknown.map(\.path) == ["/domain/memori"])
    #expect(!diagnosis.mistakes.contains { $0.path == "/domain/memori" })
  }

  @Test func `the error keeps the number and the first sentence, and holds the others, a line each`() {
    let first = VirtError(.configUnsupported, "a TPM needs a <backend> (/domain/devices/tpm)", origin: .domain)
    let error = diagnosis(isStrict: false).error(after: first)
    let lines = error.detail.split(separator: "\n")
    #expect(error.code == .configUnsupported)
    #expect(lines.count == 6)
    #expect(lines.first == "a TPM needs a <backend> (line 15, /domain/devices/tpm)")
    #expect(lines.contains { $0.hasSuffix("(line 12, /domain/devices/disk[2])") })
  }

  @Test func `a strict reader gives libvirt's number for what its schema refuses`() {
    #expect {
      try DomainDefinition.parse(Self.text, options: ParseOptions(isStrict: true))
    } throws: {
      let error = $0 as? VirtError
      return error?.code == .xmlInvalidSchema && error?.detail.contains("memori") == true
        && error?.detail.contains("parsec") == true
    }
  }

  @Test func `what follows from a machine that cannot be read is not told`() {
    let text = Self.text.replacing("type='qemu'", with: "type='quemu'")
    var diagnosis = DefinitionDiagnosis(text)
    diagnosis.check(for: Definitions.platform)
    #expect(diagnosis.mistakes.map(\.path) == ["/domain/@type", "/domain/memory", "/domain/devices/disk[1]/@device"])
  }

  @Test func `what is no XML has one mistake, with its line`() {
    let diagnosis = DefinitionDiagnosis("<domain>\n<os></domain>")
    #expect(diagnosis.mistakes.map(\.line) == [2])
    #expect(diagnosis.definition == nil)
  }

  @Test func `an error that is not about the text stays as it is`() {
    let error = VirtError(.operationFailed, "exists")
    let diagnosis = DefinitionDiagnosis(Definitions.minimal("", devices: ""))
    #expect(diagnosis.mistakes.isEmpty)
    #expect(diagnosis.error(after: error) == error)
  }

  @Test func `a device of the completed definition is found in the text, whatever its place`() throws {
    let text = Definitions.minimal(
      "",
      devices: """
        <disk type='file'><source file='/b'/><target dev='vdb'/></disk>
        <disk type='file'><source file='/a'/><target dev='vda'/></disk>
        <controller type='scsi' index='1'/><controller type='scsi' index='0'/>
        <graphics type='vnc'/>
        """)
    let parsed = try DomainDefinition.parse(text).definition
    let complete = try Definitions.completed(text)
    let origins = DeviceOrigins(of: complete, in: parsed)
    #expect(origins.path(of: "/domain/devices/disk[1]/target/@dev") == "/domain/devices/disk[2]/target/@dev")
    #expect(origins.path(of: "/domain/devices/disk[2]") == "/domain/devices/disk[1]")
    #expect(origins.path(of: "/domain/devices/video") == nil)
    #expect(origins.path(of: "/domain/vcpu") == "/domain/vcpu")
    let controllers = complete.devices?.controllers ?? []
    let places = controllers.indices.map { origins.path(of: "/domain/devices/controller[\($0 + 1)]") }
    let known = zip(controllers, places).filter { $0.0.type == .scsi }.map(\.1)
    #expect(known == ["/domain/devices/controller[2]", "/domain/devices/controller[1]"])
    #expect(places.compactMap { $0 }.count == 2)
  }
}
