import Domains
import DroverCore
import DroverHost

extension QEMUGuest {
  func end(_ ladder: EndingLadder) async throws(VirtError) {
    // In a task of its own: a caller that was cancelled must not stop a destroy half way.
    let handle = handle
    let result = await Task { () -> Result<TerminationLadder.Outcome, VirtError> in
      do throws(VirtError) {
        return .success(try await ladder.steps.run(on: handle))
      } catch {
        return .failure(error)
      }
    }.value
    switch try result.get() {
    case .ended: return
    case .remains(let state):
      throw VirtError(.operationTimeout, "QEMU (pid \(process.pid)) does not end: it is \(state)")
    }
  }
}

extension EndingLadder {
  /// The signals, and how long each may take.
  var steps: TerminationLadder {
    switch self {
    // QEMU still writes what its caches hold: more than it needs, less than a person waits.
    case .afterShutdown: .terminate(patience: .seconds(15))
    case .destroy: .terminate(patience: .seconds(10))
    case .gracefulOnly: TerminationLadder([.terminate(patience: .seconds(10))])
    case .kill: .kill
    }
  }
}
