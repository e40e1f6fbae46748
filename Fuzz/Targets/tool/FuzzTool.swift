import DomainModel
import DroverClient
import DroverCore
import FuzzSupport
import QEMUCapabilities

@testable import DroverCommands

/// What the tool reads: recorded answers and a definition without a daemon, command lines, addresses.
///
/// The input is two texts with an empty line of `%%` between them; where there is none, it is one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTool(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let text = UnsafeRawBufferPointer(input: input, count: count).text else { return Verdict.useless.code }
  let mark = Array("\n%%\n".utf8)
  if let cut = text.utf8.firstRange(of: mark) {
    checkWorkshop(transcript: Array(text.utf8[..<cut.lowerBound]), definition: String(text[cut.upperBound...]))
  }
  checkWords(text)
  checkAddress(text)
  return Verdict.taken.code
}

/// The offline commands say a command line or a sentence, whatever the two files hold.
private func checkWorkshop(transcript: [UInt8], definition: String) {
  guard let transcript = try? ProbeTranscript(parsing: transcript), let capabilities = try? Capabilities(transcript)
  else { return }
  let shop = OfflineWorkshop(capabilities: [capabilities], firmware: FirmwareCatalogue())
  if let command = try? shop.command(of: definition) {
    expect(!command.arguments.isEmpty, "a command without a program")
    let read = NativeCommand(text: command.text)
    // QEMU's own words have no line end between quotes; a definition's may.
    expect(read.arguments == command.arguments, "the command is another once a shell has read it: \(command.text)")
  }
  if let text = try? shop.completed(definition) {
    expect((try? DomainDefinition.parse(text)) != nil, "a completed definition cannot be read: \(text)")
  }
}

/// A command line in a file gives words, each of which can be quoted again.
private func checkWords(_ text: String) {
  let command = NativeCommand(text: text)
  let letters = command.arguments.reduce(0) { $0 + $1.utf8.count }
  expect(letters <= text.utf8.count, "the words have more letters than the text")
  _ = command.json
}

/// An address that is understood is written so that it is understood as the same.
private func checkAddress(_ text: String) {
  guard text.utf8.count < 4096, let uri = try? ConnectionURI(text) else { return }
  let again = try? ConnectionURI("\(uri)")
  expect(again == uri, "the address \(uri) is understood as another")
  let home = UserEnvironment(userID: 1000, runtimeDirectory: "/run/user/1000")
  _ = try? Endpoint(uri, readOnly: true, in: home)
}
