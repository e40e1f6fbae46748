import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Whatever clients do, the daemon gives them no more than it can afford, and says so.
  @Suite("Bounds")
  struct BoundsTests {
    /// What the scripts speak to the socket with, past libvirt's client.
    private static let frames = """
      REMOTE = 0x20008086
      def packed(procedure, serial, body=b""):
        return struct.pack(">IIIiiIi", len(body) + 28, REMOTE, 1, procedure, 0, serial, 0) + body
      def answer(peer):
        # Header and body of the next frame; None when the connection is closed.
        try:
          head = peer.recv(4, socket.MSG_WAITALL)
          if len(head) < 4: return None
          rest = peer.recv(struct.unpack(">I", head)[0] - 4, socket.MSG_WAITALL)
          return struct.unpack(">IIiiIi", rest[:24]), rest[24:]
        except (ConnectionError, socket.timeout):
          return None
      def connected():
        peer = socket.socket(socket.AF_UNIX)
        # Waits for room in the backlog; with a timeout it would not.
        peer.connect(socket_path)
        peer.settimeout(20)
        return peer
      def opened():
        peer = connected()
        peer.sendall(packed(66, 0))
        answer(peer)
        name = b"qemu:///system"
        peer.sendall(packed(1, 1, struct.pack(">II", 1, len(name)) + name + b"\\0" * (-len(name) % 4) + struct.pack(">I", 0)))
        answer(peer)
        return peer

      """

    /// Asks the daemon for its counters, and waits for the line.
    private func counters(of daemon: DaemonUnderTest) async throws -> [String: Int] {
      let program = try daemon.daemon
      let before = program.errors.value.lines.count
      program.signal(SIGUSR1)
      let line = try await program.errors.wait(for: "the counters", within: .seconds(10)) { written in
        written.lines.dropFirst(before).first { $0.contains("counters ") }
      }
      let pairs = line.split(separator: " ").compactMap { word -> (String, Int)? in
        let parts = word.split(separator: "=")
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        return (String(parts[0]), number)
      }
      return Dictionary(pairs) { first, _ in first }
    }

    @Test("of events: a client that does not read its own is disconnected, logged and counted; others hear all")
    func slowReader() async throws {
      try await withDaemon(configuration: "max_client_queue = 65536\n") { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        let outcome = try await daemon.python(
          Self.frames + """
            slow = opened()
            # CONNECT_DOMAIN_EVENT_REGISTER; its answer is read, and then nothing more.
            slow.sendall(packed(105, 2))
            answer(slow)
            libvirt.virEventRegisterDefaultImpl()
            connection = libvirt.open(uri)
            heard = []
            connection.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE,
              lambda connection, domain, event, detail, opaque: heard.append(event), None)
            threading.Thread(daemon=True, target=lambda: [libvirt.virEventRunDefaultImpl() for _ in iter(int, 1)]).start()
            import select
            hung_up = select.poll()
            hung_up.register(slow, select.POLLRDHUP)
            sent = 0
            while not hung_up.poll(0) and sent < 20000:
              connection.defineXML('''\(guest.xml)''').undefine()
              sent += 2
            deadline = time.monotonic() + 20
            while len(heard) < sent and time.monotonic() < deadline: connection.getLibVersion()
            tell([sent, len(heard)])
            """, as: [Int].self, within: .seconds(120))
        #expect(outcome[0] > 100 && outcome[0] < 20_000, "\(outcome)")
        #expect(outcome[1] == outcome[0])
        try await daemon.logged("a client does not read its events")
        let counters = try await counters(of: daemon)
        #expect(counters["slow"] == 1)
        #expect(counters["broken"] == 0)
        #expect((counters["accepted"] ?? 0) >= 2)
        #expect((counters["descriptors"] ?? 0) > 5)
      }
    }

    @Test("of clients: one beyond the limit waits, and comes in when another goes")
    func clients() async throws {
      try await withDaemon(configuration: "max_clients = 3\n") { daemon in
        guard !daemon.isForeign else { return }
        let answers = try await daemon.python(
          Self.frames + """
            inside = [opened() for _ in range(3)]
            waiting = connected()
            waiting.sendall(packed(66, 0))
            # CONNECT_NUM_OF_DOMAINS, on one that is inside.
            for serial in range(50):
              inside[0].sendall(packed(51, serial + 2))
              assert answer(inside[0]) is not None
            import select
            early = bool(select.select([waiting], [], [], 0)[0])
            inside[1].close()
            late = answer(waiting) is not None
            for peer in inside + [waiting]: peer.close()
            tell([early, late])
            """, as: [Bool].self)
        #expect(answers == [false, true])
      }
    }

    @Test("of descriptors: clients beyond them are turned away, those inside are served, and it recovers")
    func descriptors() async throws {
      try await withDaemon(wrapper: ["prlimit", "--nofile=64:64"]) { daemon in
        guard !daemon.isForeign else { return }
        let found = try await daemon.python(
          Self.frames + """
            inside = opened()
            crowd = [connected() for _ in range(200)]
            turned_away = 0
            for peer in crowd:
              try:
                peer.sendall(packed(66, 0))
                turned_away += answer(peer) is None
              except OSError:
                turned_away += 1
            slowest = 0
            for serial in range(50):
              inside.sendall(packed(51, serial + 2))
              took, got = timed(answer, inside)
              assert got is not None
              slowest = max(slowest, took)
            for peer in crowd: peer.close()
            after = libvirt.open(uri)
            after.listAllDomains()
            tell([turned_away, int(slowest)])
            """, as: [Int].self, within: .seconds(120))
        #expect(found[0] > 100 && found[0] < 200, "\(found)")
        #expect(found[1] < 500)
        let complaints = try daemon.daemon.errors.value.lines.filter { $0.contains("accept") }
        #expect(!complaints.isEmpty && complaints.count < 30, "\(complaints.count) lines")
      }
    }

    @Test("of definitions: depth, length and number of elements, each with an error that says so")
    func definitions() async throws {
      try await withDaemon { daemon in
        let found = try await daemon.python(
          """
          connection = libvirt.open(uri)
          def domain(inner): return "<domain type='qemu'><name>x</name><memory>1</memory>" + inner + "</domain>"
          bad = {
            "deep": domain("<metadata>" + "<a>" * 300 + "</a>" * 300 + "</metadata>"),
            "endless": domain("<metadata>" + "<a>" * 60000),
            "entities": "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
              "<!ENTITY a%d '%s'>" % (n, "&a%s;" % (n - 1 if n else "") * 10) for n in range(9)) + "]>" + domain("<title>&a8;</title>"),
            "many": domain("<devices>" + "<disk type='file'/>" * 5000 + "</devices>"),
          }
          found = {}
          for what, xml in bad.items():
            error = error_of(connection.defineXML, xml)
            found[what] = error[0] if error else 0
          tell(found)
          """, as: [String: Int].self)
        #expect(found.count == 4)
        for (what, number) in found { #expect(number != 0, "\(what)") }
        #expect(try await daemon.virsh("list", "--all").lines.isEmpty)
      }
    }
  }
}
