import Domains
import DroverCore
import DroverHost
import Foundation
import QEMUCommandLine
import Testing

@testable import QEMUProcess

/// A guest with nothing but a human monitor.
@Suite struct HumanGuestTests {
  private struct Scene {
    let host: TestHost
    let qemu: StrayQEMU
    let guest: QEMUGuest
    let observer: TestObserver
    let candidate: MonitorCandidate

    init() async throws {
      host = try TestHost()
      observer = TestObserver()
      qemu = try await StrayQEMU(["-monitor", "unix:h.sock,server,nowait"], in: host.root, host: host)
      let context = host.hypervisor.context
      candidate = MonitorCandidate(language: .human, address: .path("\(host.root)/h.sock"), option: "")
      let monitor = try await candidate.connect(
        of: qemu.pid, deadline: .after(.seconds(10)), greetingLimit: .seconds(10), context: context)
      var record = ProcessRecord(
        pid: qemu.pid, startTime: qemu.handle.identity.startTime, executable: qemu.handle.identity.executable ?? "")
      record.details = [.init(name: ProcessRecord.DetailName.monitor, value: candidate.note)]
      let log = GuestLog(path: host.root + "/log/h.log")
      guest = QEMUGuest(
        process: record, handle: try ProcessHandle.open(pid: qemu.pid, reactor: host.reactor), monitor: monitor,
        places: GuestPlaces(name: "h", folder: RunFolder(path: host.root + "/run/h"), log: log, logStart: .beginning),
        observer: observer, context: context)
      guest.start()
    }
  }

  @Test func `it is paused, resumed, reset and asked for its state, and events tell of it`() async throws {
    let scene = try await Scene()
    #expect(try await scene.guest.status() == .preLaunch)
    try await scene.guest.resume()
    await scene.observer.event(.resumed)
    #expect(try await scene.guest.status() == .running)
    try await scene.guest.pause()
    await scene.observer.event(.stopped)
    #expect(try await scene.guest.status() == .paused)
    try await scene.guest.reset()
    await scene.observer.event(.reset(byGuest: false))
    #expect(try await scene.guest.monitorCommand("info name", dialect: .hmp).isEmpty)
    // What a user's own command did is seen too.
    _ = try await scene.guest.monitorCommand("cont", dialect: .hmp)
    #expect(try await scene.guest.status() == .running)
    try await scene.qemu.end()
  }

  @Test func `what needs QMP says so`() async throws {
    let scene = try await Scene()
    #expect(try await scene.guest.status() == .preLaunch)
    let error = await #expect(throws: VirtError.self) {
      try await scene.guest.monitorCommand(#"{"execute": "query-block"}"#, dialect: .qmp)
    }
    #expect(error?.code == .operationUnsupported)
    #expect(
      error?.message.contains("'query-block' needs QMP, and the domain's only monitor is a human one (HMP)") == true)
    #expect(scene.guest.monitorCondition == .idle)
    try await scene.qemu.end()
  }

  @Test func `its end is told, and what waits fails`() async throws {
    let scene = try await Scene()
    async let answer = scene.guest.monitorCommand("quit", dialect: .hmp)
    _ = await scene.observer.end()
    _ = try? await answer
    await #expect(throws: VirtError.notRunning) { try await scene.guest.pause() }
  }

  @Test func `it is ended by signals, and nobody who waits is forgotten`() async throws {
    let scene = try await Scene()
    scene.guest.condemn()
    await #expect(throws: VirtError.notRunning) { try await scene.guest.pause() }
    try await scene.guest.end(.destroy)
    _ = await scene.observer.end()
  }
}
