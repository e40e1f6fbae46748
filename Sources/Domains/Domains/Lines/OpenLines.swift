import DroverCore
import Synchronization

/// The lines of one running guest that clients have open: each at most once. Self-locking.
final class OpenLines: Sendable {
  private let holders = Mutex<[String: ClaimedLine]>([:])

  /// Gives a line to a client.
  ///
  /// - Parameters:
  ///   - alias: the line's.
  ///   - force: whether to take it from who has it.
  ///   - refusal: what a client is told when somebody else has it.
  func claim(_ alias: String, force: Bool, refusal: String) throws(VirtError) -> ClaimedLine {
    let claim = ClaimedLine(alias: alias, lines: self)
    let (isOurs, former) = holders.withLock { holders in
      let former = holders[alias]
      guard former == nil || force else { return (false, former) }
      holders[alias] = claim
      return (true, former)
    }
    guard isOurs else { throw VirtError(.operationFailed, refusal) }
    former?.cut(VirtError(.rpc, "the line was taken by another client, by force", origin: .streams))
    return claim
  }

  fileprivate func release(_ claim: ClaimedLine) {
    holders.withLock { holders in
      if holders[claim.alias] === claim { holders[claim.alias] = nil }
    }
  }
}

/// A line that belongs to one client until it ends.
final class ClaimedLine: ByteLine {
  private struct State {
    var line: (any ByteLine)?
    /// Why it ended before it was there.
    var early: VirtError?
  }

  fileprivate let alias: String
  private let lines: OpenLines
  private let state = Mutex(State())

  fileprivate init(alias: String, lines: OpenLines) {
    self.alias = alias
    self.lines = lines
  }

  /// The claim has its line now. Errors: it was taken away meanwhile.
  func fill(_ line: any ByteLine) throws(VirtError) {
    let early = state.withLock { state in
      if state.early == nil { state.line = line }
      return state.early
    }
    guard let early else { return }
    line.close()
    throw early
  }

  /// It comes to nothing.
  func release() { lines.release(self) }

  private var line: (any ByteLine)? { state.withLock { $0.line } }

  var takesInput: Bool { line?.takesInput ?? true }

  func start(_ events: ByteLineEvents) throws(VirtError) {
    guard let line else { throw .notRunning }
    do throws(VirtError) {
      try line.start(
        ByteLineEvents(
          received: events.received,
          ended: { [self] end in
            release()
            events.ended(end)
          }))
    } catch {
      release()
      throw error
    }
  }

  func write(_ bytes: [UInt8]) { line?.write(bytes) }
  func pauseReading() { line?.pauseReading() }
  func resumeReading() { line?.resumeReading() }
  func finish() { line?.finish() }

  func close() {
    release()
    line?.close()
  }

  func cut(_ reason: VirtError) {
    let line = state.withLock { state in
      if state.line == nil { state.early = reason }
      return state.line
    }
    line?.cut(reason)
  }
}
