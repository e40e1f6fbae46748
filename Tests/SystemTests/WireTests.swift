import Foundation
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Bytes that no libvirt client sends.
  @Suite("The wire")
  struct WireTests {
    /// What the scripts speak to the socket with.
    private static let frames = """
      REMOTE, QEMU, KEEPALIVE = 0x20008086, 0x20008087, 0x6b656570
      def packed(program, version, procedure, kind, serial, status, body=b""):
        frame = struct.pack(">IIiiIi", program, version, procedure, kind, serial, status) + body
        return struct.pack(">I", len(frame) + 4) + frame
      def text(value):
        return struct.pack(">I", len(value)) + value + b"\\0" * (-len(value) % 4)
      def connected():
        peer = socket.socket(socket.AF_UNIX)
        peer.connect(socket_path)
        peer.settimeout(10)
        return peer
      def answer(peer):
        # Header and body of the next frame; None when the connection is closed.
        try:
          head = peer.recv(4, socket.MSG_WAITALL)
          if len(head) < 4: return None
          rest = peer.recv(struct.unpack(">I", head)[0] - 4, socket.MSG_WAITALL)
          return struct.unpack(">IIiiIi", rest[:24]), rest[24:]
        except ConnectionError:
          return None
      def opened():
        peer = connected()
        peer.sendall(packed(REMOTE, 1, 66, 0, 0, 0))
        answer(peer)
        body = struct.pack(">I", 1) + text(b"qemu:///system") + struct.pack(">I", 0)
        peer.sendall(packed(REMOTE, 1, 1, 0, 1, 0, body))
        answer(peer)
        return peer
      def descriptors(pid):
        return len(os.listdir("/proc/%d/fd" % pid))

      """

    /// What is sent, by what is wrong with it.
    private static let bad = """
      long = struct.pack(">I", 0x7fffffff)
      bad = {
        "a length of nothing": struct.pack(">I", 0),
        "a length without a header": struct.pack(">I", 12) + b"12345678",
        "a length beyond counting": b"\\xff" * 4,
        "a length beyond the limit": struct.pack(">I", 64 << 20) + b"x" * 1000,
        "half a frame": packed(REMOTE, 1, 11, 0, 2, 0, text(b"<domain/>"))[:-7],
        "noise": bytes(range(256)) * 40,
        "a kind that there is not": packed(REMOTE, 1, 59, 77, 2, 0),
        "a reply from a client": packed(REMOTE, 1, 59, 1, 2, 0),
        "a status that there is not": packed(REMOTE, 1, 59, 0, 2, 99),
        "an unknown program": packed(0x12345678, 1, 59, 0, 2, 0),
        "an unknown version": packed(REMOTE, 9, 59, 0, 2, 0),
        "an unknown procedure": packed(REMOTE, 1, 123456, 0, 2, 0),
        "a procedure below nothing": packed(REMOTE, 1, -5, 0, 2, 0),
        "a text beyond its limit": packed(REMOTE, 1, 11, 0, 2, 0, long + b"x" * 100),
        "a text that is cut": packed(REMOTE, 1, 11, 0, 2, 0, struct.pack(">I", 100) + b"x" * 10),
        "a text that is none": packed(REMOTE, 1, 11, 0, 2, 0, text(b"\\xff\\xfe\\xfd")),
        "more than was asked for": packed(REMOTE, 1, 59, 0, 2, 0, b"12345678"),
        "less than was asked for": packed(REMOTE, 1, 23, 0, 2, 0),
        "a stream of nobody": packed(REMOTE, 1, 209, 3, 2, 2, b"data"),
      }

      """

    @Test("malformed ends in an error or a closed connection, and harms nobody else")
    func malformed() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let pid = try daemon.daemon.pid
        let outcome = try await daemon.python(
          Self.frames + Self.bad + """
            good = libvirt.open(uri)
            good.listAllDomains()
            outcome = {}
            slowest = 0
            for opening in (connected, opened):
              for what, data in bad.items():
                peer = opening()
                try:
                  peer.sendall(data)
                except ConnectionError:
                  pass
                if what not in ("half a frame", "a length beyond the limit", "a reply from a client", "a stream of nobody"):
                  got = answer(peer)
                  outcome.setdefault(what, []).append("closed" if got is None else ["ok", "error", "more"][got[0][5]])
                peer.close()
                slowest = max(slowest, timed(good.listAllDomains)[0])
            # Ends are seen one after the other; all are gone once the count is what it was.
            before = descriptors(\(pid))
            for _ in range(300):
              with contextlib.suppress(OSError):
                opened().close()
            deadline = time.monotonic() + 10
            while descriptors(\(pid)) > before and time.monotonic() < deadline:
              good.listAllDomains()
            tell(dict(outcome=outcome, slowest=[[slowest]], left=[[descriptors(\(pid)) - before]]))
            """, as: [String: JSONOutcome].self)
        for (what, answers) in outcome["outcome"]?.words ?? [:] {
          #expect(answers.count == 2 && answers.allSatisfy { $0 == "error" || $0 == "closed" }, "\(what): \(answers)")
        }
        #expect((outcome["outcome"]?.words.count ?? 0) >= 15)
        #expect(outcome["slowest"]?.numbers.first ?? 1000 < 500)
        #expect(outcome["left"]?.numbers.first ?? 1 <= 0)
        #expect(try daemon.daemon.pid == pid)
      }
    }

    @Test("of a client that does not read its answers is held back, not cut; then all of them come")
    func backPressure() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let answers = try await daemon.python(
          Self.frames + """
            good = libvirt.open(uri)
            peer = opened()
            peer.settimeout(30)
            calls = 20000
            frames = b"".join(packed(REMOTE, 1, 59, 0, serial, 0) for serial in range(10, 10 + calls))
            sent = []
            sender = threading.Thread(target=lambda: sent.append(peer.sendall(frames)))
            sender.start()
            slowest = max(timed(good.getHostname)[0] for _ in range(50))
            serials = set()
            for _ in range(calls):
              got = answer(peer)
              if got is None: break
              serials.add(got[0][4])
            sender.join(10)
            tell([len(serials), slowest])
            """, as: [Double].self)
        #expect(answers[0] == 20000)
        #expect(answers[1] < 500)
      }
    }

    @Test("carries the calls of many clients at once")
    func manyClients() async throws {
      try await withDaemon { daemon in
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        let wrong = try await daemon.python(
          """
          wrong = []
          def work():
            connection = libvirt.open(uri)
            for _ in range(50):
              if connection.lookupByName(prefix + "guest").UUIDString() != "\(guest.uuid)": wrong.append(1)
          threads = [threading.Thread(target=work) for _ in range(16)]
          for thread in threads: thread.start()
          for thread in threads: thread.join(60)
          tell([len(wrong), sum(thread.is_alive() for thread in threads)])
          """, as: [Int].self)
        #expect(wrong == [0, 0])
      }
    }

    @Test("is kept alive: a ping is answered, whatever else goes on")
    func keepalive() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let pong = try await daemon.python(
          Self.frames + """
            peer = connected()
            peer.sendall(packed(KEEPALIVE, 1, 1, 2, 0, 0))
            header, body = answer(peer)
            tell(list(header) + [len(body)])
            """, as: [Int].self)
        // The keepalive program's second procedure, as a message.
        #expect(pong == [0x6b65_6570, 1, 2, 2, 0, 0, 0])
      }
    }

    /// Either words by what was sent, or figures.
    private enum JSONOutcome: Decodable {
      case words([String: [String]])
      case numbers([[Double]])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let words = try? container.decode([String: [String]].self) {
          self = .words(words)
        } else {
          self = .numbers(try container.decode([[Double]].self))
        }
      }

      var words: [String: [String]] {
        if case .words(let words) = self { words } else { [:] }
      }

      var numbers: [Double] {
        if case .numbers(let numbers) = self { numbers.flatMap(\.self) } else { [] }
      }
    }
  }
}
