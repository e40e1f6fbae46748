import Foundation
@testable import SystemHarness
import Testing

/// A control group whose processes can be frozen.
///
/// In the first version of control groups a frozen process is in uninterruptible sleep, and not even SIGKILL ends it
/// before it thaws; in the second version SIGKILL does.
struct Freezer: Sendable {
  let path: String
  let isSecondVersion: Bool

  /// Makes a group. Needs root, and one of the two versions: a host without either is no place for these tests.
  init(_ name: String) throws {
    let mounts = try String(contentsOfFile: "/proc/self/mounts", encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }.filter { $0.count > 3 }
    if let first = mounts.first(where: { $0[2] == "cgroup" && $0[3].split(separator: ",").contains("freezer") }) {
      path = first[1] + "/" + name
      isSecondVersion = false
    } else {
      let second = try #require(mounts.first { $0[2] == "cgroup2" }, "there are no control groups")
      path = second[1] + "/" + name
      isSecondVersion = true
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  func freeze(_ pid: pid_t) throws {
    try write("\(pid)", to: "cgroup.procs")
    try write(isSecondVersion ? "1" : "FROZEN", to: isSecondVersion ? "cgroup.freeze" : "freezer.state")
  }

  func thaw() throws {
    try write(isSecondVersion ? "0" : "THAWED", to: isSecondVersion ? "cgroup.freeze" : "freezer.state")
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
