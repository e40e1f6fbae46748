import Foundation
@testable import SystemHarness
import Testing

/// A control group whose processes can be frozen.
///
/// In the first version of control groups a frozen process is in uninterruptible sleep, and not even SIGKILL ends it
/// before it thaws; in the second version SIGKILL does.
struct Freezer: Sendable {
  /// Where a version of control groups is mounted.
  struct Version: Sendable {
    let folder: String
    let isSecond: Bool
  }

  let path: String
  let version: Version

  /// Those that this host has, which may be both. A host without either is no place for these tests.
  static func versions() throws -> [Version] {
    let mounts = try String(contentsOfFile: "/proc/self/mounts", encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 3 }
    let first = mounts.first { $0[2] == "cgroup" && $0[3].split(separator: ",").contains("freezer") }
    let second = mounts.first { $0[2] == "cgroup2" }
    let found = [
      first.map { Version(folder: $0[1], isSecond: false) }, second.map { Version(folder: $0[1], isSecond: true) },
    ]
    let versions = found.compactMap { $0 }
    try #require(!versions.isEmpty, "there are no control groups")
    return versions
  }

  /// Makes a group. Needs root.
  init(_ name: String, _ version: Version) throws {
    self.version = version
    path = version.folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  func freeze(_ pid: pid_t) throws {
    try write("\(pid)", to: "cgroup.procs")
    try write(version.isSecond ? "1" : "FROZEN", to: version.isSecond ? "cgroup.freeze" : "freezer.state")
  }

  func thaw() throws {
    try write(version.isSecond ? "0" : "THAWED", to: version.isSecond ? "cgroup.freeze" : "freezer.state")
  }

  /// Thaws and removes it; its processes are gone.
  func remove() {
    try? thaw()
    rmdir(path)
  }

  private func write(_ text: String, to file: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/" + file))
    defer { try? handle.close() }
    try handle.write(contentsOf: Data(text.utf8))
  }
}
