import DroverHost
import Glibc

/// The command lines of running processes. Everything here may block for a moment on a busy process.
enum ProcessArguments {
  /// Whether the command line of a process holds one of some texts.
  static func process(_ pid: Int32, names marks: [String]) -> Bool {
    guard let line = commandLine(of: pid) else { return false }
    // Arguments end with zero bytes, which no text holds that is looked for.
    let text = String(decoding: line, as: UTF8.self)
    return marks.contains { text.contains($0) }
  }

  /// The processes whose command line holds a text.
  static func processes(naming mark: String) -> [Int32] {
    guard let list = opendir("/proc") else { return [] }
    defer { closedir(list) }
    var found: [Int32] = []
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let pid = Int32(name), pid > 1, pid != getpid() else { continue }
      if process(pid, names: [mark]) { found.append(pid) }
    }
    return found
  }

  /// At most two MiB: the kernel's own limit of a command line.
  private static func commandLine(of pid: Int32) -> [UInt8]? {
    guard let file = try? Descriptor.opening("/proc/\(pid)/cmdline", O_RDONLY) else { return nil }
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
