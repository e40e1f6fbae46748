import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import Glibc
@testable import QEMUCommandLine
import Testing

@testable import QEMUProcess

@Suite struct GuestLaunchTests {
  @Test func `a start goes through its phases and gives a guest that answers`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let attempt = TestAttempt()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: attempt)
    #expect(attempt.phases == StartPhase.allCases)
    #expect(started.status == .preLaunch)
    #expect(started.guest.monitorCondition == .idle)
    #expect(try await started.guest.status() == .preLaunch)
    #expect(host.leftovers == ["domain-1-vm"])
    #expect(host.log("vm").contains("-machine none"))
    try await finish(started.guest, observer, host)
  }

  @Test func `the CPUs run unless the request says paused`() async throws {
    let host = try TestHost(planner: HandWritten())
    let observer = TestObserver()
    let started = try await host.hypervisor.start(
      host.request(observer: observer, isPaused: false), attempt: TestAttempt())
    #expect(started.status == .running)
    #expect(try await started.guest.status() == .running)
    try await started.guest.pause()
    await observer.event(.stopped)
    #expect(try await started.guest.status() == .paused)
    try await started.guest.resume()
    #expect(try await started.guest.status() == .running)
    try await finish(started.guest, observer, host)
    #expect(observer.events.contains(.resumed))
  }

  @Test func `what QEMU wrote when it refused is in the error, and nothing is left`() async throws {
    let host = try TestHost(planner: HandWritten(["-machine", "none", "-device", "nonsense"]))
    let attempt = TestAttempt()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt)
    }
    let message = error?.message ?? ""
    #expect(message.hasPrefix("internal error: process exited while connecting to monitor: "))
    #expect(message.contains("'nonsense' is not a valid device model name"))
    #expect(!message.contains("charmonitor"))
    #expect(host.leftovers.isEmpty)
    #expect(!isAlive(try #require(attempt.guest).process.pid))
  }

  @Test(arguments: StartPhase.allCases)
  func `a destroy at any phase leaves nothing`(phase: StartPhase) async throws {
    let host = try TestHost(planner: HandWritten())
    let attempt = TestAttempt(destroyedAt: phase)
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt)
    }
    #expect(host.leftovers.isEmpty)
    #expect((attempt.guest == nil) == (phase <= .launch))
    if let pid = attempt.guest?.process.pid { #expect(!isAlive(pid)) }
  }

  /// Plans nothing, ever: an emulator that does not say what it can do.
  private struct Endless: LaunchPlanner {
    let begun: AsyncStream<Void>.Continuation

    func plan(_ request: StartRequest, context: HypervisorContext) async throws(VirtError) -> LaunchPlan {
      begun.yield()
      try? await Task.sleep(for: .seconds(3600))
      throw VirtError(.internalError, "too late")
    }
  }

  @Test func `a destroy while the start is planned does not wait for the plan`() async throws {
    let (begun, continuation) = AsyncStream<Void>.makeStream()
    let host = try TestHost(planner: Endless(begun: continuation))
    let attempt = TestAttempt()
    let start = Task { try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt) }
    for await _ in begun { break }
    attempt.destroy()
    await #expect(throws: VirtError.notRunning) { try await start.value }
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a process that cannot be written down is ended`() async throws {
    let host = try TestHost(planner: HandWritten())
    let attempt = TestAttempt(failsToWriteDown: true)
    await #expect(throws: VirtError(.systemError, "no space")) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt)
    }
    #expect(host.leftovers.isEmpty)
    #expect(!isAlive(try #require(attempt.guest).process.pid))
  }

  @Test func `a destroy while the greeting is awaited wakes the start at once`() async throws {
    // It listens to nobody: the greeting never comes.
    let host = try TestHost(planner: HandWritten(["600"], program: "/usr/bin/sleep"))
    let attempt = TestAttempt(onLaunch: { guest in
      Task {
        guest.condemn()
        try await guest.end(.destroy)
      }
    })
    let start = ContinuousClock.now
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: attempt)
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(host.leftovers.isEmpty)
  }

  @Test func `an emulator that is none gives what it wrote`() async throws {
    let host = try TestHost(planner: HandWritten(["-c", "echo cannot boot today >&2; exit 3"], program: "/bin/sh"))
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.message == "internal error: process exited while connecting to monitor: cannot boot today")
    #expect(host.leftovers.isEmpty)
  }

  @Test func `an emulator that dies in silence gives how it died`() async throws {
    let host = try TestHost(planner: HandWritten(["-c", "kill -9 $$"], program: "/bin/sh"))
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.message == "internal error: process exited while connecting to monitor: signal 9")
  }

  @Test func `a program that cannot be executed is an error of the host, and nothing is left`() async throws {
    let host = try TestHost(planner: HandWritten([], program: "/nonexistent/qemu"))
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(host.request(observer: TestObserver()), attempt: TestAttempt())
    }
    #expect(error?.code == .systemError)
    #expect(error?.message.contains("/nonexistent/qemu") == true)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a network that does not exist is told in the words that clients know`() async throws {
    let host = try TestHost(planner: HandWritten())
    var request = host.request(observer: TestObserver())
    request.definition = try definition(
      "<interface type='network'><source network='default'/></interface>")
    let attempt = TestAttempt()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: attempt)
    }
    #expect(error?.code == .noNetwork)
    #expect(error?.message == "Network not found: no network with matching name 'default'")
    #expect(attempt.phases == [.initialise])
  }

  @Test func `a missing image is refused before anything runs, an optional one left out`() async throws {
    let host = try TestHost(planner: HandWritten())
    var request = host.request(observer: TestObserver())
    request.definition = try definition(
      "<disk type='file' device='disk'><source file='/nonexistent/a.img'/><target dev='vda' bus='virtio'/></disk>")
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.code == .systemError)
    #expect(error?.message == "Cannot access storage file '/nonexistent/a.img': No such file or directory")
    let observer = TestObserver()
    request = host.request(observer: observer)
    request.definition = try definition(
      "<disk type='file' device='cdrom'><source file='/nonexistent/a.iso' startupPolicy='optional'/>"
        + "<target dev='sda' bus='sata'/></disk>")
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    #expect(started.definition.devices?.disks.first?.source == nil)
    try await finish(started.guest, observer, host)
  }

  @Test func `a log that has grown is put aside`() async throws {
    let host = try TestHost(planner: HandWritten())
    let big = String(repeating: "x", count: 3 << 20)
    try big.write(toFile: host.root + "/log/vm.log", atomically: false, encoding: .utf8)
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    #expect(host.log("vm").utf8.count < 10_000)
    #expect(FileManager.default.fileExists(atPath: host.root + "/log/vm.log.0"))
    try await finish(started.guest, observer, host)
  }

  @Test func `QEMU runs as the configured user, who can read its key`() async throws {
    // An ordinary user can only be itself.
    let user = geteuid() == 0 ? UserIdentity(uid: 65_534, gid: 65_534) : UserIdentity(uid: geteuid(), gid: getegid())
    let host = try TestHost(planner: HandWritten(), user: user)
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let status = try String(contentsOfFile: "/proc/\(started.guest.process.pid)/status", encoding: .utf8)
    #expect(status.contains("Uid:\t\(user.uid)\t\(user.uid)\t\(user.uid)"))
    #expect(status.contains("Gid:\t\(user.gid)\t"))
    try await finish(started.guest, observer, host)
    #expect(host.log("vm").contains("QEMU ended: "))
  }

  @Test func `the socket of a line is made, answers, and goes with the guest`() async throws {
    let host = try TestHost(
      planner: HandWritten(
        HandWritten.plain + ["-chardev", "socket,id=line,fd=4,server=on,wait=off"],
        descriptors: [PassedDescriptor(number: 4, purpose: .listener(path: "channel/1-vm/line"))]))
    let observer = TestObserver()
    let started = try await host.hypervisor.start(host.request(observer: observer), attempt: TestAttempt())
    let path = host.root + "/run/channel/1-vm/line"
    _ = try await StreamSocket.connect(path: path, deadline: .after(.seconds(5)), reactor: host.reactor)
    started.guest.condemn()
    try await started.guest.end(.destroy)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private func definition(_ devices: String) throws -> DomainDefinition {
    let text =
      "<domain type='qemu'><name>vm</name><memory>65536</memory><os><type>hvm</type></os><devices>\(devices)</devices></domain>"
    return try DomainDefinition.parse(text, options: ParseOptions()).definition
  }

  private func finish(_ guest: any Guest, _ observer: TestObserver, _ host: TestHost) async throws {
    guest.condemn()
    try await guest.end(.destroy)
    _ = await observer.end()
    await guest.removeTraces(keepingLogs: true)
    #expect(host.leftovers.isEmpty)
    #expect(!isAlive(guest.process.pid))
  }
}
