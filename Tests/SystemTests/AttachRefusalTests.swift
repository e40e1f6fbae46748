import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// What cannot be taken over: one clear sentence, and the process goes on as it was.
  @Suite("Refusals to take over")
  struct AttachRefusalTests {
    @Test("no process, no QEMU, a number that is none: each is told what it is")
    func noGuest() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let sleeper = try RunningProgram(["sleep", "1000"])
        defer { sleeper.signal(SIGKILL) }
        #expect(try await refusal(sleeper.pid, daemon).contains("is 'sleep' and no QEMU that runs a machine"))
        #expect(!sleeper.hasEnded)
        #expect(try await refusal(999_999_999, daemon).contains("there is no process 999999999"))
        for number in ["0", "4294967295"] {
          #expect(try await daemon.virshResult("qemu-attach", number).succeeded == false)
        }
        let negative = try await FinishedProgram.run(daemon.tool + ["attach", "--", "-1"])
        #expect(negative.errors.contains("-1 is the number of no process"), "\(negative)")
        let own = try daemon.daemon.pid
        #expect(try await refusal(own, daemon).contains("is 'droverd' and no QEMU that runs a machine"))
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(own)/task").compactMap { pid_t($0) }
        let thread = try #require(threads.first { $0 != own })
        #expect(try await refusal(thread, daemon).contains("that is a thread of process \(own)"))
        let shell = daemon.file("qemu-system-x86_64")
        try FileManager.default.copyItem(
          atPath: URL(fileURLWithPath: "/bin/sh").resolvingSymlinksInPath().path, toPath: shell)
        let named = try RunningProgram([shell, "-c", "read line", "-drive", "file=x"])
        defer { named.signal(SIGKILL) }
        #expect(
          try await refusal(named.pid, daemon).contains(
            "is called 'qemu-system-x86_64' and no QEMU that runs a machine"))
        #expect(try await daemon.drover("discover").output.contains(" \(named.pid) ") == false)
      }
    }

    @Test("a guest of ours, a name or a uuid that another domain has")
    func taken() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let guest = Guest.idle("ours", on: daemon)
        try await daemon.virsh("create", daemon.write(guest.xml, "ours"))
        let pid = try #require(Processes.emulator(of: guest.uuid))
        #expect(try await refusal(pid, daemon).contains("process \(pid) is the guest of '\(guest.name)' already"))
        let sameName = try await ByHand(["-name", guest.name, "-qmp", "unix:a.sock,server,nowait"], daemon)
        #expect(try await refusal(sameName.pid, daemon).contains("already exists with uuid \(guest.uuid)"))
        #expect(!sameName.hasEnded)
        sameName.end()
        let sameUUID = try await ByHand(
          ["-name", daemon.name("other"), "-uuid", guest.uuid, "-qmp", "unix:b.sock,server,nowait"], daemon)
        #expect(try await refusal(sameUUID.pid, daemon).contains("is already defined with uuid \(guest.uuid)"))
        #expect(!sameUUID.hasEnded)
        sameUUID.end()
        #expect(try await daemon.state(of: guest.name) == "running (booted)")
      }
    }

    @Test("a monitor that somebody holds: who it is; without it the guest can be had all the same, or waited for")
    func busy() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("busy")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:busy.sock,server,nowait"], daemon)
        let holder = try daemon.startPython(
          """
          import socket
          held = socket.socket(socket.AF_UNIX)
          held.connect('\(daemon.file("busy.sock"))')
          held.recv(4096)
          print("held", flush=True)
          sys.stdin.readline()
          held.close()
          print("free", flush=True)
          sys.stdin.readline()
          """)
        _ = try await holder.line(holding: "held", within: daemon.patience)
        let refused = try await refusal(qemu.pid, daemon)
        #expect(refused.contains("monitor busy, held by PID \(holder.pid)"), "\(refused)")
        try await daemon.drover("attach", "--process-only", "\(qemu.pid)")
        #expect(try await daemon.state(of: name) == "running (unknown)")
        try await daemon.drover("detach", name)
        let waiting = try RunningProgram(daemon.tool + ["attach", "--wait", "60", "\(qemu.pid)"])
        holder.send("")
        #expect(try await waiting.exitStatus(within: daemon.patience) == .exited(0))
        holder.signal(SIGKILL)
        try await daemon.virsh("suspend", name)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a QEMU that is stopped: it is told, and is taken over once it goes on")
    func frozen() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("frozen")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:frozen.sock,server,nowait"], daemon)
        kill(qemu.pid, SIGSTOP)
        #expect(try await refusal(qemu.pid, daemon).contains("stopped"))
        kill(qemu.pid, SIGCONT)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a command line of a megabyte, with bytes that are no text, is read; broken JSON is told")
    func commandLines() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("long")
        let long = (0..<10).flatMap { number in
          ["-fw_cfg", "name=opt/test/\(number),string=" + String(repeating: "x", count: 100_000)]
        }
        let qemu = try await ByHand(
          ["-name", name, "-qmp", "unix:long.sock,server,nowait"] + long, daemon, appending: [0xFF, 0xFE])
        let attached = try await daemon.drover("attach", "--report", "\(qemu.pid)")
        #expect(attached.succeeded)
        #expect(try await daemon.virsh("dumpxml", name).output.utf8.count > 1_000_000)
        try await daemon.virsh("destroy", name)
        // Another program under the name of an emulator, for a command line that no QEMU would have taken.
        let fake = try fake("/bin/sh", daemon)
        let broken = try RunningProgram([fake, "-c", "read line", "-device", "{\"driver\":"])
        defer { broken.signal(SIGKILL) }
        #expect(try await refusal(broken.pid, daemon).contains("the JSON of '-device' is broken"))
        #expect(!broken.hasEnded)
      }
    }

    @Test("a monitor that speaks something else is told, and the process goes on")
    func garbage() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let fake = try fake("/usr/bin/python3", daemon)
        let script = """
          import socket, sys
          listener = socket.socket(socket.AF_UNIX)
          listener.bind(sys.argv[2].split(":")[1].split(",")[0])
          listener.listen(1)
          print("listens", flush=True)
          while True:
            peer = listener.accept()[0]
            peer.send(b"220 mail.example.org ESMTP\\r\\n")
            peer.recv(1)
          """
        let liar = try RunningProgram([fake, "-c", script, "-qmp", "unix:\(daemon.file("lie.sock")),server,nowait"])
        defer { liar.signal(SIGKILL) }
        _ = try await liar.line(holding: "listens", within: daemon.patience)
        let refused = try await refusal(liar.pid, daemon)
        #expect(refused.contains("what answers is no QMP monitor: '220 mail.example.org ESMTP"), "\(refused)")
        #expect(!liar.hasEnded)
      }
    }

    @Test("an emulator that was deleted since: the guest is taken over, and it is said")
    func deletedEmulator() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("deleted")
        let own = daemon.file("qemu-system-x86_64")
        let real = URL(fileURLWithPath: "/usr/bin/qemu-system-x86_64").resolvingSymlinksInPath().path
        try FileManager.default.copyItem(atPath: real, toPath: own)
        let qemu = try await ByHand(
          [
            "-name", name, "-qmp", "unix:deleted.sock,server,nowait", "-L", "/usr/share/qemu", "-L",
            "/usr/share/seabios", "-net", "none",
          ],
          daemon, emulator: "env QEMU_MODULE_DIR=\"$(dirname /usr/lib/*/qemu/accel-tcg-x86_64.so)\" \(own)")
        try FileManager.default.removeItem(atPath: own)
        let attached = try await daemon.drover("attach", "--report", "\(qemu.pid)")
        #expect(attached.output.contains("was deleted or replaced since QEMU started"), "\(attached)")
        try await daemon.virsh("suspend", name)
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a daemon that is killed at any step of it: the guest goes on, and the next daemon has it or can have it")
    func crash() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("crash")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:crash.sock,server,nowait"], daemon)
        // The emulator is asked what it can do, once.
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        try await daemon.drover("detach", name)
        try await daemon.stop()
        let file = daemon.file("steps")
        func steps() -> Int { ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").filter { $0 == "\n" }.count }
        try await daemon.start(environment: ["DROVER_DURABLE_STEPS": file])
        let before = steps()
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        let after = steps()
        #expect(after > before)
        try await daemon.drover("detach", name)
        try await daemon.stop()
        for step in before + 1..<after + 1 {
          try FileManager.default.removeItem(atPath: file)
          try await daemon.start(environment: ["DROVER_DURABLE_STEPS": file, "DROVER_CRASH_AT": "\(step)"])
          #expect(try await daemon.virshResult("qemu-attach", "\(qemu.pid)").succeeded == false)
          try await daemon.crash()
          #expect(!qemu.hasEnded)
          try await daemon.start()
          if try await daemon.virshResult("domstate", name).succeeded == false {
            try await daemon.virsh("qemu-attach", "\(qemu.pid)")
          }
          try await daemon.virsh("suspend", name)
          try await daemon.virsh("resume", name)
          try await daemon.drover("detach", name)
          try await daemon.stop()
        }
        try await daemon.start()
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        try await daemon.virsh("destroy", name)
        #expect(qemu.hasEnded)
      }
    }

    @Test("a guest that was off, or had panicked, before it was taken over stays so, and a later daemon leaves it so")
    func off() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let name = daemon.name("off")
        let own = ["-name", name, "-no-shutdown", "-no-reboot", "-qmp", "unix:off.sock,server,nowait"]
        // A machine that is reset where resets are its end is off.
        let qemu = try await ByHand(own + ["-qmp", "unix:side.sock,server,nowait"], daemon)
        _ = try await daemon.python(
          """
          side = socket.socket(socket.AF_UNIX)
          side.connect('\(daemon.file("side.sock"))')
          side = side.makefile("rw")
          side.readline()
          for command in ["qmp_capabilities", "system_reset"]:
            side.write(json.dumps({"execute": command}) + "\\n")
            side.flush()
          while '"SHUTDOWN"' not in side.readline(): pass
          tell(0)
          """, as: Int.self)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        #expect(try await daemon.state(of: name) == "paused (shutting down)")
        try await daemon.stop()
        try await daemon.start()
        #expect(try await daemon.state(of: name) == "paused (shutting down)")
        try await daemon.drover("detach", name)
        #expect(!qemu.hasEnded)
        qemu.end()
      }
    }

    @Test("monitors that write over several lines, or behind links of a container's, are used")
    func unusualMonitors() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let pretty = daemon.name("pretty")
        let qemu = try await ByHand(["-name", pretty, "-qmp-pretty", "unix:pretty.sock,server,nowait"], daemon)
        try await daemon.virsh("qemu-attach", "\(qemu.pid)")
        try await daemon.virsh("suspend", pretty)
        try await daemon.virsh("destroy", pretty)
        let name = daemon.name("contained")
        // Its links lead from its own root on, where the host has nothing.
        let setUp =
          "unshare \(getuid() == 0 ? "-m" : "-Urm") sh -c 'mkdir -p inner && mount -t tmpfs none inner && "
          + "mkdir inner/run && ln -s \"$PWD/inner/run\" inner/link && exec qemu-system-x86_64 \"$@\"' sh"
        let contained = try await ByHand(
          ["-name", name, "-qmp", "unix:\(daemon.file("inner/link/q.sock")),server,nowait"], daemon, emulator: setUp)
        try await daemon.virsh("qemu-attach", "\(contained.pid)")
        try await daemon.virsh("suspend", name)
        try await daemon.virsh("destroy", name)
        #expect(contained.hasEnded)
      }
    }

    @Test("the guest of another droverd, also where no monitor is used: who that is")
    func otherDaemon() async throws {
      try await withDaemon { other in
        guard !other.isForeign else { return }
        let name = other.name("theirs")
        let qemu = try await ByHand(["-name", name, "-qmp", "unix:theirs.sock,server,nowait"], other)
        try await other.drover("attach", "--process-only", "\(qemu.pid)")
        try await withDaemon { daemon in
          let refused = try await refusal(qemu.pid, daemon)
          #expect(refused.contains("is the guest of another droverd, process \(try other.daemon.pid)"), "\(refused)")
          try await other.drover("detach", name)
          try await daemon.virsh("qemu-attach", "\(qemu.pid)")
          try await daemon.virsh("destroy", name)
        }
        #expect(qemu.hasEnded)
      }
    }

    /// A program under the name of an emulator, with what is in the file of each.
    private func fake(_ program: String, _ daemon: DaemonUnderTest) throws -> String {
      let path = daemon.file("qemu-system-x86_64")
      let real = URL(fileURLWithPath: program).resolvingSymlinksInPath().path
      try FileManager.default.copyItem(atPath: real, toPath: path)
      // In parts, so that the program of the tests does not have them.
      let marks = ["QEMU emulator", "version 0\0-machine", "[type=]name\0"].joined(separator: " ")
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.seekToEnd()
      try file.write(contentsOf: Data(marks.utf8))
      try file.close()
      return path
    }

    /// What virsh says when it cannot be taken over.
    private func refusal(_ pid: pid_t, _ daemon: DaemonUnderTest) async throws -> String {
      let result = try await daemon.virshResult("qemu-attach", "\(pid)")
      #expect(!result.succeeded)
      return result.errors
    }
  }
}
