import DroverCore
import Testing

@testable import Domains

@Suite(.timeLimit(.minutes(1)))
struct LifecycleActionTests {
  /// The types and actions by their numbers.
  private func refusal(
    _ bench: Bench, _ domain: DomainReference, _ type: UInt32, _ action: UInt32, flags: UInt32 = 2
  ) async -> ErrorCode? {
    do {
      try await bench.service.setLifecycleAction(
        domain, type: type, action: action, flags: flags, caller: Bench.owner)
      return nil
    } catch { return error.code }
  }

  @Test func `what QEMU cannot do is refused, as it is in a definition`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    // rename-restart and preserve of a guest that goes; a core of one that did not crash; a name for nothing.
    for (type, action) in [(0, 2), (0, 3), (1, 2), (1, 3), (2, 2), (0, 4), (1, 5)] as [(UInt32, UInt32)] {
      #expect(await refusal(bench, web, type, action) == .configUnsupported, "\(type) \(action)")
    }
    #expect(await refusal(bench, web, 3, 0) == .invalidArg)
    #expect(await refusal(bench, web, 0, 6) == .invalidArg)
    #expect(await refusal(bench, web, 2, 3) == nil)
    #expect(try bench.service.xml(web, flags: [], caller: Bench.owner).contains("<on_crash>preserve</on_crash>"))
  }

  @Test func `two actions that exclude each other are refused, and nothing is changed`() async throws {
    let bench = Bench()
    let web = try await bench.define("web")
    #expect(await refusal(bench, web, 0, 1) == nil)
    #expect(await refusal(bench, web, 1, 0) == .configUnsupported)
    let xml = try bench.service.xml(web, flags: [], caller: Bench.owner)
    #expect(xml.contains("<on_poweroff>restart</on_poweroff>"))
    #expect(xml.contains("<on_reboot>restart</on_reboot>"))
  }
}
