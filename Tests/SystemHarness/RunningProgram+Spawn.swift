import Foundation
import Glibc

/// A program could not be started.
struct CannotStart: Error, CustomStringConvertible {
  let program: String
  let reason: String

  var description: String { "cannot start \(program): \(reason)" }
}

extension RunningProgram {
  /// Starts a program with these descriptors, and with the default signal handling.
  ///
  /// It gets no others, as every descriptor of the tests is closed on exec.
  static func spawn(
    _ arguments: [String], environment: [String: String], files: [Int32: Int32]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // First out of the way, so that no target is another's source.
    let beyond = (files.keys.max() ?? 2) + 100
    let targets = files.keys.sorted()
    for (place, target) in targets.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, files[target] ?? -1, beyond + Int32(place))
    }
    for (place, target) in targets.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, beyond + Int32(place), target)
      posix_spawn_file_actions_addclose(&actions, beyond + Int32(place))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    var pid: pid_t = 0
    let program = arguments.first ?? "/nonexistent"
    let failure = withCStrings(arguments) { arguments in
      withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawnp(&pid, program, &actions, &attributes, arguments, variables)
      }
    }
    guard failure == 0 else {
      throw CannotStart(program: program, reason: String(cString: strerror(failure)))
    }
    return pid
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
