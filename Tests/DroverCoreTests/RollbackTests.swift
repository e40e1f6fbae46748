import DroverCore
import Synchronization
import Testing

@Suite struct RollbackTests {
  @Test("a failure undoes the steps, last first")
  func order() async {
    let undone = Mutex<[String]>([])
    await withRecorder { record in
      var rollback = Rollback()
      for step in ["folder", "port", "process"] { rollback.onFailure(of: step) { record(step) } }
      #expect(rollback.steps == ["folder", "port", "process"])
      await rollback.run()
    } into: { step in
      undone.withLock { $0.append(step) }
    }
    #expect(undone.withLock { $0 } == ["process", "port", "folder"])
  }

  @Test("success undoes nothing")
  func disarmed() async {
    let undone = Mutex<[String]>([])
    await withRecorder { record in
      var rollback = Rollback()
      rollback.onFailure(of: "folder") { record("folder") }
      rollback.disarm()
    } into: { step in
      undone.withLock { $0.append(step) }
    }
    #expect(undone.withLock { $0 } == [])
  }

  private func withRecorder(
    _ body: (@escaping @Sendable (String) -> Void) async -> Void, into record: @escaping @Sendable (String) -> Void
  ) async {
    await body(record)
  }
}
