import Foundation
import Glibc
@testable import SystemHarness
import Testing

extension SystemTests {
  /// Guests that libvirtd started, and left.
  @Suite("Taking over from libvirt")
  struct AdoptTests {
    @Test("a Linux guest goes on under droverd without a pause, with all its names, and libvirtd can take it back")
    func handOver() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let libvirt = try LibvirtOfTheTest(daemon)
        try await daemon.stop()
        try daemon.configure("libvirt_state_folders = [\"\(libvirt.states)\"]\n")
        try await daemon.start()
        let guest = try Guest.linux("linux", on: daemon)
        let console = try await start(guest, libvirt, daemon)
        let before = try await facts(guest, libvirt.uri)

        // While its daemon lives a guest is its own.
        let refused = try await adopt(daemon, libvirt)
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("is managed by process \(libvirt.pid) (libvirtd)"), "\(refused)")
        try await libvirt.stop()
        let shown = try await adopt(daemon, libvirt, "--dry-run")
        #expect(shown.output.contains(guest.name) && shown.output.contains(before.emulator))
        #expect(try await daemon.virsh("list", "--name").lines.isEmpty)

        let events = try await daemon.startListening()
        let adopted = try await adopt(daemon, libvirt)
        #expect(adopted.succeeded, "\(adopted)")
        _ = try await events.line(holding: "'\(guest.name)': Started", within: .seconds(10))
        #expect(try await facts(guest, daemon.uri) == before)
        #expect(try await daemon.state(of: guest.name) == "running (unpaused)")
        #expect(!events.output.value.lines.contains { $0.contains("Suspended") })
        try await counts(console)
        // It is a domain like any other, for this daemon and the next.
        try await daemon.virsh("suspend", guest.name)
        try await daemon.crash()
        try await daemon.start()
        #expect(try await facts(guest, daemon.uri) == before)
        try await daemon.virsh("resume", guest.name)

        // Let go, it runs on with nobody, and whoever takes it then has all of it.
        try await daemon.drover("detach", guest.name)
        #expect(try await daemon.virsh("list", "--name").lines.isEmpty)
        try await counts(console)
        try await libvirt.start()
        #expect(try await facts(guest, libvirt.uri) == before)
        try await counts(console)
        try await libvirt.virsh("destroy", guest.name)
        try await libvirt.stop()
      }
    }

    @Test("a process of which libvirt wrote nothing down is no guest of its")
    func strangers() async throws {
      try await withDaemon { daemon in
        guard !daemon.isForeign else { return }
        let result = try await daemon.virshResult("qemu-attach", "\(getpid())")
        #expect(!result.succeeded)
      }
    }

    private struct Facts: Equatable {
      let id: String
      let uuid: String
      let emulator: String
      let aliases: [String]
    }

    private func facts(_ guest: Guest, _ uri: String) async throws -> Facts {
      func ask(_ arguments: String...) async throws -> FinishedProgram {
        let result = try await FinishedProgram.run(["virsh", "-q", "-c", uri] + arguments)
        try #require(result.succeeded, "\(result)")
        return result
      }
      let xml = try await ask("dumpxml", guest.name)
      return Facts(
        id: try await ask("domid", guest.name).lines.joined(),
        uuid: try await ask("domuuid", guest.name).lines.joined(),
        emulator: Processes.emulator(of: guest.uuid).map { "\($0)" } ?? "gone",
        aliases: xml.lines.filter { $0.hasPrefix("<alias ") })
    }

    private func start(
      _ guest: Guest, _ libvirt: LibvirtOfTheTest, _ daemon: DaemonUnderTest
    ) async throws -> Console {
      try await libvirt.start()
      var guest = guest
      guest.devices = guest.devices.replacingOccurrences(of: daemon.folder, with: libvirt.folder)
      try await libvirt.virsh("create", daemon.write(guest.xml, "linux"), "--paused")
      let console = try Console("\(libvirt.folder)/linux.console")
      try await libvirt.virsh("resume", guest.name)
      try await console.line(holding: "drover-guest: count 1 ")
      return console
    }

    private func counts(_ console: Console) async throws {
      let counted = console.lines.value.lines.count
      _ = try await console.lines.wait(for: "the guest counting on", within: .seconds(30)) { written in
        written.lines.dropFirst(counted).first { $0.contains("count") }
      }
    }

    private func adopt(
      _ daemon: DaemonUnderTest, _ libvirt: LibvirtOfTheTest, _ options: String...
    ) async throws -> FinishedProgram {
      try await FinishedProgram.run(
        [Checkout.tool, "--root", daemon.root, "adopt", "--from", "libvirt", "--folder", libvirt.states] + options)
    }
  }
}

/// libvirt's own daemon, with folders of the test's: that of a user, which needs no root and no namespace.
private final class LibvirtOfTheTest: Sendable {
  let folder: String
  private let process = Watched<RunningProgram?>(nil)

  var states: String { "\(folder)/run/libvirt/qemu/run" }
  var uri: String { "qemu+unix:///session?socket=\(folder)/run/libvirt/libvirt-sock" }
  var pid: pid_t { process.value?.pid ?? 0 }

  init(_ daemon: DaemonUnderTest) throws {
    folder = daemon.file("lv")
    let files = FileManager.default
    for name in ["run", "home", "c/libvirt"] {
      try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let settings = "stdio_handler = \"file\"\nsecurity_driver = \"none\"\n"
    try settings.write(toFile: "\(folder)/c/libvirt/qemu.conf", atomically: true, encoding: .utf8)
    guard getuid() == 0 else { return }
    for name in ["", "/run", "/home", "/c", "/c/libvirt"] { chown(folder + name, 65534, 65534) }
  }

  func start() async throws {
    // Root's libvirtd is the host's.
    let user = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let environment = ["HOME=\(folder)/home", "XDG_RUNTIME_DIR=\(folder)/run", "XDG_CONFIG_HOME=\(folder)/c"]
    let started = try RunningProgram(
      user + ["env", "-u", "XDG_CACHE_HOME", "-u", "XDG_DATA_HOME"] + environment + ["/usr/sbin/libvirtd"])
    process.update { $0 = started }
    // It says nothing when it is ready; virsh waits in its backlog until it is, once there is a socket.
    for _ in 0..<1000 where !started.hasEnded {
      if try await FinishedProgram.run(["virsh", "-q", "-c", uri, "version"]).succeeded { return }
    }
    throw CannotStart(program: "libvirtd", reason: started.errors.value.lines.suffix(5).joined(separator: "\n"))
  }

  func stop() async throws {
    let running = try #require(process.value)
    running.signal(SIGTERM)
    _ = try await running.exitStatus(within: .seconds(20))
    process.update { $0 = nil }
  }

  func virsh(_ arguments: String...) async throws {
    let result = try await FinishedProgram.run(["virsh", "-q", "-c", uri] + arguments)
    try #require(result.succeeded, "\(result)")
  }
}
