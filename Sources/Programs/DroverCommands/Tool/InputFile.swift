import DroverCore
import Glibc

/// A text that the caller names: a file, or standard input.
enum InputFile {
  /// Definitions are far smaller; what a caller names by mistake (a disk image) is not read into memory.
  static let limit = 32 << 20

  static func read(_ path: String) throws(CommandFailure) -> String {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure("Failed to open file '\(path)': \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw CommandFailure("Failed to read file '\(path)': \(String(cString: strerror(errno)))")
      }
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else {
        throw CommandFailure("Failed to read file '\(path)': it has more than \(limit >> 20) MiB")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("Failed to read file '\(path)': it is no text in UTF-8")
    }
    return text
  }
}
