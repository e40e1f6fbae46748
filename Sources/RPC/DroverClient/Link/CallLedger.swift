import DroverCore
import LibvirtWire

/// The calls that wait for an answer, as a state machine without I/O: each waiter gets exactly one answer, by a reply,
/// a failure of its own (deadline, cancellation), or the end of the connection.
struct CallLedger<Waiter> {
  private enum Entry {
    /// The number is given out; nobody waits yet.
    case reserved
    /// It failed before anybody waited.
    case failed(VirtError)
    case waiting(Waiter)
  }

  private var entries: [UInt32: Entry] = [:]
  private var last: UInt32 = 0
  private var end: VirtError?

  /// Why nothing can be called any more; nil while it can.
  var ending: VirtError? { end }

  /// How many calls are under way.
  var count: Int { entries.count }

  /// Gives out a number for a call.
  ///
  /// - Throws: why the connection ended.
  mutating func reserve() throws(VirtError) -> UInt32 {
    if let end { throw end }
    repeat { last &+= 1 } while last == 0 || entries[last] != nil
    entries[last] = .reserved
    return last
  }

  /// Puts a waiter behind a number.
  ///
  /// - Returns: the error that it gets instead, when the call failed meanwhile.
  mutating func wait(_ waiter: Waiter, for serial: UInt32) -> VirtError? {
    switch entries[serial] {
    case .reserved:
      entries[serial] = .waiting(waiter)
      return nil
    case .failed(let error):
      entries[serial] = nil
      return error
    case .waiting, nil:
      return end ?? VirtError(.internalError, "the call \(serial) has ended", origin: .rpc)
    }
  }

  /// A reply came.
  ///
  /// - Returns: whom to give it; nil when nobody waits for it (any more).
  mutating func answer(_ serial: UInt32) -> Waiter? {
    guard case .waiting(let waiter) = entries[serial] else { return nil }
    entries[serial] = nil
    return waiter
  }

  /// One call is given up.
  ///
  /// - Returns: whom to tell; nil when nobody waits yet (who comes to wait is told then) or the call has ended.
  mutating func fail(_ serial: UInt32, _ error: VirtError) -> Waiter? {
    switch entries[serial] {
    case .waiting(let waiter):
      entries[serial] = nil
      return waiter
    case .reserved:
      entries[serial] = .failed(error)
      return nil
    case .failed, nil:
      return nil
    }
  }

  /// Takes a number back that nobody came to wait for.
  mutating func release(_ serial: UInt32) {
    if case .waiting = entries[serial] { return }
    entries[serial] = nil
  }

  /// The connection ended: nobody waits any more.
  ///
  /// - Returns: whom to tell; none when it had ended before.
  mutating func finish(_ error: VirtError) -> [Waiter] {
    guard end == nil else { return [] }
    end = error
    var waiters: [Waiter] = []
    for (serial, entry) in entries {
      switch entry {
      case .waiting(let waiter):
        waiters.append(waiter)
        entries[serial] = nil
      case .reserved: entries[serial] = .failed(error)
      case .failed: break
      }
    }
    return waiters
  }
}
