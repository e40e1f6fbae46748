import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
import QEMUCommandLine
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
    try qemu.handle.signal(SIGSTOP)
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
