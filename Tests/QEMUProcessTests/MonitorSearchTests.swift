import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import QEMUCommandLine
import QEMUMonitor
import Testing

@testable import QEMUProcess

/// Real QEMUs that somebody else started, and their monitors.
@Suite struct MonitorSearchTests {
  private func search(
    _ qemu: StrayQEMU, _ arguments: [String], folder: String, host: TestHost, patience: Duration = .seconds(10),
    waits: Duration? = nil
  ) async throws -> MonitorSearchOutcome {
    let declared = try DeclaredMonitor.list(LaunchedCommand(words: ["qemu-system-x86_64"] + arguments))
    let plan = MonitorPlan(declared, sockets: .read(qemu.pid, needsTCP: true), folder: folder)
    return await MonitorSearch(
      pid: qemu.pid, plan: plan, patience: patience, waits: waits, context: host.hypervisor.context
    ).run()
  }

  @Test func `QMP is preferred, at a relative path`() async throws {
    let host = try TestHost()
    let arguments = ["-monitor", "unix:h.sock,server,nowait", "-qmp", "unix:q.sock,server,nowait", "-qmp", "stdio"]
    let qemu = try await StrayQEMU(Array(arguments.prefix(4)), in: host.root, host: host)
    let outcome = try await search(qemu, arguments, folder: host.root, host: host)
    let found = try #require(outcome.found)
    #expect(found.candidate.address == .path("\(host.root)/q.sock"))
    #expect(found.version?.major ?? 0 >= 7)
    let channel = try #require(found.monitor.channel)
    #expect(QMPRunStatus(try await channel.execute(.queryStatus))?.state == .prelaunch)
    #expect(outcome.obstacles.map(\.reason) == ["it is on QEMU's terminal"])
    found.monitor.close()
    try await qemu.end()
  }

  @Test(arguments: ["unix:h.sock,server,nowait", "tcp:127.0.0.1:PORT,server,nowait", "telnet::PORT,server,nowait"])
  func `a human monitor answers over each kind of socket`(_ form: String) async throws {
    let host = try TestHost()
    // QEMU says at its start when somebody else was faster.
    let port = UInt16.random(in: 20_000..<30_000)
    let arguments = ["-monitor", form.replacingOccurrences(of: "PORT", with: "\(port)"), "-name", "quick"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host)
    let outcome = try await search(qemu, arguments, folder: host.root, host: host)
    let found = try #require(outcome.found, "\(outcome.reason)")
    let human = try #require(found.monitor.human)
    #expect(HMPAnswer.name(try await human.execute("info name")) == "quick")
    #expect(HMPAnswer.status(try await human.execute("info status"))?.state == .prelaunch)
    found.monitor.close()
    try await qemu.end()
  }

  @Test func `a name without a file, and a path that is too long for the kernel`() async throws {
    let host = try TestHost()
    let name = "drover-test-\(UInt32.random(in: 0 ... .max))"
    let abstract = [
      "-chardev", "socket,id=m,server=on,wait=off,abstract=on,path=\(name)", "-mon", "chardev=m,mode=control",
    ]
    let qemu = try await StrayQEMU(abstract, in: host.root, host: host)
    let outcome = try await search(qemu, abstract, folder: host.root, host: host)
    #expect(outcome.found?.candidate.address == .abstract(Array(name.utf8)), "\(outcome.reason)")
    outcome.found?.monitor.close()
    try await qemu.end()

    // QEMU binds what is short from where it is; from the root it is longer than the kernel takes.
    let folder = host.root + "/" + String(repeating: "long", count: 30)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let relative = ["-qmp", "unix:./q.sock,server,nowait"]
    let far = try await StrayQEMU(relative, in: folder, host: host)
    let second = try await search(far, relative, folder: folder, host: host)
    #expect(second.found?.candidate.address == .path("\(folder)/q.sock"), "\(second.reason)")
    second.found?.monitor.close()
    try await far.end()
  }

  @Test func `a name that fills the kernel's field is found, in another network too, and is written down as text`()
    async throws
  {
    let host = try TestHost()
    let name = "drover-test-\(UInt64.random(in: 0 ... .max))"
    let filled = [
      "-chardev", "socket,id=m,server=on,wait=off,abstract=on,tight=off,path=\(name)", "-mon", "chardev=m,mode=control",
    ]
    let wrappers = [[], ["/usr/bin/unshare", getuid() == 0 ? "-n" : "-Urn"]]
    for wrapper in wrappers {
      let qemu = try await StrayQEMU(filled, in: host.root, host: host, wrapper: wrapper)
      let outcome = try await search(qemu, filled, folder: host.root, host: host)
      if wrapper.isEmpty || getuid() == 0 {
        let candidate = try #require(outcome.found?.candidate, "\(outcome.reason)")
        #expect(candidate.address == .abstract(Array(name.utf8) + Array(repeating: 0, count: 107 - name.utf8.count)))
        #expect(candidate.note == "qmp unix:@\(name),tight=off")
        #expect(MonitorCandidate(note: candidate.note)?.address == candidate.address)
      } else {
        #expect(outcome.reason.contains("another network namespace"), "\(outcome.reason)")
      }
      outcome.found?.monitor.close()
      try await qemu.end()
    }
  }

