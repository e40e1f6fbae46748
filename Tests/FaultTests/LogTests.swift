import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// What QEMU writes, however much it is and whoever is there.
  @Suite("The log of a guest")
  struct LogTests {
    /// Small, so that it is full soon; the smallest that the configuration takes is 4 KiB.
    private static let limit = 65_536
    /// What the daemon writes itself may come on top.
    private static let ownLine = 200

    /// A machine that does nothing but go round, and a QEMU that writes a line for each round.
    private func chatty(on daemon: DaemonUnderTest) throws -> Guest {
      let image = daemon.file("loop.img")
      var sector = [UInt8](repeating: 0, count: 512)
      sector.replaceSubrange(0..<2, with: [0xEB, 0xFE])  // jmp $
      sector.replaceSubrange(510..<512, with: [0x55, 0xAA])
      try Data(sector).write(to: URL(fileURLWithPath: image))
      chmod(image, 0o666)
      var guest = Guest.idle("chatty", on: daemon)
      guest.devices = """
        <disk type='file' device='disk'>
          <driver name='qemu' type='raw'/><source file='\(image)'/><target dev='hda' bus='ide'/>
        </disk>
        """
      guest.rest = """
        <qemu:commandline><qemu:arg value='-d'/><qemu:arg value='exec,nochain'/></qemu:commandline>
        """
      return guest
    }

    /// A QEMU that writes the registers of its CPU at each reset, and nothing else.
    private func quiet(on daemon: DaemonUnderTest) -> Guest {
      var guest = Guest.idle("quiet", on: daemon)
      guest.rest = "<qemu:commandline><qemu:arg value='-d'/><qemu:arg value='cpu_reset'/></qemu:commandline>"
      return guest
    }

    private func path(of guest: Guest, on daemon: DaemonUnderTest) -> String {
      daemon.root + "/log/qemu/\(guest.name).log"
    }

    private func sizes(of guest: Guest, on daemon: DaemonUnderTest) -> [String: Int] {
      let folder = daemon.root + "/log/qemu"
      let files = FileManager.default
      let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasPrefix(guest.name) }
      let pairs = names.map { name in
        (name, ((try? files.attributesOfItem(atPath: folder + "/" + name))?[.size] as? Int) ?? 0)
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Tells each time that another file has taken the place of the log.
    private func follow(_ guest: Guest, on daemon: DaemonUnderTest) throws -> RunningProgram {
      try RunningProgram(
        ["sh", "-c", "exec tail -c 0 -F \"$0\" >/dev/null", path(of: guest, on: daemon)],
        environment: ["LC_ALL": "C.UTF-8", "LANGUAGE": "C"])
    }

    private func rotations(_ count: Int, seenBy tail: RunningProgram) async throws {
      try await tail.errors.wait(for: "\(count) changes of the log", within: .seconds(60)) { written in
        written.lines.filter { $0.contains("following new file") }.count >= count ? () : nil
      }
    }

    private func end(_ tail: RunningProgram) async throws {
      tail.signal(SIGTERM)
      _ = try await tail.exitStatus(within: .seconds(5))
    }

    private func keeper(of guest: Guest, on daemon: DaemonUnderTest) -> [pid_t] {
      Processes.touching(daemon.folder).filter { pid in
        let arguments = Processes.arguments(of: pid)
        return arguments.first?.hasSuffix("/drover-log-keeper") == true
          && arguments.contains(path(of: guest, on: daemon))
      }
    }

    @Test("stays within its limits while the daemon is there and while it is away, whatever QEMU writes")
    func limits() async throws {
      try await withDaemon(configuration: "max_log_size = \(Self.limit)\n") { daemon in
        guard !daemon.isForeign else { return }
        let guest = try chatty(on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "chatty"))
        try await daemon.virsh("start", "--paused", guest.name)
        let tail = try follow(guest, on: daemon)
        try await daemon.virsh("resume", guest.name)
        try await rotations(4, seenBy: tail)
        try expectLimits(guest, on: daemon)

        try await daemon.crash()
        let seen = tail.errors.value.lines.filter { $0.contains("following new file") }.count
        try await rotations(seen + 8, seenBy: tail)
        try expectLimits(guest, on: daemon)
        let emulator = try #require(Processes.emulator(of: guest.uuid))
        #expect(keeper(of: guest, on: daemon).count == 1)

        try await daemon.start()
        #expect(try await daemon.state(of: guest.name).hasPrefix("running"))
        #expect(Processes.emulator(of: guest.uuid) == emulator)
        try await daemon.virsh("destroy", guest.name)
        #expect(keeper(of: guest, on: daemon).isEmpty)
        try expectLimits(guest, on: daemon)
        // The last word is the daemon's, after all of QEMU's.
        let log = try String(
          decoding: Data(contentsOf: URL(fileURLWithPath: path(of: guest, on: daemon))), as: UTF8.self)
        #expect(log.split(separator: "\n").last?.contains("drover: QEMU ended: ") == true)
        try await end(tail)
      }
    }

    private func expectLimits(_ guest: Guest, on daemon: DaemonUnderTest) throws {
      let sizes = sizes(of: guest, on: daemon)
      #expect(Set(sizes.keys).isSubset(of: ["", ".0", ".1", ".2"].map { guest.name + ".log" + $0 }), "\(sizes)")
      #expect(sizes.values.allSatisfy { $0 <= Self.limit + Self.ownLine }, "\(sizes)")
      // One is missing, or two to who lists slowly, while they are being put aside.
      #expect(sizes.count >= 2, "\(sizes)")
    }

    @Test("has QEMU's last words though the daemon was away when they came, and the keeper goes with its guest")
    func lastWordsWithoutDaemon() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        try await daemon.virsh("start", guest.name)
        let keepers = keeper(of: guest, on: daemon)
        let keeper = try #require(keepers.first)
        #expect(keepers.count == 1)
        // The signals of a service's or a terminal's end do not stop it.
        for signal in [SIGTERM, SIGHUP, SIGINT, SIGPIPE] { kill(keeper, signal) }
        try await daemon.crash()
        let waiting = try RunningProgram(["tail", "--pid=\(keeper)", "-s", "0.02", "-f", "/dev/null"])
        kill(try #require(Processes.emulator(of: guest.uuid)), SIGTERM)
        #expect(try await waiting.exitStatus(within: .seconds(20)) == .exited(0))
        let log = try String(contentsOfFile: path(of: guest, on: daemon), encoding: .utf8)
        #expect(log.contains("terminating on signal 15"), "\(log)")
        try await daemon.start()
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off ("))
      }
    }

    @Test("says in its place how much is missing after the disk was full, and the guest goes on all the while")
    func fullDisk() async throws {
      try await withDaemon(smallDisk: "4m") { daemon in
        guard !daemon.isForeign else { return }
        let guest = quiet(on: daemon)
        let found = try await daemon.python(
          """
          connection = libvirt.open(uri)
          root = folder + "/root"
          path = root + "/log/qemu/\(guest.name).log"
          domain = connection.defineXML('''\(guest.xml)''')
          domain.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
          def log():
            with open(path, errors="replace") as file: return file.read()
          def await_log(condition):
            deadline = time.monotonic() + 30
            while not condition(log()):
              if time.monotonic() > deadline: raise SystemExit("the log is: " + log()[-2000:])
              domain.reset(0)
          await_log(lambda text: text.count("CPU Reset") >= 2)
          with contextlib.suppress(OSError), open(root + "/filler", "wb", buffering=0) as file:
            while True: file.write(b"x" * 4096)
          with contextlib.suppress(OSError), open(root + "/filler", "ab", buffering=0) as file:
            while True: file.write(b"x")
          size = os.path.getsize(path)
          # Its last page has room for a little; then nothing more is taken.
          for _ in range(40): domain.reset(0)
          grown = os.path.getsize(path) - size
          state = domain.state()[0]
          os.unlink(root + "/filler")
          await_log(lambda text: "of QEMU's output are lost: No space left on device" in text)
          await_log(lambda text: text.rfind("CPU Reset") > text.find("are lost"))
          tell([grown, state])
          """, as: [Int].self)
        #expect(found[0] <= 8192)
        #expect(found[1] == 3)
      }
    }

    @Test("is not there: the program that keeps it is missing. A start says so, and leaves nothing")
    func missingKeeper() async throws {
      try await withDaemon(configuration: "log_keeper = \"/nonexistent/keeper\"\n") { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("guest", on: daemon)
        try await daemon.virsh("define", daemon.write(guest.xml, "guest"))
        let refused = try await daemon.virshResult("start", guest.name)
        #expect(refused.errors.contains("/nonexistent/keeper"), "\(refused)")
        #expect(try await daemon.state(of: guest.name).hasPrefix("shut off"))
        #expect(Processes.emulator(of: guest.uuid) == nil)
      }
    }
  }
}
