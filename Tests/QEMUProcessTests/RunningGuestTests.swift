import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import QEMUCommandLine
import QEMUMonitor
import Testing

@testable import QEMUProcess

/// Real QEMUs that somebody else started, taken over by their process alone.
@Suite struct RunningGuestTests {
  @Test func `a guest is described by its command line and by what its monitor tells`() async throws {
    let host = try TestHost()
    let image = host.root + "/a.raw"
    #expect(FileManager.default.createFile(atPath: image, contents: Data(count: 1 << 20)))
    let qemu = try await StrayQEMU(
      ["-name", "quick", "-monitor", "unix:./h.sock,server,nowait", "-drive", "file=a.raw,format=raw,if=none,id=x"],
      in: host.root, host: host)
    let left = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free)
    #expect(left.record.domain.name == "quick")
    #expect(left.monitorObstacle == nil)
    #expect(left.record.process?.monitor?.language == .human)
    // A daemon has moved to the root; its open image tells where it was started.
    #expect(left.record.process?.monitor?.address == .path("\(host.root)/h.sock"))
    guard case .paused = left.record.state else {
      Issue.record("it was started paused: \(left.record.state)")
      return
    }
    var record = left.record
    record.domain = DomainReference(name: "quick", uuid: record.domain.uuid, id: 7)
    let observer = TestObserver()
    let found = try #require(try await host.hypervisor.reconnect(record, observer: observer))
    #expect(found.status == .preLaunch)
    try await found.guest.resume()
    await observer.event(.resumed)
    found.guest.detach()
    #expect(ProcessFacts(pid: qemu.pid) != nil)
    try await qemu.end()
  }

  @Test func `a guest without a monitor is found, with the reason`() async throws {
    let host = try TestHost()
    let qemu = try await StrayQEMU(["-serial", "mon:null"], in: host.root, host: host)
    let left = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free)
    #expect(left.record.domain.name == "attached-\(qemu.pid)")
    #expect(left.monitorObstacle == "-serial mon:null: it shares a serial line")
    let found = try #require(try await host.hypervisor.reconnect(left.record, observer: TestObserver()))
    #expect(found.status == nil)
    #expect(found.guest.monitorCondition == .closed)
    found.guest.detach()
    try await qemu.end()
  }

  @Test func `options from a descriptor are read as QEMU did, and those that are gone are told by QEMU`() async throws {
    let host = try TestHost()
    let options = host.root + "/options.cfg"
    let text = """
      [machine]
        type = "pc"
      [memory]
        size = "80M"
      [device "rng7"]
        driver = "virtio-rng-pci"
      [chardev "m"]
        backend = "socket"
        path = "\(host.root)/q.sock"
        server = "on"
        wait = "off"

      """
    try text.write(toFile: options, atomically: true, encoding: .utf8)
    let file = SharedDescriptor(try Descriptor.reading(options))
    unlink(options)
    let passed = ["-readconfig", "/dev/fd/9", "-mon", "chardev=m,mode=control"]
    let words = ["-machine", "pc,accel=tcg"]
    let qemu = try await StrayQEMU(
      words + passed, in: host.root, host: host, descriptors: [SpawnRequest.Passed(file, as: 9)])
    let left = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free)
    #expect(left.record.process?.monitor?.address == .path("\(host.root)/q.sock"), "\(left.notes)")
    #expect(left.record.definition?.memory?.amount.kibibytes == 80 << 10)
    try await qemu.end()

    try text.write(toFile: options, atomically: true, encoding: .utf8)
    let named = ["-readconfig", options, "-qmp", "unix:\(host.root)/r.sock,server,nowait"]
    let second = try await StrayQEMU(words + named, in: host.root, host: host)
    for content in ["", "neither a section"] {
      try content.write(toFile: options, atomically: true, encoding: .utf8)
      if content.isEmpty { unlink(options) }
      let left = try await host.hypervisor.guest(runningAs: second.pid, monitor: .free)
      let definition = try #require(left.record.definition)
      #expect(definition.memory?.amount.kibibytes == 80 << 10)
      #expect(definition.devices?.rngs.count == 1)
      #expect(definition.commandline?.arguments.contains { $0.value == "-readconfig" } == false)
      #expect(left.notes.contains { $0.contains("as QEMU has read it") }, "\(left.notes)")
    }
    try await second.end()
  }

  @Test(arguments: [
    (QMPRunStatus.State.paused, DomainState.paused(.user)), (.prelaunch, .paused(.user)),
    (.ioError, .paused(.ioError)), (.incomingMigration, .paused(.migration)), (.shutdown, .paused(.shutdown)),
    (.internalError, .paused(.unknown)),
  ])
  func `why a guest is paused follows from what QEMU says`(_ found: QMPRunStatus.State, _ state: DomainState) {
    #expect(RunningGuest.state(QMPRunStatus(state: found, running: false), isStopped: false) == state)
  }

  @Test func `a program is known by what is in its file, whatever it is called`() throws {
    #expect(EmulatorFile.isEmulator(at: TestHost.emulator) == true)
    for other in ["/bin/sh", "/usr/bin/qemu-img", "/proc/self/exe"] {
      #expect(EmulatorFile.isEmulator(at: other) == false, "\(other)")
    }
    #expect(EmulatorFile.isEmulator(at: "/none") == nil)
    for name in ["/a/qemu-system-x86_64", "/nix/x/bin/.qemu-system-x86_64-wrapped", "/usr/libexec/qemu-kvm", "kvm"] {
      #expect(RunningProgram.isEmulator(name))
    }
    for name in ["/usr/bin/qemu-img", "qemu-aarch64", "qemu-nbd", "myvm"] { #expect(!RunningProgram.isEmulator(name)) }
    #expect(RunningProgram.isWorthALook(["myvm", "-drive", "file=a.img"]))
    #expect(!RunningProgram.isWorthALook(["ls", "-l"]))
  }

  @Test func `a QEMU under another name, and one that its loader started, are found`() async throws {
    let host = try TestHost()
    // A copy looks for its modules beside itself.
    let modules = "exec env QEMU_MODULE_DIR=\"$(dirname /usr/lib/*/qemu/accel-tcg-*.so | head -n 1)\" \"$@\""
    let wrapper = ["/bin/sh", "-c", modules, "sh"]
    let copy = host.root + "/myvm"
    try FileManager.default.copyItem(
      atPath: URL(fileURLWithPath: TestHost.emulator).resolvingSymlinksInPath().path, toPath: copy)
    let qemu = try await StrayQEMU(
      ["-name", "renamed", "-L", "/usr/share/qemu"], in: host.root, host: host, wrapper: wrapper, program: [copy])
    let found = try #require(try await host.hypervisor.discover(excluding: []).first { $0.pid == qemu.pid })
    #expect(found.name == "renamed")
    #expect(try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free).record.domain.name == "renamed")
    try await qemu.end()
    let loaders: [String] = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"]
    let loader = try #require(loaders.first { access($0, X_OK) == 0 })
    let loaded = try await StrayQEMU(
      ["-name", "loaded"], in: host.root, host: host, wrapper: wrapper, program: [loader, TestHost.emulator])
    let left = try await host.hypervisor.guest(runningAs: loaded.pid, monitor: .free)
    #expect(left.record.domain.name == "loaded")
    #expect(left.record.definition?.devices?.emulator?.contains("qemu-system") == true)
    try await loaded.end()
  }

  @Test func `a machine that answers too slowly is given up as a whole`() async throws {
    let answer: @Sendable ([QMPCommand], Duration) async -> [Result<QMPReply, VirtError>] = { commands, limit in
      #expect(limit <= .seconds(10))
      return commands.map { _ in .success(QMPReply(message: ["return": .array([])], command: "")) }
    }
    guard case .success? = await MachineQuestions.bounded(.seconds(10), answer)([.queryStatus]).first else {
      Issue.record("there was time")
      return
    }
    let ask = MachineQuestions.bounded(.seconds(10), until: .after(.zero), answer)
    guard case .failure(let error)? = await ask([.queryStatus]).first else { return }
    #expect(error.code == .operationTimeout && error.message.contains("answers too slowly"))
  }

  @Test func `what is no QEMU, and what is gone, is said`() async throws {
    let host = try TestHost()
    let sleeper = try await Sleeper.start(on: host.reactor)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.guest(runningAs: sleeper.pid, monitor: .free)
    }
    #expect(error?.code == .operationInvalid)
    #expect(error?.message.contains("process \(sleeper.pid) is 'sleep' and no QEMU") == true)
    try sleeper.signal(SIGKILL)
    _ = await sleeper.waitForExit()
    await #expect(throws: VirtError(.operationFailed, "there is no process \(sleeper.pid)")) {
      try await host.hypervisor.guest(runningAs: sleeper.pid, monitor: .free)
    }
  }

  @Test func `a monitor that is held is not taken, and its holder is named`() async throws {
    let host = try TestHost()
    let qemu = try await StrayQEMU(["-qmp", "unix:\(host.root)/q.sock,server,nowait"], in: host.root, host: host)
    let holder = try await StreamSocket.connect(
      path: host.root + "/q.sock", deadline: .after(.seconds(10)), reactor: host.reactor)
    let greeted = AsyncStream<Void>.makeStream()
    try holder.start(receive: { _, _ in greeted.continuation.finish() }, closed: { _ in })
    for await _ in greeted.stream {}
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free)
    }
    #expect(error?.message.contains("monitor busy, held by PID \(getpid()) (") == true, "\(error?.message ?? "")")
    let alone = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .none)
    #expect(alone.monitorObstacle != nil && alone.record.process?.monitor == nil)
    async let waiting = host.hypervisor.guest(runningAs: qemu.pid, monitor: .patient(.seconds(20)))
    holder.close()
    #expect(try await waiting.monitorObstacle == nil)
    try await qemu.end()
  }

  @Test func `one that is stopped by a signal is not waited for, and can be had without its monitor`() async throws {
    let host = try TestHost()
    let qemu = try await StrayQEMU(["-qmp", "unix:\(host.root)/q.sock,server,nowait"], in: host.root, host: host)
    try await qemu.stop()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .free)
    }
    #expect(error?.message.contains("is stopped by a signal") == true)
    let alone = try await host.hypervisor.guest(runningAs: qemu.pid, monitor: .none)
    #expect(alone.record.state == .paused(.unknown))
    try await qemu.end()
  }

  @Test func `the folder of a start is told by an open file, or by the shell`() {
    let names = LaunchFolder.relativeNames(["-drive", "file=./img/a.qcow2,if=virtio", "-m", "64", "-smp", "cores=2"])
    #expect(names == ["img/a.qcow2"])
    #expect(LaunchFolder.folder(of: "/vm/one/img/a.qcow2", names: names) == "/vm/one")
    #expect(LaunchFolder.folder(of: "/vm/one/b.qcow2", names: names) == nil)
    func find(_ current: String, _ shell: String?) -> String {
      LaunchFolder.find(pid: getpid(), arguments: ["file=none-such.img"], current: current, shell: shell)
    }
    #expect(find("/vm", "/home") == "/vm")
    #expect(find("/", "/home") == "/home")
    #expect(find("/", nil) == "/")
  }
}
