import CShims
public import DroverCore
import Glibc

/// Signals of the process as events on a reactor.
///
/// To be made first thing in a program, before any thread: threads inherit that the signals are blocked, and a thread
/// that did not would take them in the old way.
public final class SignalSource: Sendable {
  private let descriptor: Descriptor

  /// Blocks the signals and holds them for `start`.
  ///
  /// - Throws: `systemError`.
  public init(_ signals: [Int32]) throws(VirtError) {
    let result = drover_signalfd_create(signals, Int32(clamping: signals.count))
    if result < 0 { throw SystemFailure(0 &- result).error("receive signals") }
    descriptor = Descriptor(adopting: result)
  }

  /// Hands signals over, those that came before included; on the reactor, for as long as it runs.
  public func start(on reactor: Reactor, _ handler: @escaping @Sendable (_ signal: Int32) -> Void) throws(VirtError) {
    do throws(SystemFailure) {
      // The reactor keeps the source by the handler.
      _ = try reactor.register(descriptor.rawValue, interest: .readable) { [self] _ in
        while case let signal = drover_signalfd_next(descriptor.rawValue), signal > 0 { handler(signal) }
      }
    } catch {
      throw error.error("receive signals")
    }
  }

  /// Lets writing to a closed pipe be an error instead of an end of the process.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
