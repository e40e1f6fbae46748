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

  @Test func `who starts once is noted with the boot, and the file is there for as long as somebody is`() async throws {
    let (one, two) = (DroverCore.UUID(high: 1, low: 2), DroverCore.UUID(high: 3, low: 4))
    try await store.setStartsOnce(one, after: "boot-1")
    try await store.setStartsOnce(two, after: "boot-2")
    try await store.setStartsOnce(two, after: "boot-2")
    #expect(try await FileDomainStore(layout: layout, log: store.log).startsOnce() == [one: "boot-1", two: "boot-2"])
    #expect(try await store.load().definitions.isEmpty)
    for uuid in [one, two, two] { try await store.setStartsOnce(uuid, after: nil) }
    #expect(try await store.startsOnce().isEmpty && !names(layout.definitions).contains("autostart-once"))
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
    try await store.removeDefinition(name: "b", alongWith: [])
    let after = try await store.load()
    #expect(after.definitions.map(\.name) == ["a"])
    #expect(after.states.isEmpty)
    #expect(after.autostart.isEmpty)
  }

  @Test func `removing a definition takes its mark along`() async throws {
    try await store.saveDefinition("<domain/>", name: "vm")
    try await store.setAutostart(true, name: "vm")
    try await store.removeDefinition(name: "vm", alongWith: [])
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
    try await store.removeDefinition(name: name, alongWith: [])
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

  @Test func `a mark without definition starts nothing, and goes`() async throws {
    try await store.setAutostart(true, name: "ghost")
    #expect(try await store.load().autostart.isEmpty)
    #expect(try names(layout.autostart).isEmpty)
  }

  @Test func `the mark of a definition that is put aside goes with it`() async throws {
    try await store.saveDefinition("<domain/>", name: "vm")
    try await store.setAutostart(true, name: "vm")
    await store.quarantine(.definition, name: "vm", reason: "it is no domain")
    try await store.saveDefinition("<domain/>", name: "vm")
    #expect(try await store.load().autostart.isEmpty)
    #expect(try names(layout.autostart).filter { $0.hasPrefix(".bad-vm.xml-") }.count == 2)
  }

  @Test func `what is still to be started is known to the next daemon, for one boot of the host`() async throws {
    #expect(try await store.pendingAutostart(boot: "first") == nil)
    try await store.savePendingAutostart(["web", "new\nline"], boot: "first")
    let next = FileDomainStore(layout: layout, log: store.log)
    #expect(try await next.pendingAutostart(boot: "first") == ["web", "new\nline"])
    try await next.savePendingAutostart([], boot: "first")
    #expect(try await store.pendingAutostart(boot: "first") == [])
    #expect(try await store.pendingAutostart(boot: "second") == nil)
  }

  @Test func `a removal that was interrupted is finished by the next daemon`() async throws {
    let variables = folder("vars.fd")
    try await store.saveDefinition("<domain/>", name: "vm")
    try await store.setAutostart(true, name: "vm")
    try Data([1]).write(to: URL(fileURLWithPath: variables))
    let removal = Removal(name: "vm", files: [variables], definition: Array("<domain/>".utf8))
    try Data(removal.bytes).write(to: URL(fileURLWithPath: layout.definitions + "/.removal-1-1"))
    #expect(try await store.load().definitions.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: variables))
    #expect(try names(layout.definitions) == ["autostart"])
    #expect(try names(layout.autostart).isEmpty)
  }

  @Test func `a removal that was interrupted takes no later definition of the name`() async throws {
    let variables = folder("vars.fd")
    try await store.saveDefinition("<domain>new</domain>", name: "vm")
    try Data([1]).write(to: URL(fileURLWithPath: variables))
    let removal = Removal(name: "vm", files: [variables], definition: Array("<domain/>".utf8))
    try Data(removal.bytes).write(to: URL(fileURLWithPath: layout.definitions + "/.removal-1-1"))
    #expect(try await store.load().definitions.map(\.name) == ["vm"])
    #expect(FileManager.default.fileExists(atPath: variables))
    #expect(try names(layout.definitions) == ["autostart", "vm.xml"])
  }

  @Test(arguments: [[], ["/a"], ["/a\nb", "/c"]]) func `the note of a removal is read as it was written`(
    files: [String]
  ) {
    let removal = Removal(name: "vm", files: files, definition: [0x3C, 0, 0, 1])
    #expect(Removal(bytes: removal.bytes) == removal)
  }

  @Test func `a removal that cannot begin takes nothing`() async throws {
    try await store.saveDefinition("<domain/>", name: "vm")
    try await store.setAutostart(true, name: "vm")
    // A folder in its place cannot be removed as a file.
    mkdir(folder("vars.fd"), 0o755)
    await #expect(throws: VirtError.self) {
      try await store.removeDefinition(name: "vm", alongWith: [folder("vars.fd")])
    }
    #expect(try names(layout.definitions) == ["autostart", "vm.xml"])
    #expect(try await store.load().autostart == ["vm"])
  }

  @Test(arguments: ["folder", "link", "fifo"]) func `what is in the place of a state is put aside`(
    what: String
  ) async throws {
    let path = layout.states + "/vm.xml"
    switch what {
    case "folder": mkdir(path, 0o755)
    case "link": symlink("/etc/hostname", path)
    default: mkfifo(path, 0o600)
    }
    #expect(try await store.load().states.isEmpty)
    let files = try names(layout.states)
    #expect(files.count == 2 && files.allSatisfy { $0.hasPrefix(".bad-vm.xml-") })
    let reason = try #require(files.first { $0.hasSuffix(".reason") })
    #expect(try String(contentsOfFile: "\(layout.states)/\(reason)", encoding: .utf8).contains("no"))
  }

  @Test func `a stalled file delays no other work`() async throws {
    #expect(mkfifo(layout.definitions + "/stalled.xml", 0o600) == 0)
    try await store.saveDefinition("<domain/>", name: "good")
    // Opened without waiting, a FIFO without writer is an empty file.
    #expect(try await store.load().definitions.map(\.name) == ["good"])
  }
}
