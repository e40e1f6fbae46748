import DroverHost
import Glibc

/// The command lines of running processes. Everything here may block for a moment on a busy process.
enum ProcessArguments {
  /// Whether the command line of a process holds one of some texts.
  static func process(_ pid: Int32, names marks: [String]) -> Bool {
    guard let line = contents(of: "/proc/\(pid)/cmdline") else { return false }
    // Arguments end with zero bytes, which no text holds that is looked for.
    let text = String(decoding: line, as: UTF8.self)
    return marks.contains { text.contains($0) }
  }

  /// Whether a process was started with a variable of that value: `NAME=value`.
  static func process(_ pid: Int32, isMarkedWith mark: String) -> Bool {
    guard let variables = contents(of: "/proc/\(pid)/environ") else { return false }
    return variables.split(separator: 0).contains { $0.elementsEqual(mark.utf8) }
  }

  /// The processes that were started with a variable of that value.
  static func processes(markedWith mark: String) -> [Int32] {
    all().filter { process($0, isMarkedWith: mark) }
  }

  /// The processes whose command line holds a text.
  static func processes(naming mark: String) -> [Int32] {
    all().filter { process($0, names: [mark]) }
  }

  /// All processes but ours.
  private static func all() -> [Int32] { ProcessList.all().filter { $0 > 1 && $0 != getpid() } }

  /// The argument that follows another one in the command line of a process.
  static func argument(after name: String, of pid: Int32) -> String? {
    guard let line = contents(of: "/proc/\(pid)/cmdline") else { return nil }
    let words = line.split(separator: 0, omittingEmptySubsequences: false)
    guard let place = words.firstIndex(where: { $0.elementsEqual(name.utf8) }), words.indices.contains(place + 1)
    else { return nil }
    return String(decoding: words[place + 1], as: UTF8.self)
  }

  /// At most two MiB: the kernel's own limit of a command line.
  private static func contents(of path: String) -> [UInt8]? {
    guard let file = try? Descriptor.opening(path, O_RDONLY) else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < 2 << 20 {
      let count = buffer.withUnsafeMutableBytes { read(file.rawValue, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }
}
