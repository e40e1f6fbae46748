import CShims
import DequeModule
import Glibc
import Synchronization

/// A few threads for work that blocks: files, folders, the start of processes.
///
/// Threads come when there is work and nobody free, and go after a while without any. Work that is stuck (a dead
/// server's file) holds one thread; the others go on. So that they cannot all be held, what others name has threads of
/// its own.
public final class FileWork: Sendable {
  /// For what is the daemon's own: definitions, states, logs.
  public static let shared = FileWork(limit: 8)
  /// For what others name: images, emulators, firmware's variables, sockets. Any of it may be on a server that does
  /// not answer, and hold its thread until it does.
  public static let foreign = FileWork(limit: 64, name: "foreign files")

  private typealias Body = @Sendable () -> Void

  private struct State {
    var queue: Deque<Body> = []
    var threads = 0
    var idle = 0
  }

  /// The most threads.
  public let limit: Int
  private let patience: Duration
  private let name: String
  private let state = Mutex(State())
  private let signal = WorkSignal()

  /// - Parameter patience: how long a thread without work stays.
  public init(limit: Int, patience: Duration = .seconds(5), name: String = "files") {
    self.limit = max(1, limit)
    self.name = name
    self.patience = patience
  }

  /// How many threads there are.
  public var threads: Int { state.withLock { $0.threads } }

  /// Runs a body on one of the threads.
  public func run<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
      enqueue {
        continuation.resume(returning: Result(catching: body))
      }
    }
    return try result.get()
  }

  /// Runs a body on one of the threads some time.
  public func enqueue(_ body: @escaping @Sendable () -> Void) {
    let mustStart = state.withLock { state in
      state.queue.append(body)
      guard state.queue.count > state.idle, state.threads < limit else { return false }
      state.threads += 1
      return true
    }
    if mustStart { startThread() } else { signal.wakeOne() }
  }

  private func startThread() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Virtual only; what is not touched costs nothing.
    pthread_attr_setstacksize(&attributes, 1 << 20)
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let result = pthread_create(&thread, &attributes, { fileWorkThread($0) }, box.toOpaque())
    guard result != 0 else { return }
    box.release()
    let isAlone = state.withLock { state in
      state.threads -= 1
      return state.threads == 0
    }
    // No thread at all: better slow than never.
    if isAlone { while let body = state.withLock({ $0.queue.popFirst() }) { body() } }
  }

  fileprivate func work() {
    drover_thread_set_name(name)
    while true {
      while let body = state.withLock({ $0.queue.popFirst() }) { body() }
      state.withLock { $0.idle += 1 }
      let mayStay = signal.wait(for: patience) { [self] in state.withLock { !$0.queue.isEmpty } }
      let goes = state.withLock { state in
        state.idle -= 1
        guard !mayStay, state.queue.isEmpty else { return false }
        state.threads -= 1
        return true
      }
      if goes { return }
    }
  }
}

private func fileWorkThread(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let box else { return nil }
  Unmanaged<FileWork>.fromOpaque(box).takeRetainedValue().work()
  return nil
}
