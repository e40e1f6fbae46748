import Domains
import DroverCore
import Foundation
import Logging
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct FileDomainStoreTests {
  private let folder = ScratchFolder()
  private let layout: Layout
  private let store: FileDomainStore

  init() throws {
    layout = Layout(root: folder.path)
    try layout.makeFolders()
    store = FileDomainStore(layout: layout, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func `what is saved is what another daemon loads`() async throws {
    try await store.saveDefinition("<domain>a</domain>", name: "a")
    try await store.saveDefinition("<domain>b</domain>", name: "b")
    try await store.saveState("<domstatus/>", name: "b")
    try await store.setAutostart(true, name: "a")
    try await store.setAutostart(true, name: "a")
    let loaded = try await FileDomainStore(layout: layout, log: store.log).load()
    #expect(Set(loaded.definitions.map(\.name)) == ["a", "b"])
    #expect(loaded.definitions.first { $0.name == "a" }?.xml == "<domain>a</domain>")
    #expect(loaded.states.map(\.xml) == ["<domstatus/>"])
    #expect(loaded.autostart == ["a"])
    try await store.setAutostart(false, name: "a")
    try await store.removeState(name: "b")
    try await store.removeState(name: "b")
    try await store.removeDefinition(name: "b")
    let after = try await store.load()
    #expect(after.definitions.map(\.name) == ["a"])
    #expect(after.states.isEmpty)
    #expect(after.autostart.isEmpty)
  }

  @Test func `removing a definition takes its mark along`() async throws {
    try await store.saveDefinition("<domain/>", name: "vm")
    try await store.setAutostart(true, name: "vm")
    try await store.removeDefinition(name: "vm")
    #expect(try names(layout.autostart).isEmpty)
  }

  @Test(arguments: [
    "plain", "with space", "a%b", "../../etc/passwd", ".hidden", "..", "new\nline", "ä-ü", "x.xml", "a/b",
  ])
  func `any name stays in the folder and comes back`(name: String) async throws {
    try await store.saveDefinition("<domain/>", name: name)
    let files = try names(layout.definitions)
    #expect(files.count == 2, "the definition, and the folder of marks")
    #expect(try await store.load().definitions.map(\.name) == [name])
    try await store.removeDefinition(name: name)
    #expect(try await store.load().definitions.isEmpty)
  }

  @Test(arguments: ["", String(repeating: "n", count: 252)]) func `a name that is no file name is an error`(
    name: String
  ) async throws {
    await #expect(throws: VirtError.self) { try await store.saveDefinition("<domain/>", name: name) }
  }

  @Test func `ordinary names are file names as they are`() {
    #expect(StoredName.file("web-1.example") == "web-1.example.xml")
    #expect(StoredName.name("a%2Fb.xml") == "a/b")
    // Two spellings of one name: only ours counts.
    #expect(StoredName.name("a%2fb.xml") == nil)
    #expect(StoredName.name("%61.xml") == nil)
    #expect(StoredName.name("%zz.xml") == nil)
    // The name of this one is written as `a%01.xml`: a domain of two files would be read twice.
    #expect(StoredName.name("a\u{1}.xml") == nil)
    #expect(StoredName.name("%4.xml") == nil)
    #expect(StoredName.name(".bad-x.xml") == nil)
    #expect(StoredName.name(".xml") == nil)
  }

  @Test func `unusable files are put aside, unfinished ones go, the others load`() async throws {
    try await store.saveDefinition("<domain/>", name: "good")
    try Data().write(to: URL(fileURLWithPath: layout.definitions + "/empty.xml"))
    try Data([0x3C, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: layout.definitions + "/binary.xml"))
    try Data([1]).write(to: URL(fileURLWithPath: layout.definitions + "/.tmp-1-1"))
    try Data([1]).write(to: URL(fileURLWithPath: layout.definitions + "/README"))
    mkdir(layout.definitions + "/folder.xml", 0o755)
    #expect(try await store.load().definitions.map(\.name) == ["good"])
    let files = try names(layout.definitions)
    #expect(files.filter { $0.hasPrefix(".bad-empty.xml-") }.count == 2)
    #expect(files.filter { $0.hasPrefix(".bad-binary.xml-") }.count == 2)
    #expect(!files.contains(".tmp-1-1"))
    #expect(files.contains("README"))
    await store.quarantine(.definition, name: "good", reason: "names twice")
    #expect(try await store.load().definitions.isEmpty)
  }

  @Test func `a mark without definition starts nothing`() async throws {
    try await store.setAutostart(true, name: "ghost")
    #expect(try await store.load().autostart.isEmpty)
  }

  @Test func `autostart is claimed once for each boot`() async throws {
    #expect(try await store.claimAutostart(boot: "first"))
    #expect(try await store.claimAutostart(boot: "first") == false)
    #expect(try await FileDomainStore(layout: layout, log: store.log).claimAutostart(boot: "first") == false)
    #expect(try await store.claimAutostart(boot: "second"))
  }

  @Test func `a stalled file delays no other work`() async throws {
    #expect(mkfifo(layout.definitions + "/stalled.xml", 0o600) == 0)
    try await store.saveDefinition("<domain/>", name: "good")
    // Opened without waiting, a FIFO without writer is an empty file.
    #expect(try await store.load().definitions.map(\.name) == ["good"])
  }
}
