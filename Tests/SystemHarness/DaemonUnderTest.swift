import Foundation
import Testing

/// A droverd of one test, with everything below a folder of its own.
///
/// `withDaemon` makes it and holds it to the rule that nothing of it stays behind.
final class DaemonUnderTest: Sendable {
  /// The folder of the test; the daemon's `--root` is in it, and the test's own files may be.
  let folder: String
  let uri: String
  let readOnlyURI: String
  /// Prefix of every name that the test gives, so that tests against a shared daemon stay apart.
  let prefix: String
  /// Programs that stand before the daemon in its command line, such as `setpriv` with its options.
  let wrapper: [String]
  /// Whether the daemon, and with it every client, sees a file system of its own in place of `root`.
  let isSmall: Bool
  private let process = Watched<RunningProgram?>(nil)

  var root: String { folder + "/root" }
  var socket: String { root + "/run/drover.sock" }
  var readOnlySocket: String { root + "/run/drover-ro.sock" }
  var isForeign: Bool { Checkout.foreignURI != nil }

  /// How long what happens "at once" may take to be heard of.
  var patience: Duration { isForeign ? .seconds(30) : .seconds(5) }

  /// - Parameter smallDisk: the size of a file system that holds all that the daemon writes, such as `1m`.
  init(wrapper: [String] = [], smallDisk: String? = nil) throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/drover-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw CannotStart(program: "droverd", reason: "no temporary folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(folder, 0o755)
    prefix = "sys-" + folder.suffix(6).lowercased() + "-"
    isSmall = smallDisk != nil
    if let smallDisk {
      let mounting = "mkdir -p \"$0\" && mount -t tmpfs -o size=\(smallDisk) none \"$0\" && exec \"$@\""
      self.wrapper = wrapper + ["unshare", getuid() == 0 ? "-m" : "-Urm", "sh", "-c", mounting, folder + "/root"]
    } else {
      self.wrapper = wrapper
    }
    if let foreign = Checkout.foreignURI {
      uri = foreign
      readOnlyURI = foreign
    } else {
      uri = "qemu+unix:///system?socket=\(folder)/root/run/drover.sock"
      readOnlyURI = "qemu+unix:///system?socket=\(folder)/root/run/drover-ro.sock"
    }
  }

  func name(_ name: String) -> String { prefix + name }

  /// A path for a file of the test.
  func file(_ name: String) -> String { folder + "/" + name }

  /// The daemon's process; the tests end it, stop it, look at it.
  var daemon: RunningProgram {
    get throws { try #require(process.value, "the daemon is not running") }
  }

  /// Starts the daemon and returns when it answers.
  ///
  /// - Parameter environment: what is set besides the environment of the tests.
  func start(_ options: [String] = [], environment: [String: String] = [:]) async throws {
    guard !isForeign else { return }
    let (ours, theirs) = try RunningProgram.pipe()
    let ready: RunningProgram
    do {
      defer { close(theirs) }
      ready = try RunningProgram(
        wrapper + [Checkout.daemon, "--root", root, "--ready-fd", "3"] + options, environment: environment,
        passing: [3: theirs])
    } catch {
      close(ours)
      throw error
    }
    process.update { $0 = ready }
    let line = Lines(Written())
    RunningProgram.follow(ours, into: line)
    let said = try await line.wait(for: "the readiness of droverd", within: .seconds(20)) {
      $0.isClosed || !$0.lines.isEmpty ? $0.lines : nil
    }
    guard !said.isEmpty else {
      _ = try await ready.exitStatus(within: .seconds(5))
      throw CannotStart(program: "droverd", reason: log)
    }
  }

  /// Asks the daemon to end, and expects it to do so in order.
  func stop() async throws {
    guard !isForeign, let daemon = process.value else { return }
    daemon.signal(SIGTERM)
    let status = try await daemon.exitStatus(within: .seconds(10))
    process.update { $0 = nil }
    #expect(status == .exited(0), "droverd ended with \(status)\n\(daemon.errors.value.lines.suffix(20))")
  }

  /// Ends the daemon as a crash would.
  func crash() async throws {
    let daemon = try daemon
    daemon.signal(SIGKILL)
    _ = try await daemon.exitStatus(within: .seconds(10))
    process.update { $0 = nil }
  }

  /// What stands before a client's command line, so that it finds the daemon.
  var clientWrapper: [String] {
    guard isSmall, let daemon = process.value else { return [] }
    return ["nsenter", "-t", "\(daemon.pid)", "-m"] + (getuid() == 0 ? [] : ["-U", "--preserve-credentials"])
  }

  /// Waits for a line of the daemon's log that holds a text: the log is written, and read, beside what it tells of.
  @discardableResult
  func logged(_ text: String) async throws -> String {
    try await daemon.errors.wait(for: "'\(text)' in the log", within: .seconds(10)) { written in
      written.lines.first { $0.contains(text) }
    }
  }

  /// What the daemon has written, the last of it.
  var log: String {
    let written = process.value.map { $0.output.value.lines + $0.errors.value.lines } ?? []
    return written.suffix(40).joined(separator: "\n")
  }
}
