import Foundation
import Testing

/// Runs a test on a daemon of its own. At the end its guests are removed and the daemon is stopped,
/// and then nothing may be left: no process, no socket, no file but configuration, caches and logs.
func withDaemon(
  wrapper: [String] = [], smallDisk: String? = nil, configuration: String? = nil, _ options: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (DaemonUnderTest) async throws -> Void
) async throws {
  let daemon = try DaemonUnderTest(wrapper: wrapper, smallDisk: smallDisk)
  do {
    if let configuration { try daemon.configure(configuration) }
    try await daemon.start(options)
    try await body(daemon)
    try await daemon.removeGuests()
    try await daemon.stop()
    for leftover in daemon.leftovers() {
      Issue.record("left behind: \(leftover)", sourceLocation: sourceLocation)
    }
    daemon.sweep()
  } catch {
    Issue.record("the daemon's log ends with:\n\(daemon.log)", sourceLocation: sourceLocation)
    try? await daemon.removeGuests()
    daemon.sweep()
    throw error
  }
}

extension DaemonUnderTest {
  /// Writes the configuration file; for a daemon that does not run yet.
  func configure(_ text: String) throws {
    try FileManager.default.createDirectory(atPath: root + "/etc", withIntermediateDirectories: true)
    try text.write(toFile: root + "/etc/drover.conf", atomically: true, encoding: .utf8)
  }

  /// Ends and undefines the guests of the test.
  func removeGuests() async throws {
    for name in try await virsh("list", "--all", "--name").lines where name.hasPrefix(prefix) {
      // Either may be refused, as the guest may be off or transient.
      _ = try await virshResult("destroy", name)
      _ = try await virshResult("undefine", name)
    }
    let left = try await virsh("list", "--all", "--name").lines.filter { $0.hasPrefix(prefix) }
    #expect(left.isEmpty, "guests that cannot be removed: \(left)")
  }

  /// What a stopped daemon without guests should not have left.
  func leftovers() -> [String] {
    guard !isForeign else { return [] }
    var found = Processes.touching(folder).map { pid in
      "process \(pid): \(Processes.arguments(of: pid).prefix(6).joined(separator: " "))"
    }
    let files = FileManager.default
    for path in files.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
      let type = (try? files.attributesOfItem(atPath: root + "/" + path))?[.type] as? FileAttributeType
      let isLog = path.hasPrefix("log/")
      if type == .typeSocket || (!isLog && (path.contains(prefix) || path.contains("/domain-"))) {
        found.append(path)
      }
    }
    return found
  }

  /// Ends whatever is left of the test, and removes its folder.
  func sweep() {
    guard folder.contains("/drover-") else { return }
    if !isForeign {
      // The folder's name is random: a process that has to do with it is the test's.
      for pid in Processes.touching(folder) { kill(pid, SIGKILL) }
    }
    try? FileManager.default.removeItem(atPath: folder)
  }
}
