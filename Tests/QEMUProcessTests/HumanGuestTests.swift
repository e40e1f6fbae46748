import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
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

    init(_ arguments: [String] = []) async throws {
      host = try TestHost()
      observer = TestObserver()
      try FileManager.default.createDirectory(atPath: host.root + "/run/h", withIntermediateDirectories: true)
      let listening = ["-monitor", "unix:h.sock,server,nowait"]
      qemu = try await StrayQEMU(listening + arguments, in: host.root, host: host)
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

    /// With drives, a balloon, a network card, a screen and an I/O thread.
    static func rich() async throws -> Scene {
      let image = FileManager.default.temporaryDirectory.appending(path: "hd-\(UInt64.random(in: 0 ... .max)).raw").path
      _ = FileManager.default.createFile(atPath: image, contents: Data(count: 1 << 20))
      defer { try? FileManager.default.removeItem(atPath: image) }
      return try await Scene([
        "-machine", "pc", "-m", "64", "-smp", "2", "-accel", "tcg", "-drive",
        "file=\(image),format=raw,if=virtio,id=hd0",
        "-drive", "if=none,id=cd0,media=cdrom", "-device", "ide-cd,drive=cd0", "-netdev", "user,id=n0", "-device",
        "virtio-net-pci,netdev=n0,id=net0", "-device", "virtio-balloon-pci,id=balloon0", "-device", "VGA", "-object",
        "iothread,id=iothread1",
      ])
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

  @Test func `its figures are as QMP tells them, and what only QMP tells is left out`() async throws {
    let scene = try await Scene.rich()
    let all: GuestStatistics.Groups = [.balloon, .blocks, .virtualCPUs, .ioThreads, .kernel, .dirtyRate]
    let figures = try await scene.guest.statistics(all, limit: .seconds(20))
    #expect(figures.balloon?.actual == 64 << 10)
    #expect(figures.blocks?.map(\.alias) == ["hd0", "cd0"])
    #expect(figures.blocks?.map(\.capacity) == [1 << 20, nil])
    #expect(figures.virtualCPUs?.map(\.index) == [0, 1])
    #expect(figures.ioThreads?.map(\.id) == [1])
    #expect(figures.kernel == nil && figures.dirtyRate == nil)
    try await scene.qemu.end()
  }

  @Test func `it is pictured, typed to, peeked into, and its devices are changed`() async throws {
    let scene = try await Scene.rich()
    let guest = scene.guest
    let picture = try await guest.screenshot(ofDevice: nil, head: 0)
    #expect(picture.mimeType == "image/png")
    picture.line.close()
    try await guest.press(keys: [29, 56, 211], hold: .milliseconds(1))
    try await guest.injectNMI()
    #expect(try await guest.peekMemory(at: 0, count: 16, isVirtual: false).count == 16)
    try await guest.setLink("net0", isUp: false)
    try await guest.resizeDisk("hd0", bytes: 2 << 20)
    try await guest.setLimits(DiskIOTune(), ofDisk: "hd0")
    let figures = try await guest.statistics(.blocks, limit: .seconds(20))
    #expect(figures.blocks?.first?.capacity == 2 << 20)
    let unknown = await #expect(throws: VirtError.self) { try await guest.setLink("nosuch", isUp: true) }
    #expect(unknown?.message.contains("'set_link': Device 'nosuch' not found") == true)
    let unable = await #expect(throws: VirtError.self) { try await guest.setEndsOnReboot(true) }
    #expect(unable?.code == .operationUnsupported && unable?.message.contains("'set-action' needs QMP") == true)
    try await scene.qemu.end()
  }

  @Test func `a monitor that is silent costs figures no more than their time, and is known`() async throws {
    let scene = try await Scene()
    _ = try await scene.guest.status()
    try await scene.qemu.stop()
    let error = await #expect(throws: VirtError.self) {
      try await scene.guest.statistics([.blocks, .virtualCPUs], limit: .milliseconds(100))
    }
    #expect(error?.code == .operationTimeout)
    guard case .silent = scene.guest.monitorCondition else { return #expect(Bool(false), "it is not known") }
    try scene.qemu.handle.signal(SIGCONT)
    try await scene.qemu.end()
  }
}
