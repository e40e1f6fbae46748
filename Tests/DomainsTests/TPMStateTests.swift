import DroverCore
import Synchronization
import Testing

@testable import Domains

/// What becomes of the state of a TPM when its guest is undefined.
@Suite(.timeLimit(.minutes(1)))
struct TPMStateTests {
  private func tpm(_ more: String = "") -> String {
    "<tpm model='tpm-crb'><backend type='emulator' version='2.0'\(more)/></tpm>"
  }

  /// The flags, what stands in the definition, and whether the state goes.
  @Test(
    arguments: [
      ([], "", true), (.keepTPM, "", false), (.tpm, "", true), ([], " persistent_state='yes'", false),
      (.tpm, " persistent_state='yes'", true), (.keepTPM, " persistent_state='yes'", false),
      ([], " persistent_state='no'", true),
    ] as [(UndefineFlags, String, Bool)])
  func `it goes with the definition, unless one of both says that it is kept`(
    _ flags: UndefineFlags, _ more: String, _ goes: Bool
  ) async throws {
    let bench = Bench()
    let web = try await bench.define("web", devices: tpm(more))
    try await bench.service.undefine(web, flags: flags, caller: Bench.owner)
    #expect(bench.hypervisor.state.withLock { $0.removedTPMs } == (goes ? [web.uuid] : []))
  }

  @Test func `a guest without a TPM that a program plays has none`() async throws {
    let bench = Bench()
    let plain = try await bench.define("plain")
    try await bench.service.undefine(plain, flags: [], caller: Bench.owner)
    let real = try await bench.define(
      "real", devices: "<tpm><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>")
    try await bench.service.undefine(real, flags: .tpm, caller: Bench.owner)
    #expect(bench.hypervisor.state.withLock { $0.removedTPMs }.isEmpty)
  }

  @Test(arguments: [([], true), (.keepTPM, false)] as [(UndefineFlags, Bool)])
  func `what a running guest's undefine said counts when the guest ends`(_ flags: UndefineFlags, _ goes: Bool)
    async throws
  {
    let bench = Bench()
    let web = try await bench.define("web", devices: tpm())
    _ = try await bench.service.create(web, flags: [], caller: Bench.owner)
    try await bench.service.undefine(web, flags: flags, caller: Bench.owner)
    #expect(bench.hypervisor.state.withLock { $0.removedTPMs }.isEmpty)
    try await bench.service.destroy(web, flags: [], caller: Bench.owner)
    #expect(bench.hypervisor.state.withLock { $0.removedTPMs } == (goes ? [web.uuid] : []))
  }
}
