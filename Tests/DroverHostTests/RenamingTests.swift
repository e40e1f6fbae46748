import Domains
import DroverCore
import Foundation
import Logging
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct RenamingTests {
  private let folder = ScratchFolder()
  private let layout: Layout
  private let store: FileDomainStore

  init() throws {
    layout = Layout(root: folder.path)
    try layout.makeFolders()
    store = FileDomainStore(layout: layout, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: layout.definitions).sorted() }
  }

  private func note(_ definition: String) throws {
    let renaming = Renaming(old: "old", new: "new", definition: Array(definition.utf8))
    try Data(renaming.bytes).write(to: URL(fileURLWithPath: layout.definitions + "/.renaming-1-1"))
  }

  @Test func `the definition has its new name, and its mark goes with it`() async throws {
    try await store.saveDefinition("<domain>old</domain>", name: "old")
    try await store.setAutostart(true, name: "old")
    try await store.renameDefinition("<domain>new</domain>", from: "old", to: "new")
    let loaded = try await store.load()
    #expect(loaded.definitions.map(\.xml) == ["<domain>new</domain>"])
    #expect(loaded.autostart == ["new"])
    #expect(try files == ["autostart", "new.xml"])
  }

  @Test func `one that was interrupted is finished once the new file is there, and forgotten before`() async throws {
    try await store.saveDefinition("<domain>old</domain>", name: "old")
    try await store.setAutostart(true, name: "old")
    try note("<domain>old</domain>")
    #expect(try await store.load().definitions.map(\.name) == ["old"])
    #expect(try files == ["autostart", "old.xml"])
    try note("<domain>old</domain>")
    try await store.saveDefinition("<domain>new</domain>", name: "new")
    let loaded = try await store.load()
    #expect(loaded.definitions.map(\.name) == ["new"] && loaded.autostart == ["new"])
    #expect(try files == ["autostart", "new.xml"])
  }

  @Test func `it takes no later definition of the old name`() async throws {
    try await store.saveDefinition("<domain>later</domain>", name: "old")
    try await store.saveDefinition("<domain>new</domain>", name: "new")
    try note("<domain>old</domain>")
    #expect(try await Set(store.load().definitions.map(\.name)) == ["old", "new"])
  }

  @Test func `a note is read as it was written, and what is none is put aside`() async throws {
    let renaming = Renaming(old: "a\nb", new: "c", definition: [0x3C, 0, 0, 1])
    #expect(Renaming(bytes: renaming.bytes) == renaming)
    for bytes in [[], [0x61], [0, 0, 1], [0x61, 0, 0xFF, 0, 1]] as [[UInt8]] { #expect(Renaming(bytes: bytes) == nil) }
    try Data([0x61]).write(to: URL(fileURLWithPath: layout.definitions + "/.renaming-1-1"))
    #expect(try await store.load().definitions.isEmpty)
    #expect(try !files.contains(".renaming-1-1"))
  }
}
