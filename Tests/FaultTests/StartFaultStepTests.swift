import Foundation
@testable import SystemHarness
import Testing

extension FaultTests {
  /// Each durable step of a start fails in turn, and so does each undo.
  @Suite("A start of which a step fails")
  struct StartFaultStepTests {
    @Test("says so, leaves nothing behind, and works when the fault is gone")
    func everyStep() async throws {
      guard Checkout.foreignURI == nil else { return }
      let (before, steps) = try await FailingStart.steps(failAt: [])
      var failed = 0
      for (index, step) in steps.enumerated() {
        let start = try await FailingStart.make(failAt: [before + index + 1])
        let answer = try await start.attempt()
        // A process that is there cannot be made to fail at that.
        guard !step.hasPrefix("spawned") else {
          guard case .told = answer else { throw CannotStart(program: step, reason: "\(answer)") }
          try await start.end(at: step)
          continue
        }
        guard case .refused(let code, let message) = answer else {
          Issue.record("\(step) failed, and the start did not: \(answer)")
          try await start.end(at: step)
          continue
        }
        failed += 1
        #expect(code == 38 && message.contains("Input/output error"), "\(step): \(code) \(message)")
        let found = try await start.crashed.observe()
        #expect(found.violations == [], "\(step) failed")
        // A state that could not be written is the one that was before.
        let state = found.domain(start.guest.name)?.state ?? []
        #expect(state == [5, 6], "\(step) failed: \(state)")
        try await start.succeeds(at: step)
        try await start.end(at: step)
      }
      #expect(failed == steps.filter { !$0.hasPrefix("spawned") }.count && failed > 0)
      print("fault: start: \(failed) steps failed in turn: \(steps.map { $0.split(separator: " ")[0] })")
    }

    @Test("undoes the rest when an undo fails, says so, and what is left goes with the next start or restart")
    func everyUndo() async throws {
      guard Checkout.foreignURI == nil else { return }
      let (before, steps) = try await FailingStart.steps(failAt: [])
      // The process is there, and cannot be written down: everything that a start makes has to be undone.
      let spawned = try #require(steps.firstIndex { $0.hasPrefix("spawned") })
      let late = before + spawned + 2
      let (_, undos) = try await FailingStart.steps(failAt: [late])
      let failing = undos.enumerated().dropFirst(spawned + 2).filter { _, step in
        // The kernel does not fail to kill.
        ["remove", "folder-removal"].contains { step.hasPrefix($0 + " ") }
      }
      #expect(failing.count >= 4, "\(undos)")
      for (index, step) in failing {
        let start = try await FailingStart.make(failAt: [late, before + index + 1])
        guard case .refused = try await start.attempt() else {
          Issue.record("the start succeeded although its state could not be written")
          continue
        }
        let crashed = start.crashed
        let found = try await crashed.observe()
        #expect(found.emulators.isEmpty, "the undo \(step) failed")
        #expect(!found.violations.isEmpty, "the undo \(step) did not fail")
        try await crashed.daemon.logged("cannot remove what a guest left")
        try await start.succeeds(at: step)
        try await crashed.client.perform("connection.lookupByName('\(start.guest.name)').destroy()")
        try await crashed.crash()
        #expect(try await crashed.start())
        #expect(try await crashed.observe().violations == [], "the undo \(step) was not made good")
        try await start.end(at: step)
      }
      print("fault: undo of a start: \(failing.count) failed in turn")
    }
  }
}

/// A daemon that fails at some steps, with a guest that is to be started.
private struct FailingStart {
  let crashed: CrashedDaemon
  let guest: Guest

  static func make(failAt failures: [Int]) async throws -> FailingStart {
    let crashed = try CrashedDaemon()
    try crashed.takeOver(try await CrashTemplate.root())
    let guest = CrashGuest.complete(Guest.idle("guest", on: crashed.daemon), on: crashed.daemon)
    #expect(try await crashed.start(failAt: failures))
    try await crashed.client.perform("connection.defineXML('''\(guest.xml)''')")
    return FailingStart(crashed: crashed, guest: guest)
  }

  /// How many steps come before a start, and which a start has.
  static func steps(failAt failures: [Int]) async throws -> (before: Int, steps: [String]) {
    let start = try await make(failAt: failures)
    let before = start.crashed.steps.count
    _ = try await start.attempt()
    let steps = Array(start.crashed.steps.dropFirst(before))
    try await start.end(at: "the end")
    return (before, steps)
  }

  func attempt() async throws -> CrashClient.Answer {
    try await crashed.client.run("connection.lookupByName('\(guest.name)').create()")
  }

  /// The fault is gone: the guest starts, with the one port that there is.
  func succeeds(at step: String) async throws {
    let answer = try await attempt()
    guard case .told = answer else {
      Issue.record("after \(step) failed, the next start does so too: \(answer)")
      return
    }
    #expect(try await crashed.observe().domain(guest.name)?.state == [1, 1], "\(step)")
  }

  func end(at step: String) async throws {
    for leftover in try await crashed.end() { Issue.record("after \(step) failed: left \(leftover)") }
  }
}
