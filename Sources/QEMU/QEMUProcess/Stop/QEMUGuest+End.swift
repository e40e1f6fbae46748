import Domains
import DroverCore
import DroverHost

extension QEMUGuest {
  func end(_ ladder: EndingLadder) async throws(VirtError) {
    // In a task of its own: a caller that was cancelled must not stop a destroy half way.
    let (handle, channel) = (handle, channel)
    let steps = ladder.steps(killPatience: context.configuration.killPatience)
    let result = await Task { () -> Result<TerminationLadder.Outcome, VirtError> in
      do throws(VirtError) {
        return .success(try await steps.run(on: handle) { channel?.toldShutdown == true })
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
  func steps(killPatience: Duration) -> TerminationLadder {
    let kill = TerminationLadder.Step.kill(patience: killPatience)
    switch self {
    // QEMU still writes what its caches hold: more than it needs, less than a person waits.
    case .afterShutdown: return TerminationLadder([.terminate(patience: .seconds(15)), kill])
    // A QEMU whose main loop goes round tells SHUTDOWN within milliseconds of SIGTERM, and then writes what its caches
    // hold. One that does not is asleep in its monitor, or deaf: it is not waited for.
    case .destroy:
      return TerminationLadder([.terminate(patience: .milliseconds(500), obeying: .seconds(10)), kill])
    case .gracefulOnly: return TerminationLadder([.terminate(patience: .seconds(10))])
    case .kill: return TerminationLadder([kill])
    }
  }
}
