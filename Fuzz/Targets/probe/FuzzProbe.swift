import DomainModel
import DroverCore
import FuzzSupport
import QEMUCapabilities

/// What is known of an emulator: a recorded transcript, an entry of the cache, and descriptors of firmware.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProbe(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(input: input, count: count)
  checkTranscript([UInt8](bytes))
  if let json = try? JSON.parse(bytes) {
    if let capabilities = Capabilities(json: json) { checkCache(capabilities) }
    _ = FirmwareDescriptor(json)
  }
  checkFirmware([UInt8](bytes))
  return Verdict.taken.code
}

/// A transcript is written so that it is read as the same, and the same is concluded from it.
private func checkTranscript(_ bytes: [UInt8]) {
  guard let transcript = try? ProbeTranscript(parsing: bytes) else { return }
  do throws(TranscriptError) {
    let again = try ProbeTranscript(parsing: Array(transcript.text.utf8))
    expect(again == transcript, "a transcript is read as another")
  } catch {
    unexpected(error, "a transcript that was written cannot be read")
  }
  if let capabilities = try? Capabilities(transcript) { checkCache(capabilities) }
}

/// The cache gives back what was put in, and nothing under another key.
private func checkCache(_ capabilities: Capabilities) {
  let key = CapabilitiesCacheKey(path: "/q", size: 1, modified: 2, inode: 3, hasKVM: true)
  do throws(JSONError) {
    let entry = try JSON.parse(key.entry(capabilities).text())
    expect(key.capabilities(from: entry) == capabilities, "the cache gives other capabilities")
    var other = key
    other.size = 2
    expect(other.capabilities(from: entry) == nil, "another binary gets the same entry")
  } catch {
    unexpected(error, "an entry of the cache is no JSON")
  }
  let platform = capabilities.platform(emulator: "/q")
  _ = platform.defaultMachine
  for machine in platform.machines.prefix(4) {
    _ = platform.canonicalMachine(machine.alias ?? machine.name)
    _ = MachineType.board(of: machine.name, on: platform.architecture)
  }
}

/// A firmware that any file describes can be asked for.
private func checkFirmware(_ bytes: [UInt8]) {
  let catalogue = FirmwareCatalogue(folders: [[("a.json", bytes)]])
  guard !catalogue.descriptors.isEmpty else { return }
  var platform = GuestPlatform(architecture: .x86, emulator: "/q", version: QEMUVersion(10, 0))
  var machine = MachineType(name: "pc-q35-10.0")
  machine.alias = "q35"
  machine.maxCPUs = 8
  platform.machines = [machine]
  platform.firmware = catalogue
  let text = """
    <domain type='qemu'><name>n</name><uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid><memory>1048576</memory>
    <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features></domain>
    """
  guard var definition = try? DomainDefinition.parse(text).definition else { return }
  try? definition.complete(for: platform, options: .started)
}
