public import Domains
public import DroverCore
import Glibc
import Synchronization

/// A file as a line that can only be read: piece by piece, on a thread for files, as fast as the client takes them.
public final class FileLine: ByteLine {
  private struct State {
    var file: SharedDescriptor?
    var events: ByteLineEvents?
    var isPaused = false
    var isReading = false
  }

  private static let pieceSize = 64 << 10

  private let reactor: Reactor
  private let state: Mutex<State>

  /// Becomes the owner of an open regular file.
  public init(adopting file: consuming Descriptor, reactor: Reactor) {
    self.reactor = reactor
    state = Mutex(State(file: SharedDescriptor(file)))
  }

  /// It takes none.
  public var takesInput: Bool { false }

  /// Begins to read.
  public func start(_ events: ByteLineEvents) {
    state.withLock { $0.events = events }
    reactor.enqueue { [self] in readOn() }
  }

  /// There is nothing that could be written.
  public func write(_ bytes: [UInt8]) {}

  /// Reads no more for now.
  public func pauseReading() { state.withLock { $0.isPaused = true } }

  /// Reads on.
  public func resumeReading() {
    state.withLock { $0.isPaused = false }
    reactor.enqueue { [self] in readOn() }
  }

  /// Closes.
  public func finish() { close() }

  /// Closes.
  public func close() { reactor.enqueue { [self] in over(.closed) } }

  /// Ends with an error.
  public func cut(_ reason: VirtError) { reactor.enqueue { [self] in over(.failed(reason)) } }

  /// On the reactor.
  private func readOn() {
    let file = state.withLock { state -> SharedDescriptor? in
      guard !state.isPaused, !state.isReading, state.events != nil, let file = state.file else { return nil }
      state.isReading = true
      return file
    }
    guard let file else { return }
    FileWork.shared.enqueue { [self] in
      var piece = [UInt8](repeating: 0, count: Self.pieceSize)
      let result = Result { () throws(SystemFailure) in
        try SystemFailure.retrying { Glibc.read(file.rawValue, &piece, piece.count) }
      }
      reactor.enqueue { [self, piece] in took(piece, result) }
    }
  }

  private func took(_ piece: [UInt8], _ result: Result<Int, SystemFailure>) {
    let events = state.withLock { state in
      state.isReading = false
      return state.events
    }
    switch result {
    case .success(0): over(.endOfData)
    case .success(let count):
      events?.received(Array(piece.prefix(count)))
      readOn()
    case .failure(let error): over(.failed(error.error("read the file", origin: .streams)))
    }
  }

  private func over(_ end: ByteLineEnd) {
    let events = state.withLock { state in
      state.file = nil
      defer { state.events = nil }
      return state.events
    }
    events?.ended(end)
  }
}