  @Test func `QMP behind telnet, and a socket that was opened before QEMU left its root`() async throws {
    let host = try TestHost()
    let port = UInt16.random(in: 20_000..<30_000)
    let telnet = ["-qmp", "telnet:127.0.0.1:\(port),server,nowait"]
    let qemu = try await StrayQEMU(telnet, in: host.root, host: host)
    let outcome = try await search(qemu, telnet, folder: host.root, host: host)
    let channel = try #require(outcome.found?.monitor.channel, "\(outcome.reason)")
    #expect(QMPRunStatus(try await channel.execute(.queryStatus))?.state == .prelaunch)
    channel.close()
    try await qemu.end()

    guard getuid() == 0 else { return }
    let jail = host.root + "/jail"
    try FileManager.default.createDirectory(atPath: jail, withIntermediateDirectories: true)
    try "[chardev \"m\"]\nbackend = \"socket\"\npath = \"\(host.root)/j.sock\"\nserver = \"on\"\nwait = \"off\"\n"
      .write(
        toFile: host.root + "/options.cfg", atomically: true, encoding: .utf8)
    let options = ["-readconfig", host.root + "/options.cfg", "-qmp", "chardev:m", "-chroot", jail]
    let jailed = try await StrayQEMU(options, in: host.root, host: host)
    let left = try await host.hypervisor.guest(runningAs: jailed.pid, monitor: .free)
    #expect(left.record.process?.monitor?.address == .path("\(host.root)/j.sock"))
    try await jailed.end()
  }

  @Test func `a monitor that is taken tells by whom, and is free when its holder goes`() async throws {
    let host = try TestHost()
    let arguments = ["-qmp", "unix:q.sock,server,nowait"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host)
    let first = try #require(try await search(qemu, arguments, folder: host.root, host: host).found)
    let second = try await search(qemu, arguments, folder: host.root, host: host)
    #expect(second.found == nil)
    #expect(second.isBusy)
    #expect(second.obstacles.first?.holders.map(\.pid) == [getpid()])
    #expect(second.reason.contains("monitor busy, held by PID \(getpid()) ("))
    async let waiting = search(qemu, arguments, folder: host.root, host: host, waits: .seconds(20))
    first.monitor.close()
    let third = try await waiting
    #expect(third.found != nil, "\(third.reason)")
    third.found?.monitor.close()
    try await qemu.end()
  }

  @Test func `a process that is stopped does not greet, and that is said`() async throws {
    let host = try TestHost()
    let arguments = ["-qmp", "unix:q.sock,server,nowait"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host)
    try await qemu.stop()
    let outcome = try await search(qemu, arguments, folder: host.root, host: host, patience: .milliseconds(200))
    #expect(outcome.obstacles.map(\.reason) == ["it does not greet: QEMU's process is stopped by a signal"])
    try await qemu.end()
  }

