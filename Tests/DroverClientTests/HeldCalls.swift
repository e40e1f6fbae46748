import LibvirtWire
import Synchronization

/// Calls that a script does not answer yet.
final class HeldCalls: Sendable {
  private let calls = Mutex<[OwnedFrame]>([])

  /// Keeps a call; gives all of them when there are enough.
  func add(_ call: OwnedFrame, until count: Int) -> [OwnedFrame] {
    calls.withLock { calls in
      calls.append(call)
      guard calls.count >= count else { return [] }
      defer { calls = [] }
      return calls
    }
  }

  var all: [OwnedFrame] { calls.withLock { $0 } }
}
