import DomainModel
import Domains
import DroverCore
import DroverHost
import Foundation
import FoundationXML
import Testing

@testable import QEMUProcess

/// Definitions as people write them, completed, planned and started under the installed QEMU.
@Suite struct EverydayMachineTests {
  private func request(_ host: TestHost, _ xml: String, _ observer: TestObserver) async throws -> StartRequest {
    var definition = try DomainDefinition.parse(xml).definition
    try definition.complete(for: try await host.hypervisor.platform(for: definition))
    let uuid = definition.uuid ?? .random()
    definition.uuid = uuid
    return StartRequest(
      definition: definition, domain: DomainReference(name: definition.name ?? "", uuid: uuid, id: 4),
      isPaused: true, observer: observer)
  }

  @Test(arguments: ["pc", "q35"])
  func `it starts, its terminal is known, its disks are counted`(machine: String) async throws {
    let host = try TestHost()
    let disk = host.root + "/disk.img"
    _ = FileManager.default.createFile(atPath: disk, contents: Data(count: 1 << 20))
    let observer = TestObserver()
    let port = try freePort()
    let request = try await request(
      host,
      """
      <domain type='qemu'><name>everyday</name><memory unit='MiB'>64</memory><currentMemory unit='MiB'>48</currentMemory>
        <vcpu>1</vcpu><os><type arch='x86_64' machine='\(machine)'>hvm</type></os><features><acpi/></features>
        <devices>
          <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='\(disk)'/>
            <target dev='vda' bus='virtio'/></disk>
          <serial type='pty'/><console type='pty'/>
          <serial type='file'><source path='\(host.root)/serial.log'/></serial>
          <interface type='user'><model type='virtio'/></interface>
          <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
          <graphics type='vnc' port='\(port)' autoport='no'/><video><model type='vga'/></video><memballoon model='virtio'/>
        </devices></domain>
      """, observer)
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    let terminal = try #require(started.definition.devices?.serials.first?.backend.source?.path)
    #expect(terminal.hasPrefix("/dev/pts/"))
    #expect(started.definition.devices?.serials.first?.backend.tty == nil)
    #expect(started.definition.devices?.consoles.first?.backend.tty == terminal)
    #expect(started.definition.devices?.graphics.first?.listens.first?.address == "127.0.0.1")
    #expect(FileManager.default.fileExists(atPath: host.root + "/serial.log"))
    #expect(started.status == .preLaunch)
    let statistics = try await started.guest.statistics([.balloon, .blocks, .virtualCPUs], limit: .seconds(20))
    #expect(statistics.blocks?.map(\.alias).contains("virtio-disk0") == true)
    #expect(statistics.balloon?.actual ?? 0 > 0)
    #expect(statistics.virtualCPUs?.first?.index == 0)
    started.guest.condemn()
    try await started.guest.end(.destroy)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: true)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `a machine that is to end at its reboot is shut down by a reset`() async throws {
    let host = try TestHost()
    let observer = TestObserver()
    let request = try await request(
      host,
      """
      <domain type='qemu'><name>once</name><memory>65536</memory><os><type>hvm</type></os>
      <on_reboot>destroy</on_reboot><devices/></domain>
      """, observer)
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    try await started.guest.resume()
    try await started.guest.reset()
    await observer.event(.shutdown(.host))
    started.guest.condemn()
    try await started.guest.end(.destroy)
    _ = await observer.end()
    await started.guest.removeTraces(keepingLogs: true)
    #expect(host.leftovers.isEmpty)
  }

  /// A port that nobody listens on at present, in the range of displays.
  private func freePort() throws -> UInt16 {
    let ports = (UInt16(6100)...6900).shuffled()
    return try #require(ports.first { PortTester().isFree(port: $0, address: "127.0.0.1") })
  }

  @Test func `the command line of a definition can be shown without starting it`() async throws {
    let host = try TestHost()
    let request = try await request(
      host,
      "<domain type='qemu'><name>shown</name><memory>65536</memory><os><type>hvm</type></os><devices/></domain>",
      TestObserver())
    let line = try await host.hypervisor.nativeArguments(for: request.definition)
    #expect(line.contains("/usr/bin/qemu-system-x86_64 -name guest=shown,debug-threads=on -S "))
    #expect(!line.contains("\n"))
    #expect(host.leftovers.isEmpty)
  }

  @Test func `the documents of capabilities are well-formed and name the machines`() async throws {
    let host = try TestHost()
    let capabilities = try XMLDocument(xmlString: try await host.hypervisor.capabilities())
    #expect(try capabilities.nodes(forXPath: "//guest/arch[@name='x86_64']/machine[@canonical]").count > 1)
    let domain = try XMLDocument(
      xmlString: try await host.hypervisor.domainCapabilities(.init(machine: "q35", virtType: "qemu")))
    #expect(try domain.nodes(forXPath: "/domainCapabilities/machine").first?.stringValue?.hasPrefix("pc-q35-") == true)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.domainCapabilities(.init(machine: "toaster"))
    }
    #expect(error?.code == .invalidArg)
    #expect(try await host.hypervisor.version() > 7_000_000)
    #expect(try await host.hypervisor.maximumVirtualCPUs(type: "qemu") > 1)
  }
}
