import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
@testable import QEMUCommandLine
import Testing

@testable import QEMUProcess

@Suite struct StartFaultTests {
  @Test(arguments: [StartPhase.connect, .refresh, .finish])
  func `a QEMU that dies in any phase is told with how it died, and leaves nothing`(phase: StartPhase) async throws {
    let host = try TestHost(planner: HandWritten())
    let attempt = TestAttempt(onEnter: { entered, guest in
      guard entered == phase, let guest else { return }
      kill(guest.process.pid, SIGKILL)
    })
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(
        host.request(observer: TestObserver(), isPaused: false), attempt: attempt)
    }
    #expect(error?.message.contains("signal 9") == true, "\(String(describing: error))")
    #expect(host.leftovers.isEmpty)
    #expect(!isAlive(try #require(attempt.guest).process.pid))
  }

  @Test func `a monitor's path may be longer than the kernel takes`() async throws {
    let host = try TestHost(planner: HandWritten(), below: String(repeating: "long/", count: 40))
    #expect(host.root.utf8.count > 200)
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    #expect(try await started.guest.status() == .preLaunch)
    started.guest.condemn()
    try await started.guest.end(.kill)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: false)
    #expect(host.leftovers.isEmpty)
  }

  /// Undos that cannot do all that they should.
  enum BadUndo: String, CaseIterable, Sendable {
    /// Deeper than the daemon goes.
    case runFolder
    case channels
    /// A folder in its place.
    case variables
  }

  @Test(arguments: BadUndo.allCases)
  func `an undo that fails keeps no other from running, and is made good by the next sweep`(
    undo: BadUndo
  ) async throws {
    let vars = NSTemporaryDirectory() + "drover-vars-\(Foundation.UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: vars) }
    let host = try TestHost(
      planner: HandWritten(
        HandWritten.plain + ["-chardev", "socket,id=line,fd=4,server=on,wait=off"],
        descriptors: [PassedDescriptor(number: 4, purpose: .listener(path: "channel/1-vm/line"))]))
    let deep = String(repeating: "deep/", count: 12)
    let spoil: @Sendable () -> Void = {
      let files = FileManager.default
      switch undo {
      case .runFolder:
        try? files.createDirectory(atPath: "\(host.root)/run/domain-1-vm/\(deep)", withIntermediateDirectories: true)
      case .channels:
        try? files.createDirectory(atPath: "\(host.root)/run/channel/1-vm/\(deep)", withIntermediateDirectories: true)
      case .variables:
        try? files.removeItem(atPath: vars)
        try? files.createDirectory(atPath: vars, withIntermediateDirectories: true)
      }
    }
    var request = host.request(observer: TestObserver())
    try Data(count: 4096).write(to: URL(fileURLWithPath: host.root + "/template"))
    var (loader, store) = (Loader(), FirmwareStore())
    loader.type = .pflash
    store.path = vars
    store.template = host.root + "/template"
    request.definition.os = OperatingSystem()
    request.definition.os?.loader = loader
    request.definition.os?.nvram = store
    let attempt = TestAttempt(onEnter: { phase, _ in if phase == .refresh { spoil() } }, failsAt: .finish)
    await #expect(throws: VirtError.self) { try await host.hypervisor.start(request, attempt: attempt) }
    #expect(!isAlive(try #require(attempt.guest).process.pid))
    #expect(FileManager.default.fileExists(atPath: vars) == (undo == .variables))
    #expect(!FileManager.default.fileExists(atPath: "\(host.root)/run/domain-1-vm/monitor.sock"))
    #expect(!FileManager.default.fileExists(atPath: "\(host.root)/run/channel/1-vm/line"))
    #expect(host.leftovers.contains("domain-1-vm") == (undo == .runFolder))
    #expect(host.errors.contains { $0.contains("cannot re") }, "\(host.errors)")
    for run in ["domain-1-vm", "channel/1-vm"] {
      try? FileManager.default.removeItem(atPath: "\(host.root)/run/\(run)/deep")
    }
    await host.hypervisor.sweep(keeping: [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: host.root + "/run/channel").isEmpty)
    #expect(host.leftovers == ["channel"])
  }
}
