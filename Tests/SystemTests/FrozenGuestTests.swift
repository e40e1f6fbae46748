import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Destroy always works; and nobody else waits for a guest that does not answer.
  @Suite("A frozen QEMU")
  struct FrozenGuestTests {
    private struct Outcome: Decodable {
      var reads: [String: [Double]]
      var blockedStill: Bool
      var destroy: Double
      var freed: Bool
      var blockedError: [JSONValue]?
      var gone: Bool
      var state: [Int]
    }

    @Test("is destroyed while a client waits for its monitor; lists and dumps go on, and the waiting one gets an error")
    func destroyWhileBlocked() async throws {
      try await withDaemon { daemon in
        let frozen = Guest.idle("frozen", on: daemon)
        let other = Guest.idle("other", on: daemon)
        let outcome = try await daemon.python(
          """
          looker, blocked, destroyer = libvirt.open(uri), libvirt.open(uri), libvirt.open(uri)
          domain = looker.defineXML('''\(frozen.xml)''')
          domain.create()
          other = looker.defineXML('''\(other.xml)''')
          other.create()
          pid = emulator("\(frozen.uuid)")
          pidfd = os.pidfd_open(pid)
          os.kill(pid, signal.SIGSTOP)
          result = []
          asked = threading.Event()
          def ask():
            mine = blocked.lookupByUUIDString("\(frozen.uuid)")
            asked.set()
            result.append(error_of(libvirt_qemu.qemuMonitorCommand, mine, '{"execute":"query-status"}', 0))
          waiting = threading.Thread(target=ask)
          waiting.start()
          asked.wait(10)
          reads = {"list": [], "dumpxml": [], "state": [], "info": []}
          for _ in range(25):
            reads["list"].append(timed(looker.listAllDomains, 0)[0])
            reads["dumpxml"].append(timed(domain.XMLDesc, 0)[0])
            reads["state"].append(timed(domain.state)[0])
            reads["info"].append(timed(domain.info)[0])
          still = waiting.is_alive()
          took, _ = timed(destroyer.lookupByUUIDString("\(frozen.uuid)").destroy)
          waiting.join(2)
          freed = not waiting.is_alive()
          tell(dict(reads=reads, blockedStill=still, destroy=took, freed=freed,
                    blockedError=result[0] if result else None,
                    gone=pidfd_gone(pidfd, 0), state=domain.state()))
          """, as: Outcome.self)
        #expect(outcome.blockedStill)
        for (call, times) in outcome.reads {
          // One that waited for the guest would take seconds; a busy machine may delay one of them a little.
          let sorted = times.sorted()
          #expect(sorted[sorted.count * 8 / 10] < 50, "\(call): \(sorted) ms")
          #expect(sorted.last ?? 1000 < 500, "\(call): \(sorted) ms")
        }
        #expect(outcome.destroy < 1000)
        #expect(outcome.freed)
        #expect(outcome.blockedError?.first == .number(55))
        #expect(outcome.gone)
        #expect(outcome.state == [5, 2])
      }
    }

    @Test("is destroyed while a start of another and a suspend of its own go on")
    func destroyWhileWorkingElsewhere() async throws {
      try await withDaemon { daemon in
        let frozen = Guest.idle("frozen", on: daemon)
        let outcome = try await daemon.python(
          """
          first, second, third = libvirt.open(uri), libvirt.open(uri), libvirt.open(uri)
          domain = first.createXML('''\(frozen.xml)''')
          os.kill(emulator("\(frozen.uuid)"), signal.SIGSTOP)
          errors = []
          waiting = []
          for connection in (first, second):
            mine = connection.lookupByUUIDString("\(frozen.uuid)")
            waiting.append(threading.Thread(target=lambda mine=mine: errors.append(error_of(mine.suspend))))
          for thread in waiting: thread.start()
          took, _ = timed(third.lookupByUUIDString("\(frozen.uuid)").destroy)
          for thread in waiting: thread.join(2)
          tell(dict(took=[took], errors=[error[0] if error else 0 for error in errors]))
          """, as: [String: [Double]].self)
        #expect(outcome["took"]?.first ?? 5000 < 1000)
        // Whoever came before the destroy was told that the guest is not running, whoever came after that there is none.
        let errors = outcome["errors"] ?? []
        #expect(errors.count == 2)
        #expect(errors.allSatisfy { $0 == 55 || $0 == 42 })
      }
    }

    @Test("killed behind the daemon's back is seen at once, by state, reason and event")
    func killedByHand() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("killed", on: daemon)
        let events = try await daemon.startListening()
        try await daemon.virsh("define", daemon.write(guest.xml, "killed"))
        try await daemon.virsh("start", guest.name)
        kill(try #require(Processes.emulator(of: guest.uuid)), SIGKILL)
        _ = try await events.line(holding: "'\(guest.name)': Stopped", within: .seconds(5))
        #expect(try await daemon.state(of: guest.name) == "shut off (crashed)")
        try await daemon.virsh("start", guest.name)
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
      }
    }
  }
}
