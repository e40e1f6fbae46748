import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What the daemon's own end and beginning do to its guests: nothing.
  @Suite("A restart of the daemon")
  struct RestartTests {
    @Test("finds three running guests again after SIGKILL, with their ids, states and reasons")
    func crashWithThreeGuests() async throws {
      try await withDaemon { daemon in
        let linux = try Guest.linux("linux", on: daemon)
        let paused = Guest.idle("paused", on: daemon)
        let transient = Guest.idle("transient", on: daemon)
        try await daemon.virsh("define", daemon.write(linux.xml, "linux"))
        try await daemon.virsh("define", daemon.write(paused.xml, "paused"))
        try await daemon.virsh("start", "--paused", linux.name)
        let console = try Console(daemon.file("linux.console"))
        try await daemon.virsh("resume", linux.name)
        try await daemon.virsh("start", paused.name)
        try await daemon.virsh("suspend", paused.name)
        try await daemon.virsh("create", daemon.write(transient.xml, "transient"))
        try await console.line(holding: "drover-guest: count 1 ")
        let guests = [linux, paused, transient]
        let before = try await facts(of: guests, on: daemon)

        try await daemon.crash()
        let counted = console.lines.value.lines.count
        _ = try await console.lines.wait(for: "the guest counting on", within: .seconds(30)) { written in
          written.lines.dropFirst(counted).first { $0.contains("count") }
        }
        try await daemon.start()

        #expect(try await facts(of: guests, on: daemon) == before)
        #expect(before[1].state == "paused (user)")
        #expect(before.allSatisfy { $0.emulator != nil && Int($0.id) != nil })
        // They are not merely listed: they do what they are told, and what happens to them is heard of.
        let events = try await daemon.startListening()
        try await daemon.virsh("resume", paused.name)
        try await daemon.virsh("shutdown", linux.name)
        _ = try await events.line(holding: "'\(linux.name)': Stopped Shutdown", within: .seconds(30))
        try await daemon.virsh("destroy", transient.name)
        #expect(try await daemon.virshResult("domstate", transient.name).status == .exited(1))
        // An id is never given twice.
        try await daemon.virsh("start", linux.name)
        let next = try await daemon.virsh("domid", linux.name).lines.first ?? ""
        #expect(!before.map(\.id).contains(next))
      }
    }

    @Test("leaves guests running when it is asked to stop, and knows them again")
    func orderly() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        try await daemon.virsh("start", guest.name)
        let before = try await facts(of: [guest], on: daemon)
        try await daemon.stop()
        #expect(Processes.emulator(of: guest.uuid) == before[0].emulator)
        try await daemon.start()
        #expect(try await facts(of: [guest], on: daemon) == before)
      }
    }

    @Test("knows why each guest is off, and which ones start by themselves")
    func reasonsOfShutOff() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let destroyed = Guest.idle("destroyed", on: daemon)
        let never = Guest.idle("never", on: daemon)
        for guest in [destroyed, never] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
        }
        try await daemon.virsh("autostart", never.name)
        try await daemon.virsh("start", destroyed.name)
        try await daemon.virsh("destroy", destroyed.name)
        let xml = try await daemon.virsh("dumpxml", destroyed.name).output
        try await daemon.crash()
        try await daemon.start()
        #expect(try await daemon.state(of: destroyed.name) == "shut off (destroyed)")
        #expect(try await daemon.virsh("dumpxml", destroyed.name).output == xml)
        let facts = try await daemon.virsh("dominfo", never.name).lines
        #expect(facts.contains { $0.hasPrefix("Autostart:") && $0.hasSuffix("enable") })
      }
    }

    @Test("sees that a guest has ended meanwhile, and says so")
    func endedMeanwhile() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        let transient = Guest.idle("transient", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        try await daemon.virsh("start", guest.name)
        try await daemon.virsh("create", daemon.write(transient.xml, "transient"))
        try await daemon.crash()
        for uuid in [guest.uuid, transient.uuid] {
          kill(try #require(Processes.emulator(of: uuid)), SIGKILL)
        }
        try await daemon.start()
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off ("))
        #expect(try await daemon.state(of: guest.name) != "shut off (unknown)")
        #expect(try await daemon.virshResult("domstate", transient.name).status == .exited(1))
      }
    }

    @Test("puts half a state file aside with its reason, and goes on with all the others")
    func brokenFiles() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let whole = Guest.idle("whole", on: daemon)
        let broken = Guest.idle("broken", on: daemon)
        for guest in [whole, broken] {
          try await daemon.virsh("define", daemon.write(guest.xml, guest.name))
        }
        try await daemon.stop()
        let path = daemon.root + "/etc/qemu/\(broken.name).xml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let half = String(text.prefix(text.count / 2))
        try half.write(toFile: path, atomically: true, encoding: .utf8)
        try await daemon.start()
        #expect(try await daemon.state(of: whole.name).hasPrefix("shut off"))
        #expect(try await daemon.virshResult("domstate", broken.name).status == .exited(1))
        try await daemon.logged(broken.name)
        // It is not deleted: somebody may want to mend it.
        #expect(Self.files(in: daemon.root, holding: half).count == 1)
        // The file and its reason are the test's to remove: nothing may be left behind.
        for aside in Self.files(in: daemon.root, named: broken.name) {
          try FileManager.default.removeItem(atPath: aside)
        }
      }
    }

    @Test("starts what is marked so, once in each boot of the host")
    func autostart() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        try await daemon.virsh("autostart", guest.name)
        try await daemon.stop()
        try await daemon.start()
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off"))
        // What a boot does: it empties /run.
        try await daemon.stop()
        try FileManager.default.removeItem(atPath: daemon.root + "/run")
        try await daemon.start()
        let state = try await daemon.python(
          """
          libvirt.virEventRegisterDefaultImpl()
          connection = libvirt.open(uri)
          started = threading.Event()
          def hear(connection, domain, event, detail, opaque):
            if event == libvirt.VIR_DOMAIN_EVENT_STARTED: started.set()
          connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, hear, None)
          threading.Thread(daemon=True, target=lambda: [libvirt.virEventRunDefaultImpl() for _ in iter(int, 1)]).start()
          domain = connection.lookupByName(prefix + "guest")
          if domain.state()[0] != libvirt.VIR_DOMAIN_RUNNING: started.wait(20)
          tell(domain.state())
          """, as: [Int].self)
        #expect(state == [1, 1])
      }
    }

    @Test("is refused while another daemon has the same root")
    func oneAtATime() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let second = try await FinishedProgram.run([Checkout.daemon, "--root", daemon.root])
        #expect(!second.succeeded)
        #expect(!second.errors.isEmpty)
        try await daemon.virsh("list")
      }
    }

    private struct Facts: Equatable {
      let id: String
      let state: String
      let emulator: pid_t?
    }

    private func facts(of guests: [Guest], on daemon: DaemonUnderTest) async throws -> [Facts] {
      var facts: [Facts] = []
      for guest in guests {
        let id = try await daemon.virsh("domid", guest.name).lines.first ?? ""
        let state = try await daemon.state(of: guest.name)
        facts.append(Facts(id: id, state: state, emulator: Processes.emulator(of: guest.uuid)))
      }
      return facts
    }

    private static func files(in folder: String) -> [String] {
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return names.map { folder + "/" + $0 }
    }

    private static func files(in folder: String, holding text: String) -> [String] {
      files(in: folder).filter { (try? String(contentsOfFile: $0, encoding: .utf8)) == text }
    }

    private static func files(in folder: String, named name: String) -> [String] {
      files(in: folder).filter { $0.contains(name) }
    }
  }
}
