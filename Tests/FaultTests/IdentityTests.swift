import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// What a daemon believes of a process, and what it does to one that is somebody else's: nothing.
  @Suite("The identity of a process")
  struct IdentityTests {
    /// What a state says of a process.
    enum Forgery: String, CaseIterable, Sendable {
      /// Another program, right in number, start and executable.
      case foreign
      /// The QEMU of another domain.
      case neighbour
      /// The number of another program, with the executable of a guest.
      case executable
      /// The number of a guest, with another start.
      case startTime
    }

    @Test("that took the number of a guest which has ended is never signalled", arguments: Forgery.allCases)
    func forged(_ forgery: Forgery) async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        let other = Guest.idle("other", on: daemon)
        for guest in [guest, other] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
          try await daemon.virsh("start", guest.name)
        }
        let sleeper = try RunningProgram(["/bin/sleep", "600"])
        defer { sleeper.signal(SIGKILL) }
        let ended = try #require(Processes.emulator(of: guest.uuid))
        let neighbour = try #require(Processes.emulator(of: other.uuid))
        try await daemon.crash()
        try await end(ended, on: daemon)
        let victim = forgery == .foreign || forgery == .executable ? sleeper.pid : neighbour
        var facts = try Facts(of: victim)
        if forgery == .executable { facts.executable = "/usr/bin/qemu-system-x86_64" }
        if forgery == .startTime { facts.startTime += 1 }
        try facts.write(into: state(of: guest, on: daemon), pid: victim)

        try await daemon.start()
        #expect(try await daemon.state(of: guest.name) == "shut off (crashed)")
        #expect(try await daemon.state(of: other.name) == "running (booted)")
        if forgery == .foreign || forgery == .neighbour {
          #expect(try await daemon.logged("left alone").contains("\(victim)"))
        }
        // What is off cannot be destroyed, and can be started.
        #expect(try await daemon.virshResult("destroy", guest.name).status == .exited(1))
        #expect(Processes.state(of: victim) != nil && !sleeper.hasEnded)
        #expect(try Facts(of: victim).startTime == facts.startTime - (forgery == .startTime ? 1 : 0))
        try await daemon.virsh("start", guest.name)
        #expect(Processes.emulator(of: other.uuid) == neighbour)
      }
    }

    @Test("that is the guest's by its arguments, and was not written down so, is left alone until it is told to end")
    func wrongStartTime() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
        try await daemon.virsh("start", guest.name)
        let emulator = try #require(Processes.emulator(of: guest.uuid))
        try await daemon.crash()
        var facts = try Facts(of: emulator)
        facts.startTime += 1
        try facts.write(into: state(of: guest, on: daemon), pid: emulator)
        try await daemon.start()
        // Nobody knows whether it is: it is not called off, and nothing is asked of it.
        try await daemon.logged("process \(emulator) has the folder")
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
        let refused = try await daemon.virshResult("suspend", guest.name)
        #expect(refused.errors.contains("\(emulator)"), "\(refused)")
        #expect(Processes.state(of: emulator) != nil)
        try await daemon.virsh("destroy", guest.name)
        #expect(Processes.emulator(of: guest.uuid) == nil)
        #expect(try await daemon.state(of: guest.name) == "shut off (destroyed)")
      }
    }

    @Test("that answers with another machine's uuid is left alone, also by a destroy")
    func wrongMachine() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        let other = Guest.idle("other", on: daemon)
        for guest in [guest, other] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
          try await daemon.virsh("start", guest.name)
        }
        let ended = try #require(Processes.emulator(of: guest.uuid))
        let neighbour = try #require(Processes.emulator(of: other.uuid))
        try await daemon.crash()
        try await end(ended, on: daemon)
        // All of the neighbour's: number, start, executable, monitor, folder.
        let path = state(of: guest, on: daemon)
        let mine = try String(contentsOfFile: path, encoding: .utf8)
        let theirs = try String(contentsOfFile: state(of: other, on: daemon), encoding: .utf8)
        let head = try #require(theirs.range(of: "<domain type"))
        let body = try #require(mine.range(of: "<domain type"))
        let forged = theirs[..<head.lowerBound].replacingOccurrences(of: other.name, with: guest.name)
          .replacingOccurrences(of: other.uuid, with: guest.uuid)
          .replacingOccurrences(of: "-\(guest.name.prefix(20))/", with: "-\(other.name.prefix(20))/")
        try (forged + mine[body.lowerBound...]).write(toFile: path, atomically: false, encoding: .utf8)
        try await daemon.start()
        #expect(try await daemon.state(of: other.name) == "running (booted)")
        _ = try await daemon.virshResult("destroy", guest.name)
        #expect(Processes.emulator(of: other.uuid) == neighbour)
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off"))
        try await daemon.virsh("suspend", other.name)
        #expect(try await daemon.state(of: other.name) == "paused (user)")
      }
    }

    /// What lies where a state should be.
    enum Damage: String, CaseIterable, Sendable {
      case half, empty, garbage, folder, link
    }

    @Test(
      "is not needed: a damaged state is put aside with its reason, and its guest is found by its process",
      arguments: Damage.allCases)
    func damaged(_ damage: Damage) async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        let other = Guest.idle("other", on: daemon)
        for guest in [guest, other] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
          try await daemon.virsh("start", guest.name)
        }
        let emulator = try #require(Processes.emulator(of: guest.uuid))
        try await daemon.crash()
        let path = state(of: guest, on: daemon)
        let before = try make(damage, at: path)

        try await daemon.start()
        #expect(try await daemon.state(of: other.name) == "running (booted)")
        // Its command line and its monitor tell all that was lost, but for why it runs.
        #expect(try await daemon.state(of: guest.name) == "running (unpaused)")
        #expect(Processes.emulator(of: guest.uuid) == emulator)
        let aside = try files(in: daemon.root + "/run/qemu").filter { $0.contains(".bad-") }
        let file = try #require(aside.first { !$0.hasSuffix(".reason") })
        #expect(try String(contentsOfFile: file + ".reason", encoding: .utf8).count > 5)
        if let before { #expect(FileManager.default.contents(atPath: file) == before) }
        try await daemon.virsh("suspend", guest.name)
        #expect(try await daemon.state(of: guest.name) == "paused (user)")
        try await daemon.virsh("destroy", guest.name)
        #expect(Processes.emulator(of: guest.uuid) == nil)
        try await daemon.virsh("start", guest.name)
        // They are the test's to remove: nothing may be left behind.
        for file in aside { try FileManager.default.removeItem(atPath: file) }
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
      }
    }

    /// - Returns: what has to be kept; nil for what is no file.
    private func make(_ damage: Damage, at path: String) throws -> Data? {
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try FileManager.default.removeItem(atPath: path)
      var content: Data?
      switch damage {
      case .half: content = whole.prefix(whole.count / 2)
      case .empty: content = Data()
      case .garbage: content = Data((0..<10 << 20).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761) })
      case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
      }
      try content?.write(to: URL(fileURLWithPath: path))
      return content
    }

    private func state(of guest: Guest, on daemon: DaemonUnderTest) -> String {
      daemon.root + "/run/qemu/\(guest.name).xml"
    }

    private func files(in folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
    }

    /// Ends a process and waits until it has.
    private func end(_ pid: pid_t, on daemon: DaemonUnderTest) async throws {
      let client = try CrashClient(on: daemon)
      kill(pid, SIGKILL)
      try await client.perform("forget(); gone(\(pid))")
      try await client.end()
    }

    /// Who a process is, as the kernel says it.
    private struct Facts {
      var startTime: UInt64
      var executable: String

      init(of pid: pid_t) throws {
        let line = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
        startTime = try #require(fields.indices.contains(19) ? UInt64(fields[19]) : nil)
        executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
      }

      /// Writes it into a state in place of the guest's.
      func write(into path: String, pid: pid_t) throws {
        var text = try String(contentsOfFile: path, encoding: .utf8)
        for (name, value) in [("pid", "\(pid)"), ("starttime", "\(startTime)"), ("executable", executable)] {
          let old = try #require(text.range(of: " \(name)='[^']*'", options: .regularExpression))
          text.replaceSubrange(old, with: " \(name)='\(value)'")
        }
        try text.write(toFile: path, atomically: false, encoding: .utf8)
      }
    }
  }
}
