import DroverCore
import DroverHost
import Glibc

/// The terminal of the process, with every key passed on as it is, until it is restored.
struct Terminal: Sendable {
  /// What is typed.
  let input: AsyncStream<[UInt8]>
  private let before: termios
  private let watch: Registration
  private let reactor: Reactor

  /// Takes the terminal over.
  init() throws(CommandFailure) {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { throw Self.failure(SystemFailure(errno)) }
    before = settings
    let (input, sink) = AsyncStream<[UInt8]>.makeStream()
    self.input = input
    do {
      reactor = try Reactor(name: "terminal")
      try reactor.start()
      watch = try reactor.register(STDIN_FILENO, interest: .readable) { _ in
        let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
          count = max(0, read(STDIN_FILENO, buffer.baseAddress, buffer.count))
        }
        if bytes.isEmpty { sink.finish() } else { sink.yield(bytes) }
      }
    } catch {
      throw CommandFailure("the terminal cannot be read: \(error)")
    }
    cfmakeraw(&settings)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  /// Gives the terminal back as it was.
  func restore() {
    watch.cancel()
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    reactor.stop()
  }

  private static func failure(_ failure: SystemFailure) -> CommandFailure {
    CommandFailure("unable to get tty attributes: \(failure.words)")
  }

  /// Writes all bytes.
  ///
  /// - Returns: false when it cannot; `errno` says why.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
    }
    return true
  }
}
