import DomainModel
import Foundation
import Testing

@testable import QEMUCommandLine

/// Forms in which people and programs write QEMU's options: a file for each under `Fixtures/NativeForms`.
///
/// A file is a command line. Its comments say what must come of it: `has:` a part of the definition's XML, `not:` what
/// must not be in it, `kept:` an argument that stays one, in the order of the lines.
@Suite struct NativeFormTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/NativeForms").standardizedFileURL

  static let cases: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".args") }.sorted()
  }()

  @Test func `every form has its case`() { #expect(Self.cases.count == 78) }

  @Test(arguments: cases)
  func `a form becomes what its case says`(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let result = try Self.convert(text)
    let xml = result.definition.xml(FormatOptions(isSecure: true))
    let comments = text.split(separator: "\n").filter { $0.hasPrefix("# ") }
    func values(_ key: String) -> [String] {
      comments.filter { $0.hasPrefix("# \(key): ") }.map { String($0.dropFirst(key.count + 4)) }
    }
    for part in values("has") { #expect(xml.contains(part), "\(part) is missing in\n\(xml)") }
    for part in values("not") { #expect(!xml.contains(part), "\(part) is in\n\(xml)") }
    let kept = result.definition.commandline?.arguments.map(\.value) ?? []
    var rest = kept[...]
    for argument in values("kept") {
      let place = rest.firstIndex(of: argument)
      #expect(place != nil, "\(argument) is not kept in its place: \(kept)")
      if let place { rest = kept[(place + 1)...] }
    }
  }

  @Test(arguments: cases)
  func `what a form becomes can be completed and built, where the test's emulator has it`(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let command = try LaunchedCommand(shellText: text)
    guard command.architectureName == "x86_64" else { return }
    let result = try Self.convert(text)
    // The machines of the test's emulator are the newest alone.
    var definition = result.definition
    if definition.os?.type?.machine != "pc" { definition.os?.type?.machine = "q35" }
    if definition.os?.loader?.type == .pflash { definition.features?.acpi = true }
    let xml = definition.xml(FormatOptions(isSecure: true))
    let line = try CommandLineFixtureTests.commandLine(xml, .everything)
    for argument in definition.commandline?.arguments ?? [] { #expect(line.arguments.contains(argument.value)) }
  }

  static func convert(_ text: String, platform: GuestPlatform? = nil) throws -> ConvertedCommand {
    try CommandLineConverter(platform: platform).convert(LaunchedCommand(shellText: text))
  }
}
