import Foundation

/// What the kernel says about the processes of this machine.
enum Processes {
  /// The processes that hold anything of a folder open, work in it, or name it in their arguments or environment.
  static func touching(_ folder: String) -> [pid_t] {
    all().filter { pid in
      pid != getpid() && (mentions(folder, in: pid) || holds(folder, pid))
    }
  }

  /// The QEMU of a domain; `nil` if there is none.
  static func emulator(of uuid: String) -> pid_t? {
    all().first { pid in
      let arguments = Self.arguments(of: pid)
      return arguments.first?.contains("qemu") == true && arguments.contains(uuid)
    }
  }

  static func arguments(of pid: pid_t) -> [String] {
    strings(in: "/proc/\(pid)/cmdline")
  }

  /// The one letter of `/proc/PID/stat`; `nil` if there is no such process.
  static func state(of pid: pid_t) -> Character? {
    let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    return text?.split(separator: ")").last?.dropFirst().first
  }

  /// How many descriptors a process has open.
  static func descriptors(of pid: pid_t) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count) ?? 0
  }

  private static func all() -> [pid_t] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
  }

  private static func strings(in file: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: file) else { return [] }
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func mentions(_ folder: String, in pid: pid_t) -> Bool {
    let words = strings(in: "/proc/\(pid)/cmdline") + strings(in: "/proc/\(pid)/environ")
    return words.contains { $0.contains(folder + "/") || $0.hasSuffix(folder) }
  }

  private static func holds(_ folder: String, _ pid: pid_t) -> Bool {
    let files = FileManager.default
    let descriptors = (try? files.contentsOfDirectory(atPath: "/proc/\(pid)/fd")) ?? []
    let links = descriptors.map { "/proc/\(pid)/fd/\($0)" } + ["/proc/\(pid)/cwd", "/proc/\(pid)/exe"]
    return links.contains { (try? files.destinationOfSymbolicLink(atPath: $0))?.hasPrefix(folder + "/") == true }
  }
}
