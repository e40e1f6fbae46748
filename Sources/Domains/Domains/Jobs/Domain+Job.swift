import DroverCore
import Synchronization

extension Domain {
  /// Waits for a job, works, gives the job back.
  ///
  /// The wait ends when the task is cancelled; the work does not: what was begun with a guest is brought to its end.
  func withJob<R: Sendable>(
    _ request: JobRequest, _ body: @escaping @Sendable () async throws(VirtError) -> R
  ) async throws(VirtError) -> R {
    if context.isStopping.withLock({ $0 }) { throw VirtError(.operationAborted, "the daemon is stopping") }
    let ticket: JobTicket
    do {
      ticket = try await jobs.acquire(request, deadline: context.jobDeadline, time: context.time)
    } catch {
      throw explained(error)
    }
    defer { jobs.release(ticket, time: context.time) }
    return try await shielded(body)
  }
}

extension Domain {
  /// A wait that took too long tells also what QEMU has not answered.
  private func explained(_ error: VirtError) -> VirtError {
    guard error.code == .operationTimeout, let condition = read({ $0.live?.guest?.monitorCondition }) else {
      return error
    }
    var error = error
    if condition != .idle { error.causes.append(condition.description(at: context.time.now)) }
    return error
  }
}

/// Works in a task of its own, which nobody cancels.
func shielded<R: Sendable>(
  _ body: @escaping @Sendable () async throws(VirtError) -> R
) async throws(VirtError) -> R {
  let task = Task { () async -> Result<R, VirtError> in
    do throws(VirtError) { return .success(try await body()) } catch { return .failure(error) }
  }
  return try await task.value.get()
}
