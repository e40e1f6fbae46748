import Foundation
import DroverCore
import DroverHost
import Synchronization

/// Swift Testing has a type of the same name.
typealias ProcessExit = DroverHost.ExitStatus

/// A reactor that stops when the test ends.
final class RunningReactor: Sendable {
  let reactor: Reactor

  init() throws {
    reactor = try Reactor(name: "test")
    try reactor.start()
  }

  deinit { reactor.stop() }
}

/// Values that arrive on another thread, to be awaited in order.
final class Inbox<Value: Sendable>: Sendable {
  private let stream: AsyncStream<Value>
  private let continuation: AsyncStream<Value>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func put(_ value: Value) { continuation.yield(value) }

  /// The next value; nil when the task is cancelled.
  func next() async -> Value? {
    for await value in stream { return value }
    return nil
  }
}

/// How many descriptors this process has open.
func openDescriptors() -> Set<Int32> {
  var found: Set<Int32> = []
  for number in Int32(0)..<4096 where fcntl(number, F_GETFD) >= 0 { found.insert(number) }
  return found
}

/// A folder of its own for a test, gone afterwards.
final class ScratchFolder: Sendable {
  let path: String

  init() {
    // Below the folder of the test that started this process, which removes it even if this one is killed.
    let base = getenv("DROVER_TEST_FOLDER").map { String(cString: $0) } ?? "/tmp"
    path = "\(base)/drover-host-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
    mkdir(path, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }
}
