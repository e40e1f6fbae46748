import DomainModel
import Domains
import DroverCore
import Foundation
import Glibc
import Testing

@testable import QEMUProcess

/// Firmware images that hold nothing, under a QEMU whose CPUs never run.
@Suite struct FirmwareTests {
  private let observer = TestObserver()

  private func addFirmware(_ host: TestHost) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: host.root + "/firmware", withIntermediateDirectories: true)
    try Data(count: 1 << 20).write(to: URL(fileURLWithPath: host.root + "/code.fd"))
    try template.write(to: URL(fileURLWithPath: host.root + "/vars.fd"))
    let descriptor = """
      {"interface-types": ["uefi"], "features": [],
       "targets": [{"architecture": "x86_64", "machines": ["pc-q35-*"]}],
       "mapping": {"device": "flash", "mode": "split",
         "executable": {"filename": "\(host.root)/code.fd", "format": "raw"},
         "nvram-template": {"filename": "\(host.root)/vars.fd", "format": "raw"}}}
      """
    try descriptor.write(toFile: host.root + "/firmware/50-test.json", atomically: true, encoding: .utf8)
  }

  private var template: Data { Data(repeating: 0x5A, count: 128 << 10) }
  private func path(_ host: TestHost) -> String { host.root + "/lib/nvram/efi_VARS.fd" }
  private func variables(_ host: TestHost) -> Data? { FileManager.default.contents(atPath: path(host)) }

  private func request(_ host: TestHost, resets: Bool = false) async throws -> StartRequest {
    var definition = try DomainDefinition.parse(
      """
      <domain type='qemu'><name>efi</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
      <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features><devices/></domain>
      """
    ).definition
    try definition.complete(for: try await host.hypervisor.platform(for: definition))
    let uuid = DroverCore.UUID.random()
    definition.uuid = uuid
    return StartRequest(
      definition: definition, domain: DomainReference(name: "efi", uuid: uuid, id: 1),
      isPaused: true, resetsNVRAM: resets, observer: observer)
  }

  private func end(_ started: StartedGuest) async throws {
    started.guest.condemn()
    try await started.guest.end(.destroy)
    await started.guest.removeTraces(keepingLogs: true)
  }

  @Test func `a template that is no file is refused, and nobody waits for it`() async throws {
    let host = try TestHost()
    try addFirmware(host)
    let request = try await request(host)
    try FileManager.default.removeItem(atPath: host.root + "/vars.fd")
    try #require(mkfifo(host.root + "/vars.fd", 0o600) == 0)
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.message.contains("vars.fd' is no regular file") == true)
    #expect(host.leftovers.isEmpty && variables(host) == nil)
  }

  @Test func `a guest whose firmware the host lacks is not started with another`() async throws {
    let host = try TestHost()
    let request = try await request(host)
    let attempt = TestAttempt()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: attempt)
    }
    #expect(error?.code == .operationFailed)
    #expect(error?.message.contains("Unable to find 'efi' firmware") == true)
    #expect(attempt.guest == nil)
    await #expect(throws: VirtError.self) { try await host.hypervisor.nativeArguments(for: request.definition) }
    #expect(host.leftovers.isEmpty)
  }

  @Test func `firmware that was installed after the definition was made is found at the start`() async throws {
    let host = try TestHost()
    let request = try await request(host)
    try addFirmware(host)
    let started = try await host.hypervisor.start(request, attempt: TestAttempt())
    #expect(started.definition.os?.loader?.path == host.root + "/code.fd")
    #expect(started.definition.os?.nvram?.path == path(host))
    #expect(host.log("efi").contains("code.fd"))
    #expect(await host.hypervisor.firmwareVariables(of: request.definition) == path(host))
    try await end(started)
  }

  @Test func `variables are copied once, for one reader, and anew when that is asked for`() async throws {
    let host = try TestHost()
    try addFirmware(host)
    let first = try await host.hypervisor.start(try await request(host), attempt: TestAttempt())
    #expect(variables(host) == template)
    let facts = try FileManager.default.attributesOfItem(atPath: path(host))
    #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    try await end(first)
    let own = Data(repeating: 1, count: 128 << 10)
    try own.write(to: URL(fileURLWithPath: path(host)))
    try await end(try await host.hypervisor.start(try await request(host), attempt: TestAttempt()))
    #expect(variables(host) == own)
    try await end(try await host.hypervisor.start(try await request(host, resets: true), attempt: TestAttempt()))
    #expect(variables(host) == template)
    try FileManager.default.removeItem(atPath: path(host))
    #expect(await host.hypervisor.firmwareVariables(of: try await request(host).definition) == nil)
  }

  @Test func `a start that fails leaves the variables as they were`() async throws {
    let host = try TestHost()
    try addFirmware(host)
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(try await request(host), attempt: TestAttempt(destroyedAt: .connect))
    }
    #expect(variables(host) == nil)
    let own = Data(repeating: 1, count: 128 << 10)
    try own.write(to: URL(fileURLWithPath: path(host)))
    await #expect(throws: VirtError.notRunning) {
      try await host.hypervisor.start(
        try await request(host, resets: true), attempt: TestAttempt(destroyedAt: .connect))
    }
    #expect(variables(host) == own)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `variables without a template are refused`() async throws {
    let host = try TestHost()
    try addFirmware(host)
    var request = try await request(host)
    request.definition.os?.nvram?.template = nil
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.start(request, attempt: TestAttempt())
    }
    #expect(error?.code == .operationFailed)
    #expect(error?.message.contains("unable to find any master var store for loader: ") == true)
    #expect(host.leftovers.isEmpty)
  }

  @Test func `descriptors are read anew when they change`() async throws {
    let host = try TestHost()
    let shelf = FirmwareShelf(folders: [host.root + "/firmware"], variablesFolder: "/v")
    #expect(await shelf.catalogue().descriptors.isEmpty)
    try addFirmware(host)
    let found = await shelf.catalogue()
    #expect(found.descriptors.count == 1)
    #expect(found.variablesFolder == "/v")
    #expect(await shelf.catalogue() == found)
    try FileManager.default.removeItem(atPath: host.root + "/firmware/50-test.json")
    #expect(await shelf.catalogue().descriptors.isEmpty)
  }
}
