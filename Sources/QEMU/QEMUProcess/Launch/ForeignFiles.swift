import Domains
import DroverCore
import DroverHost
import Glibc
import Logging

/// Work with files that others named: they may be on a server that does not answer, or not be files at all.
///
/// Whoever waits for it waits for a limited time, and no longer than he wants to; the thread may be stuck for longer.
struct ForeignFiles: Sendable {
  /// How long a file system may take to answer.
  static let patience = Duration.seconds(10)

  let reactor: Reactor
  /// Whose threads do it. Who names no file but ours and the system's does not queue behind those who are stuck.
  var work = FileWork.foreign
  var patience = ForeignFiles.patience
  /// Takes a body that ends the wait when it is called.
  var whenUnwanted: @Sendable (_ body: @escaping @Sendable () -> Void) -> Void = { _ in }

  private enum Outcome<Value: Sendable>: Sendable {
    case done(Result<Value, VirtError>)
    case silent
    case unwanted
  }

  /// Runs a body on a thread that may block.
  ///
  /// - Parameters:
  ///   - what: the path, for the message.
  ///   - late: undoes what the body has done after nobody waited for it any more.
  /// - Throws: what the body throws; `operationTimeout`; `VirtError.notRunning` when it is not wanted any more.
  func run<Value: Sendable>(
    _ what: String, late: @escaping @Sendable (Value) -> Void = { _ in },
    _ body: @escaping @Sendable () throws(VirtError) -> Value
  ) async throws(VirtError) -> Value {
    let outcome: Outcome<Value> = await withCheckedContinuation { continuation in
      let once = OneTime<Outcome<Value>> { continuation.resume(returning: $0) }
      let alarm = reactor.schedule(at: .after(patience)) { once.run(.silent) }
      whenUnwanted { once.run(.unwanted) }
      work.enqueue {
        // It may have waited long for its thread.
        guard !once.hasRun else { return }
        let result = Result(catching: body)
        alarm.cancel()
        if !once.run(.done(result)), case .success(let value) = result { late(value) }
      }
    }
    switch outcome {
    case .done(let result): return try result.get()
    case .unwanted: throw .notRunning
    case .silent:
      throw VirtError(
        .operationTimeout, "the file system of '\(what)' has not answered for \(patience.components.seconds) seconds",
        origin: .storage)
    }
  }
}

extension ForeignFiles {
  /// Removes the sockets of a guest; those that are not ours may be anywhere.
  ///
  /// - Parameter name: the guest's, for the log.
  static func remove(_ sockets: [String], of name: String, context: HypervisorContext) async {
    guard let first = sockets.first else { return }
    let runs = context.configuration.runFolder + "/"
    var files = ForeignFiles(reactor: context.reactor)
    if sockets.allSatisfy({ $0.hasPrefix(runs) }) { files.work = .shared }
    files.patience = .seconds(2)
    let failures: [VirtError]
    do throws(VirtError) {
      failures = try await files.run(first) { () throws(VirtError) in
        sockets.compactMap { socket in
          do throws(VirtError) { try AtomicFile.removeSocket(socket) } catch { return error }
          return nil
        }
      }
    } catch {
      failures = [error]
    }
    for error in failures {
      context.logger.error(
        "cannot remove what a guest left", metadata: ["domain": "\(name)", "error": "\(error.message)"])
    }
  }
}

extension GuestLaunch {
  /// A destroy wakes the start.
  func files(foreign: Bool = true) -> ForeignFiles {
    var files = ForeignFiles(reactor: context.reactor)
    if !foreign { files.work = .shared }
    files.whenUnwanted = { [attempt] in attempt.onEnding($0) }
    return files
  }
}
