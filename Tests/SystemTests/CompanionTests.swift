import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Programs that run beside a guest: the one that plays its TPM, those that serve folders to it.
  @Suite("Companions")
  struct CompanionTests {
    private static let tpm = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"

    private static func folder(_ path: String, _ tag: String, _ more: String = "") -> String {
      """
      <filesystem type='mount'><driver type='virtiofs'/>\(more)
      <source dir='\(path)'/><target dir='\(tag)'/></filesystem>
      """
    }

    private func define(_ guest: Guest, _ daemon: DaemonUnderTest) async throws {
      try await daemon.virsh("define", try daemon.write(guest.xml, "guest"))
    }

    /// The programs of a name that have to do with the test.
    private func programs(_ name: String, _ daemon: DaemonUnderTest) -> [pid_t] {
      Processes.touching(daemon.folder).filter { Processes.arguments(of: $0).first?.hasSuffix("/\(name)") == true }
    }

    private func state(_ guest: Guest, _ daemon: DaemonUnderTest) -> String { "\(daemon.root)/lib/swtpm/\(guest.uuid)" }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test("a TPM is played while its guest runs, and keeps what it was told until the guest is undefined")
    func tpm() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("trusted", on: daemon)
        guest.devices = Self.tpm
        try await define(guest, daemon)
        try await daemon.virsh("start", "--paused", guest.name)
        let first = programs("swtpm", daemon)
        #expect(first.count == 1)
        #expect(exists(state(guest, daemon) + "/tpm2/tpm2-00.permall"))
        #expect(!exists(state(guest, daemon) + "/tpm2.new"))

        try await daemon.stop()
        try await daemon.start()
        #expect(programs("swtpm", daemon) == first, "it goes on without the daemon")
        #expect(try await daemon.state(of: guest.name).hasPrefix("paused"))
        try await daemon.virsh("destroy", guest.name)
        #expect(programs("swtpm", daemon).isEmpty)

        // The keys are there: nothing is made anew.
        let made = try number(state(guest, daemon) + "/tpm2")
        try await daemon.virsh("start", "--paused", guest.name)
        #expect(programs("swtpm", daemon).count == 1)
        #expect(try number(state(guest, daemon) + "/tpm2") == made)
        try await daemon.virsh("destroy", guest.name)
        try await daemon.virsh("undefine", guest.name)
        #expect(!exists(state(guest, daemon)))
      }
    }

    /// The number of a file: another one when it was made anew.
    private func number(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
    }

    @Test("what a TPM was told outlives its guest when the caller or the definition says so")
    func kept() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("trusted", on: daemon)
        guest.devices = Self.tpm
        try await define(guest, daemon)
        try await daemon.virsh("start", "--paused", guest.name)
        try await daemon.virsh("destroy", guest.name)
        try await daemon.virsh("undefine", "--keep-tpm", guest.name)
        #expect(exists(state(guest, daemon) + "/tpm2"))
        guest.devices = Self.tpm.replacing("type='emulator'", with: "type='emulator' persistent_state='yes'")
        try await define(guest, daemon)
        try await daemon.virsh("undefine", guest.name)
        #expect(exists(state(guest, daemon) + "/tpm2"))
        // A transient guest keeps it by its definition alone.
        try await daemon.virsh("create", "--paused", try daemon.write(guest.xml, "guest"))
        try await daemon.virsh("destroy", guest.name)
        #expect(exists(state(guest, daemon) + "/tpm2"))
        try await define(guest, daemon)
        try await daemon.virsh("undefine", "--tpm", guest.name)
        #expect(!exists(state(guest, daemon)))

        guest.devices = Self.tpm
        try await daemon.virsh("create", "--paused", try daemon.write(guest.xml, "guest"))
        #expect(exists(state(guest, daemon) + "/tpm2"))
        try await daemon.virsh("destroy", guest.name)
        #expect(!exists(state(guest, daemon)))
      }
    }

    @Test("a TPM of the older version is played as well")
    func olderTPM() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("trusted", on: daemon)
        guest.devices = "<tpm model='tpm-tis'><backend type='emulator' version='1.2'/></tpm>"
        try await define(guest, daemon)
        try await daemon.virsh("start", "--paused", guest.name)
        #expect(programs("swtpm", daemon).count == 1)
        try await daemon.virsh("destroy", guest.name)
        #expect(programs("swtpm", daemon).isEmpty)
      }
    }

    @Test("each shared folder has a program of its own, which ends with the guest")
    func folders() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("sharing", on: daemon)
        for name in ["one", "two"] { try makeFolder(daemon.file(name)) }
        guest.devices =
          Self.folder(daemon.file("one"), "one")
          + Self.folder(daemon.file("two"), "two", "<binary xattr='on'><cache mode='always'/></binary>")
        guest.rest = EverydayElements.shared
        try await define(guest, daemon)
        for _ in 0..<2 {
          try await daemon.virsh("start", "--paused", guest.name)
          let served = programs("virtiofsd", daemon).flatMap { Processes.arguments(of: $0) }
          #expect(served.contains { $0.contains("source=\(daemon.file("one"))") })
          #expect(served.contains { $0.contains("source=\(daemon.file("two")),cache=always,xattr") })
          let live = try await daemon.virsh("dumpxml", guest.name).output
          #expect(live.components(separatedBy: "<binary path='").count == 3)
          try await daemon.virsh("destroy", guest.name)
          #expect(programs("virtiofsd", daemon).isEmpty)
        }
        #expect(try await daemon.virsh("domcapabilities").output.contains("<value>virtiofs</value>"))
        // What was chosen for a run is none of the definition's.
        #expect(try await !daemon.virsh("dumpxml", guest.name).output.contains("path='/usr"))
      }
    }

    @Test("a Linux reads and writes in a folder that is shared with it")
    func linux() async throws {
      try await withDaemon { daemon in
        try makeFolder(daemon.file("one"))
        try "from the host\n".write(toFile: daemon.file("one/greeting"), atomically: true, encoding: .utf8)
        var guest = try Guest.linux("sharing", on: daemon)
        guest.boot = guest.boot.replacing("console=ttyS0", with: "console=ttyS0 drover.share=one")
        guest.devices += Self.folder(daemon.file("one"), "one")
        guest.rest = EverydayElements.shared
        let console = try await daemon.boot(guest)
        try await console.line(holding: "drover-guest: share one: from the host")
        try await console.line(holding: "drover-guest: count 1 ")
        #expect(try String(contentsOfFile: daemon.file("one/answer"), encoding: .utf8) == "from the guest\n")
      }
    }

    @Test("a guest that is killed takes its companions with it")
    func killed() async throws {
      try await withDaemon { daemon in
        let events = try await daemon.startListening()
        var guest = Guest.idle("sharing", on: daemon)
        try makeFolder(daemon.file("one"))
        guest.devices = Self.folder(daemon.file("one"), "one") + Self.tpm
        guest.rest = EverydayElements.shared
        try await define(guest, daemon)
        try await daemon.virsh("start", "--paused", guest.name)
        #expect(programs("virtiofsd", daemon).count >= 1)
        #expect(programs("swtpm", daemon).count == 1)
        kill(try #require(Processes.emulator(of: guest.uuid)), SIGKILL)
        _ = try await events.line(holding: "'\(guest.name)': Stopped", within: .seconds(30))
        #expect(programs("virtiofsd", daemon).isEmpty)
        #expect(programs("swtpm", daemon).isEmpty)
        events.signal(SIGTERM)
      }
    }

    @Test("a folder that is not there is told in the server's words, and nothing is left")
    func missingFolder() async throws {
      try await withDaemon { daemon in
        var guest = Guest.idle("sharing", on: daemon)
        guest.devices = Self.folder(daemon.file("nowhere"), "one") + Self.tpm
        guest.rest = EverydayElements.shared
        try await define(guest, daemon)
        let refused = try await daemon.virshResult("start", "--paused", guest.name)
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("virtiofsd for fs0 has ended"), "\(refused)")
        #expect(programs("virtiofsd", daemon).isEmpty)
        #expect(programs("swtpm", daemon).isEmpty)
        #expect(!exists(state(guest, daemon)), "the state was made for this start alone")
      }
    }

    @Test("a host without the programs says which one is missing")
    func missingPrograms() async throws {
      let configuration = "swtpm = \"/nonexistent/swtpm\"\nvhost_user_folders = [\"/nonexistent/vhost-user\"]\n"
      try await withDaemon(configuration: configuration) { daemon in
        var guest = Guest.idle("trusted", on: daemon)
        guest.devices = Self.tpm
        try await define(guest, daemon)
        let noTPM = try await daemon.virshResult("start", guest.name)
        #expect(noTPM.errors.contains("a TPM needs the program /nonexistent/swtpm"), "\(noTPM)")
        guest.devices = Self.folder(daemon.folder, "one")
        guest.rest = EverydayElements.shared
        try await define(guest, daemon)
        let noServer = try await daemon.virshResult("start", guest.name)
        #expect(noServer.errors.contains("there is no virtiofsd on this host"), "\(noServer)")
        // Tools that ask first do not put into a definition what could not start.
        let told = try await daemon.virsh("domcapabilities").output
        #expect(!told.contains("<value>emulator</value>") && !told.contains("<value>virtiofs</value>"))
      }
    }

    private func makeFolder(_ path: String) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }
}