  @Test func `what is not the process's own is never connected to`() async throws {
    let host = try TestHost()
    let qemu = try await StrayQEMU(["-qmp", "unix:q.sock,server,nowait"], in: host.root, host: host)
    let pretended = ["-qmp", "unix:/run/elsewhere.sock,server,nowait", "-monitor", "tcp:192.0.2.1:80,server"]
    let outcome = try await search(qemu, pretended, folder: host.root, host: host)
    #expect(outcome.found == nil)
    #expect(
      outcome.obstacles.map(\.reason) == [
        "the process does not listen at unix:/run/elsewhere.sock",
        "no socket of the process's is known to listen on its port",
      ])
    try await qemu.end()
  }

  @Test func `a socket that the launcher passed open is found by its inode`() async throws {
    let host = try TestHost()
    let path = host.root + "/passed.sock"
    let socket = SharedDescriptor(try ListeningSocket.bind(path: path, mode: 0o600))
    let arguments = [
      "-chardev", "socket,id=charmonitor,fd=17,server=on,wait=off", "-mon", "chardev=charmonitor,mode=control",
    ]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host, descriptors: [.init(socket, as: 17)])
    let outcome = try await search(qemu, arguments, folder: host.root, host: host)
    #expect(outcome.found?.candidate.address == .path(path), "\(outcome.reason)")
    #expect(outcome.found?.monitor.channel != nil)
    outcome.found?.monitor.close()
    try await qemu.end()
  }

  @Test func `one end of a connection that the launcher keeps is not for others`() async throws {
    let host = try TestHost()
    let pair = try SocketPair().take()
    let (ours, theirs) = (
      SharedDescriptor(Descriptor(adopting: pair.left)), SharedDescriptor(Descriptor(adopting: pair.right))
    )
    let arguments = ["-chardev", "socket,id=m,fd=17", "-mon", "chardev=m,mode=control"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host, descriptors: [.init(theirs, as: 17)])
    let outcome = try await search(qemu, arguments, folder: host.root, host: host)
    #expect(
      outcome.obstacles.map(\.reason) == ["descriptor 17 is one end of a connection, and its owner has the other"])
    try await qemu.end()
    withExtendedLifetime(ours) {}
  }

  @Test func `a socket in another mount namespace is reached through the process's root`() async throws {
    let host = try TestHost()
    let hidden = host.root + "/hidden"
    try FileManager.default.createDirectory(atPath: hidden, withIntermediateDirectories: true)
    let unshare = ["/usr/bin/unshare", getuid() == 0 ? "-m" : "-Urm", "/bin/sh", "-c"]
    let mount = unshare + ["mount -t tmpfs none \(hidden) && exec \"$0\" \"$@\""]
    let arguments = ["-qmp", "unix:\(hidden)/q.sock,server,nowait"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host, wrapper: mount)
    #expect(!FileManager.default.fileExists(atPath: hidden + "/q.sock"))
    let outcome = try await search(qemu, arguments, folder: host.root, host: host)
    #expect(outcome.found?.candidate.address == .path("\(hidden)/q.sock"), "\(outcome.reason)")
    outcome.found?.monitor.close()
    try await qemu.end()
  }

  @Test func `a monitor over TCP that is taken tells by whom`() async throws {
    let host = try TestHost()
    let port = UInt16.random(in: 20_000..<30_000)
    let arguments = ["-monitor", "tcp:127.0.0.1:\(port),server,nowait"]
    let qemu = try await StrayQEMU(arguments, in: host.root, host: host)
    let first = try #require(try await search(qemu, arguments, folder: host.root, host: host).found)
    let second = try await search(qemu, arguments, folder: host.root, host: host)
    #expect(second.obstacles.first?.holders.map(\.pid) == [getpid()], "\(second.reason)")
    first.monitor.close()
    try await qemu.end()
  }

  @Test func `QMP on a path comes before QMP on TCP, and both before a human monitor`() throws {
    func socket(_ inode: UInt64, _ path: String) -> (UInt64, UnixSocketFacts) {
      (inode, UnixSocketFacts(inode: inode, isListening: true, address: .path(path)))
    }
    var sockets = ProcessSockets()
    sockets.open = [3: 100, 4: 101, 5: 102]
    sockets.local = Dictionary(uniqueKeysWithValues: [socket(100, "/h.sock"), socket(101, "q.sock")])
    let line = "   3: 00000000:115C 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 102 1"
    sockets.tcp = [try #require(TCPSocketFacts(line: Array(line.utf8)[...]))]
    let declared = [
      DeclaredMonitor(.human, at: .path("/h.sock"), option: "-monitor"),
      DeclaredMonitor(.qmp, at: .tcp(host: "", port: 4444), option: "-qmp tcp"),
      DeclaredMonitor(.qmp, at: .path("q.sock"), option: "-qmp"),
    ]
    let plan = MonitorPlan(declared, sockets: sockets, folder: "/vm")
    #expect(
      plan.candidates.map(\.address) == [
        .path("/vm/q.sock"), .tcp(address: "127.0.0.1", port: 4444), .path("/h.sock"),
      ])
    // In another network namespace a port is another's.
    sockets.reachesNetwork = false
    #expect(MonitorPlan(declared, sockets: sockets, folder: "/vm").candidates.count == 2)
  }

  @Test func `what is written down of a monitor is read again`() {
    let candidates = [
      MonitorCandidate(language: .qmp, address: .path("/run/a b.sock"), option: ""),
      MonitorCandidate(language: .human, address: .tcp(address: "127.0.0.1", port: 4444), option: ""),
      MonitorCandidate(language: .human, address: .tcp(address: "::1", port: 1), option: ""),
      MonitorCandidate(language: .qmp, address: .abstract(Array("name".utf8)), option: ""),
      MonitorCandidate(language: .qmp, address: .abstract(Array("50%,tight=off".utf8)), option: ""),
      MonitorCandidate(language: .human, address: .abstract([0xC3, 0, 0x20, 0x25, 0]), option: ""),
    ]
    for candidate in candidates { #expect(MonitorCandidate(note: candidate.note) == candidate) }
    for text in ["", "qmp", "qmp tcp:", "qmp tcp:1", "http unix:/x", "qmp unix:relative"] {
      #expect(MonitorCandidate(note: text) == nil)
    }
  }
}
