import DroverCore
import Glibc

/// Whole files.
enum FileBytes {
  /// The bytes of a file.
  static func read(_ path: String) throws(VirtError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(clamping: status.st_size) &+ 1)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk.prefix(count))
    }
  }

  private static func failure(_ path: String) -> VirtError {
    VirtError(.systemError, "cannot read '\(path)': \(String(cString: strerror(errno)))", origin: .none)
  }
}
