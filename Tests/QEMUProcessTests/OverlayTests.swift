import DomainModel
import Domains
import DroverCore
import Foundation
import Testing

@testable import QEMUProcess

/// The images that take what a guest writes and are gone with it.
@Suite struct OverlayTests {
  /// A request for a guest with one such disk, whose image is in the test's folder.
  private func request(_ host: TestHost, image: String? = nil) throws -> StartRequest {
    var request = host.request(observer: TestObserver())
    var disk = Disk()
    disk.source = StorageSource()
    disk.source?.file = image ?? "\(host.root)/a.img"
    disk.target = DiskTarget()
    disk.target?.dev = "vda"
    disk.target?.bus = .virtio
    disk.transient = DiskTransient()
    request.definition.devices = Devices()
    request.definition.devices?.disks = [disk]
    return request
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Plans real QEMU without the disk, and the overlays with it.
  private struct Overlaid: LaunchPlanner {
    var emulator = HandWritten()
    var program: String?

    func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan {
      var plan = try await emulator.plan(request, context: context)
      plan.definition = request.definition
      try plan.planOverlays(request.definition.transientOverlays(guest: request.domain.name), context.configuration)
      guard let program else { return plan }
      plan.overlays = plan.overlays.map { overlay in
        OverlayPlan(
          disk: overlay.disk, path: overlay.path, image: overlay.image, driver: overlay.driver, program: program)
      }
      return plan
    }
  }

  private func host(_ planner: Overlaid = Overlaid()) throws -> (TestHost, overlay: String) {
    let host = try TestHost(planner: planner)
    #expect(FileManager.default.createFile(atPath: "\(host.root)/a.img", contents: Data(count: 3 << 20)))
    return (host, "\(host.root)/a.img.TRANSIENT-vm")
  }

  @Test func `a start makes it as large as the image, writes it down, and the end takes it away`() async throws {
    let (host, overlay) = try host()
    let observer = TestObserver()
    var request = try request(host)
    request.observer = observer
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    let head = try Data(contentsOf: URL(fileURLWithPath: overlay)).prefix(32)
    #expect(head.prefix(4) == Data([0x51, 0x46, 0x49, 0xFB]))
    #expect(head.suffix(8) == Data([0, 0, 0, 0, 0, 0x30, 0, 0]))
    #expect(started.definition.devices?.disks.first?.source?.file == overlay)
    started.guest.condemn()
    try await started.guest.end(.destroy)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: true)
    #expect(!isThere(overlay) && isThere("\(host.root)/a.img") && host.leftovers.isEmpty)
  }

  @Test(arguments: StartPhase.allCases)
  func `a destroy at any phase leaves none`(phase: StartPhase) async throws {
    let (host, overlay) = try host()
    let request = try request(host)
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(request, attempt: TestAttempt(destroyedAt: phase))
    }
    #expect(!isThere(overlay) && host.leftovers.isEmpty)
  }

  @Test func `one that is there is somebody else's: the start is refused, and it stays`() async throws {
    let (host, overlay) = try host()
    #expect(FileManager.default.createFile(atPath: overlay, contents: Data("mine".utf8)))
    let request = try request(host)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.code == .operationUnsupported && error?.message.contains(overlay) == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: overlay)) == Data("mine".utf8))
    #expect(host.leftovers.isEmpty)
  }

  @Test func `what the program says when it cannot make one is in the error, and nothing is left`() async throws {
    let (host, overlay) = try host(Overlaid(program: "/bin/false"))
    let request = try request(host)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.message.contains("/bin/false") == true)
    #expect(!isThere(overlay) && host.leftovers.isEmpty)
  }

  @Test func `an image without a whole path has no place beside it`() async throws {
    let (host, _) = try host()
    // It is there, for who is in the folder of the tests.
    let request = try request(host, image: "../../../../../../../../dev/null")
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.code == .configUnsupported && host.leftovers.isEmpty)
  }

  @Test func `a disk that can have none is not started without: its image would be written to`() async throws {
    let (host, _) = try host()
    var request = try request(host)
    request.definition.devices?.disks[0].type = .block
    request.definition.devices?.disks[0].source?.dev = "\(host.root)/a.img"
    let wanted = request
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(wanted, attempt: TestAttempt())
    }
    #expect(error?.code == .configUnsupported && error?.message.contains("'vda'") == true && host.leftovers.isEmpty)
  }

  @Test func `after a crash in a start, only what that start has marked is removed`() async throws {
    let (host, overlay) = try host()
    let request = try request(host)
    #expect(FileManager.default.createFile(atPath: overlay, contents: nil))
    await host.hypervisor.abandon(host.record(request, nil))
    #expect(isThere(overlay))
    let (marks, run) = try mark(overlay, on: host)
    await host.hypervisor.abandon(host.record(request, nil))
    #expect(!isThere(overlay) && marks.runs.isEmpty && marks.overlays(of: run).isEmpty)
  }

  @Test func `a daemon that finds the guest gone removes it`() async throws {
    let (host, overlay) = try host()
    let request = try request(host)
    #expect(FileManager.default.createFile(atPath: overlay, contents: nil))
    let (marks, run) = try mark(overlay, on: host)
    var process = ProcessRecord(pid: 1, startTime: 1, executable: "/nowhere")
    process.details = [.init(name: ProcessRecord.DetailName.folder, value: run.path)]
    let found = try await host.hypervisor.reconnect(host.record(request, process), observer: TestObserver())
    #expect(found == nil && !isThere(overlay) && marks.runs.isEmpty)
  }

  @Test func `one that could not be removed, or of which the host's crash left nothing else, goes with the sweep`()
    async throws
  {
    let (host, overlay) = try host()
    // It cannot be removed as it is.
    try FileManager.default.createDirectory(atPath: overlay, withIntermediateDirectories: true)
    let (marks, run) = try mark(overlay, on: host)
    await host.hypervisor.sweep(keeping: [])
    #expect(isThere(overlay) && marks.overlays(of: run) == [overlay])
    #expect(host.errors.contains { $0.contains(overlay) })
    try FileManager.default.removeItem(atPath: overlay)
    #expect(FileManager.default.createFile(atPath: overlay, contents: nil))
    await host.hypervisor.sweep(keeping: [DomainReference(name: "vm", uuid: .random(), id: 1)])
    #expect(isThere(overlay))
    await host.hypervisor.sweep(keeping: [])
    #expect(!isThere(overlay) && marks.runs.isEmpty)
  }

  /// Notes a file for the run of the guest `vm`.
  private func mark(_ overlay: String, on host: TestHost) throws -> (OverlayMarks, RunFolder) {
    let marks = OverlayMarks(
      HypervisorConfiguration(
        runFolder: "\(host.root)/run", logFolder: "\(host.root)/log", cacheFolder: "\(host.root)/cache",
        stateFolder: "\(host.root)/lib"))
    let run = RunFolder(path: "\(host.root)/run/domain-1-vm")
    try marks.note(overlay, of: run)
    return (marks, run)
  }
}
