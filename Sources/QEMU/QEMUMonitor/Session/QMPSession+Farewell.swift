import DroverCore

// The end of a guest: nobody asks any more, and one thing is still worth hearing.
extension QMPSession {
  /// Ends the session for everybody who waits, as `closed(.byUs)` does, but goes on listening: a QEMU that obeys
  /// SIGTERM tells SHUTDOWN before it writes out what its caches hold.
  public mutating func retire() -> [QMPAction] {
    if case .closed = condition { return [] }
    return beginFarewell()
  }

  /// Looks for the one event.
  mutating func listen(_ bytes: UnsafeRawBufferPointer) {
    guard var splitter = farewell, !toldShutdown else { return }
    farewell = nil
    var told = false
    do throws(LineSplitter.TooLong) {
      try splitter.feed(bytes) { line in
        if case .event(let event)? = try? QMPMessage.parse(line), case .shutdown = event.kind { told = true }
        return !told
      }
    } catch {
      return
    }
    toldShutdown = told
    farewell = splitter
  }
}
