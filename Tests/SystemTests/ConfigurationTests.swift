import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What the configuration file decides.
  @Suite("The configuration")
  struct ConfigurationTests {
    @Test("gives VNC its ports, and each of them back when its guest ends, in whichever way")
    func ports() async throws {
      try await withDaemon(configuration: "vnc_port_min = 47310\nvnc_port_max = 47310\n") { daemon in
        guard !daemon.isForeign else { return }
        var guests = ["one", "two"].map { Guest.idle($0, on: daemon) }
        for index in guests.indices { guests[index].devices = "<graphics type='vnc' autoport='yes'/>" }
        for guest in guests { try await daemon.virsh("define", daemon.write(guest.xml, guest.name)) }
        let (one, two) = (guests[0], guests[1])
        try await daemon.virsh("start", one.name)
        #expect(try await daemon.virsh("vncdisplay", one.name).lines.first?.hasSuffix(":41410") == true)
        let refused = try await daemon.virshResult("start", two.name)
        #expect(refused.errors.contains("47310"), "\(refused)")

        try await daemon.virsh("destroy", one.name)
        try await daemon.virsh("start", two.name)
        let events = try await daemon.startListening()
        kill(try #require(Processes.emulator(of: two.uuid)), SIGKILL)
        _ = try await events.line(holding: "'\(two.name)': Stopped", within: .seconds(10))
        try await daemon.virsh("start", one.name)
        // A port belongs to a running guest after a restart of the daemon, too.
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.virshResult("start", two.name).status == .exited(1))
        try await daemon.virsh("destroy", one.name)
        try await daemon.virsh("start", two.name)
      }
    }

    @Test("names who QEMU runs as; where the daemon cannot become that, a start says so")
    func user() async throws {
      try await withDaemon(configuration: "user = \"nobody\"\n") { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        let started = try await daemon.virshResult("start", guest.name)
        if getuid() == 0 {
          #expect(started.succeeded, "\(started)")
          let emulator = try #require(Processes.emulator(of: guest.uuid))
          let status = try String(contentsOfFile: "/proc/\(emulator)/status", encoding: .utf8)
          let users = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }?.split(separator: "\t").dropFirst()
          let nobody = try #require(getpwnam("nobody")).pointee.pw_uid
          #expect(users.map(Set.init) == [Substring("\(nobody)")])
          #expect(!daemon.log.contains("runs as root"))
        } else {
          #expect(started.status == .exited(1))
          #expect(started.errors.contains("nobody"), "\(started)")
        }
      }
    }

    @Test("with mistakes in it is read as far as it goes, and the log names their lines")
    func mistakes() async throws {
      let text = "vnc_port_min = 47320\nno_such_key = 1\nkeepalive_interval = \"soon\"\n"
      try await withDaemon(configuration: text) { daemon in
        guard !daemon.isForeign else { return }
        try await daemon.virsh("list")
        try await daemon.logged("no_such_key")
        try await daemon.logged("keepalive_interval")
        #expect(!daemon.log.contains("vnc_port_min"))
      }
    }

    @Test("is read again when the daemon is told to")
    func reload() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        try daemon.configure("log_level = \"debug\"\nno_such_key = 1\n")
        try daemon.daemon.signal(SIGHUP)
        _ = try await daemon.daemon.errors.wait(for: "the configuration read again", within: .seconds(10)) { written in
          written.lines.first { $0.contains("configuration read again") }
        }
        try await daemon.logged("no_such_key")
      }
    }
  }
}
