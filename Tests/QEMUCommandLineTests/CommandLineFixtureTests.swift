import DomainModel
import Foundation
import Testing

@testable import QEMUCommandLine

/// Definitions with the command lines that they give: a folder per case under `Fixtures/CommandLine`.
///
/// `DROVER_RECORD=1` writes the files anew and fails, so that nobody forgets to look at what changed.
@Suite struct CommandLineFixtureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/CommandLine").standardizedFileURL

  static let cases: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func `there are cases`() { #expect(Self.cases.count >= 10) }

  @Test(arguments: cases)
  func `a definition gives the recorded command line`(_ name: String) throws {
    try compare(name, GuestPlatform.everything, with: "newest.args")
  }

  @Test(arguments: ["everyday-pc", "interfaces", "memory", "screens", "bridges", "everyday-q35"])
  func `a definition gives the recorded command line of an older QEMU`(_ name: String) throws {
    try compare(name, GuestPlatform.older, with: "older.args")
  }

  @Test(arguments: cases)
  func `completing a completed definition changes nothing`(_ name: String) throws {
    let xml = try String(contentsOf: Self.folder.appending(path: "\(name)/in.xml"), encoding: .utf8)
    var once = try DomainDefinition.parse(xml).definition
    try once.complete(for: .everything, options: .stored)
    var twice = try DomainDefinition.parse(once.xml()).definition
    try twice.complete(for: .everything, options: .stored)
    #expect(twice.xml() == once.xml())
  }

  private func compare(_ name: String, _ platform: GuestPlatform, with file: String) throws {
    let place = Self.folder.appending(path: name)
    let xml = try String(contentsOf: place.appending(path: "in.xml"), encoding: .utf8)
    let text = try Self.commandLine(xml, platform).shellText
    let recorded = place.appending(path: file)
    if ProcessInfo.processInfo.environment["DROVER_RECORD"] == "1" {
      try text.write(to: recorded, atomically: true, encoding: .utf8)
      Issue.record("\(name)/\(file) was recorded")
      return
    }
    let expected = try String(contentsOf: recorded, encoding: .utf8)
    #expect(text == expected)
  }

  static func commandLine(_ xml: String, _ platform: GuestPlatform) throws -> QEMUCommandLine.CommandLine {
    var definition = try DomainDefinition.parse(xml).definition
    try definition.complete(for: platform, options: .started)
    definition.assignAliases(for: platform)
    definition.assignStorageIndexes()
    definition.assignPlaceholderPorts()
    let context = LaunchContext.offline(name: definition.name ?? "")
    return try CommandLineBuilder(definition, platform: platform, context: context).build()
  }
}
