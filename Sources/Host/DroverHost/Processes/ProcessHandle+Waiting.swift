import Domains
public import DroverCore
import Synchronization

extension ProcessHandle {
  /// Waits until the process has ended.
  ///
  /// - Returns: nil when the deadline passes, the task is cancelled, or the process is abandoned before.
  public func waitForExit(deadline: Deadline? = nil) async -> ExitStatus? {
    let wait = ExitWait()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        wait.begin(continuation)
        let number = observe { wait.end($0) }
        guard let number else { return }
        wait.onCancel { [self] in dismiss(number) }
        guard let deadline else { return }
        let timer = reactor.schedule(at: deadline) { [weak self] in self?.dismiss(number) }
        wait.onEnd { timer.cancel() }
      }
    } onCancel: {
      wait.cancel()
    }
  }
}

/// One waiter: resumed once, by whichever comes first.
private final class ExitWait: Sendable {
  private struct State {
    var continuation: CheckedContinuation<ExitStatus?, Never>?
    var isOver = false
    var isCancelled = false
    var onCancel: (@Sendable () -> Void)?
    var onEnd: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  func begin(_ continuation: CheckedContinuation<ExitStatus?, Never>) {
    state.withLock { $0.continuation = continuation }
  }

  func onCancel(_ body: @escaping @Sendable () -> Void) {
    let isCancelled = state.withLock { state in
      if !state.isOver, !state.isCancelled { state.onCancel = body }
      return state.isCancelled
    }
    if isCancelled { body() }
  }

  func onEnd(_ body: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      if !state.isOver { state.onEnd = body }
      return state.isOver
    }
    if isOver { body() }
  }

  func cancel() {
    let body = state.withLock { state in
      state.isCancelled = true
      return state.onCancel
    }
    body?()
  }

  func end(_ status: ExitStatus?) {
    let (continuation, onEnd) = state.withLock { state in
      let result = (state.continuation, state.onEnd)
      state.continuation = nil
      state.isOver = true
      state.onCancel = nil
      state.onEnd = nil
      return result
    }
    onEnd?()
    continuation?.resume(returning: status)
  }
}
