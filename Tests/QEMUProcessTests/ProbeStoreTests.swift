import DomainModel
import DroverCore
import DroverHost
import Foundation
import QEMUCapabilities
import Testing

@testable import QEMUProcess

@Suite struct ProbeStoreTests {
  private func script(_ host: TestHost, _ text: String) throws -> String {
    let path = host.root + "/emulator"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test func `the installed QEMU tells what it can do, once`() async throws {
    let host = try TestHost()
    let probes = host.hypervisor.context.probes
    async let first = probes.capabilities(of: TestHost.emulator)
    async let second = probes.capabilities(of: TestHost.emulator)
    let (one, two) = try await (first, second)
    #expect(one == two)
    #expect(one.version.major >= 7)
    #expect(one.architecture == .x86)
    #expect(one.machines.contains { $0.alias == "q35" })
    #expect(!one.features.features.isEmpty)
    // A second store on the same folder reads the result and runs nothing: the program is not looked for.
    let kept = try FileManager.default.contentsOfDirectory(atPath: host.root + "/cache")
    #expect(kept.count == 1)
  }

  @Test func `a result is read from the disk as long as the binary is the same`() async throws {
    let host = try TestHost()
    let probes = host.hypervisor.context.probes
    let emulator = try script(host, "#!/bin/sh\nexit 1\n")
    let key = try ProbeStore.key(of: emulator)
    let known = Capabilities(version: .init(99, 1, 2), architecture: .riscv64)
    try FileManager.default.createDirectory(atPath: host.root + "/cache", withIntermediateDirectories: true)
    await #expect(throws: VirtError.self) { try await probes.capabilities(of: emulator) }
    try Data(key.entry(known).bytes()).write(to: URL(fileURLWithPath: probes.file(of: key)))
    #expect(try await probes.capabilities(of: emulator) == known)
    _ = try script(host, "#!/bin/sh\nexit 12\n")
    await #expect(throws: VirtError.self) { try await probes.capabilities(of: emulator) }
  }

  @Test func `a missing emulator is refused in the words that clients know`() async throws {
    let host = try TestHost()
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.context.probes.capabilities(of: "/nonexistent/qemu")
    }
    #expect(error?.code == .systemError)
    #expect(error?.message == "Cannot check QEMU binary /nonexistent/qemu: No such file or directory")
  }

  @Test func `an emulator that dies tells what it wrote`() async throws {
    let host = try TestHost()
    let emulator = try script(host, "#!/bin/sh\necho no machine of that kind >&2\nexit 1\n")
    let error = await #expect(throws: VirtError.self) {
      try await host.hypervisor.context.probes.capabilities(of: emulator)
    }
    #expect(error?.code == .internalError)
    #expect(error?.message.contains("no machine of that kind") == true)
    #expect(error?.message.contains(emulator) == true)
  }

  @Test func `a folder is no emulator, and a file without permission neither`() async throws {
    let host = try TestHost()
    for path in [host.root, "/etc/hostname"] {
      let error = await #expect(throws: VirtError.self) {
        try await host.hypervisor.context.probes.capabilities(of: path)
      }
      #expect(error?.code == .systemError)
    }
  }

  @Test func `a probe's process does not outlive its answer`() async throws {
    let host = try TestHost()
    let process = try await ProbeProcess.start(
      TestHost.emulator, accelerator: "tcg", user: nil, reactor: host.reactor)
    _ = try await process.channel.ready()
    #expect(isAlive(process.handle.pid))
    #expect(await process.end().isEmpty)
    #expect(!isAlive(process.handle.pid))
  }
}
