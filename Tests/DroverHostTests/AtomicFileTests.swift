import DroverCore
import Foundation
import Testing

@testable import DroverHost

@Suite(.timeLimit(.minutes(1))) struct AtomicFileTests {
  private let folder = ScratchFolder()

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  @Test(arguments: [AtomicFile.Durability.synced, .renamed])
  func `a file is replaced as a whole, with its mode, and nothing else is left`(durability: AtomicFile.Durability)
    throws
  {
    let path = folder("f")
    try AtomicFile.write(path, "one", durability: durability)
    try AtomicFile.write(path, "two", durability: durability, mode: 0o640)
    #expect(try FileContents.text(path) == "two")
    #expect(try names() == ["f"])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func `what cannot be written leaves the old file and no unfinished one`() throws {
    let path = folder("dir")
    try AtomicFile.makeFolder(path + "/inside", mode: 0o755)
    let error = #expect(throws: VirtError.self) { try AtomicFile.write(path, "x", durability: .synced) }
    #expect(error?.code == .systemError)
    #expect(error?.message.contains("cannot write \(path)") == true)
    #expect(try names() == ["dir"])
    #expect(throws: VirtError.self) { try AtomicFile.write("/nonexistent/f", "x", durability: .synced) }
  }

  @Test func `a full disk is an error with the kernel's words`() throws {
    // /dev/full stands for the disk: every write to it fails so.
    let full = try Descriptor.opening("/dev/full", O_WRONLY)
    let failure = #expect(throws: SystemFailure.self) {
      try Array("x".utf8).withUnsafeBytes { bytes throws in try full.writeAll(bytes) }
    }
    #expect(failure?.error("write").message.contains("No space left on device") == true)
  }

  @Test func `a quarantined file is kept with its reason`() throws {
    let path = folder("vm.xml")
    for text in ["half", "half again"] {
      try AtomicFile.write(path, text, durability: .renamed)
      let aside = try #require(try AtomicFile.quarantine(path, reason: "no end tag"))
      #expect(try FileContents.text(aside) == text)
      #expect(try FileContents.text(aside + ".reason") == "no end tag\n")
    }
    #expect(try names().count == 4)
    #expect(try AtomicFile.quarantine(path, reason: "none") == nil)
  }

  @Test func `removing twice is no error`() throws {
    try AtomicFile.write(folder("f"), "x", durability: .renamed)
    for _ in 0..<2 { try AtomicFile.remove(folder("f"), durability: .synced) }
    #expect(try names().isEmpty)
  }

  @Test func `contents larger than a page are read whole, and past the limit not at all`() throws {
    let text = String(repeating: "0123456789", count: 50_000)
    try AtomicFile.write(folder("big"), text, durability: .renamed)
    #expect(try FileContents.text(folder("big")) == text)
    #expect(throws: SystemFailure(EFBIG)) { try FileContents.text(folder("big"), limit: 400_000) }
  }

  #if DEBUG
    @Test func `each durable step is noted, and a crash can be asked for before any of them`() async throws {
      let own = OwnProcess("crash-at-durable-step")
      if own.isHere {
        for text in ["one", "two"] { try AtomicFile.write(folder("f"), text, durability: .synced) }
        return
      }
      let steps = folder("steps")
      let status = try await own.run(environment: [("DROVER_DURABLE_STEPS", steps), ("DROVER_CRASH_AT", "5")])
      #expect(status == .signalled(SIGKILL))
      let kinds = try FileContents.text(steps).split(separator: "\n").map { $0.split(separator: " ")[1] }
      // Two files of three steps each, ended before the second one's rename.
      #expect(kinds == ["file-sync", "rename", "folder-sync", "file-sync", "rename"])
    }
  #endif
}
