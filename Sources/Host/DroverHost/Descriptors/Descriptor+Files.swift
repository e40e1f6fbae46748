import Glibc

extension Descriptor {
  /// Opens a file for reading; nothing waits for the writer of a FIFO.
  public static func reading(_ path: String) throws(SystemFailure) -> Descriptor {
    try opening(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  }

  /// Opens a file to append to it, and creates it when there is none.
  public static func appending(_ path: String, mode: UInt32 = 0o600) throws(SystemFailure) -> Descriptor {
    try opening(path, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY | O_NOFOLLOW, mode)
  }

  /// Opens `/dev/null` for reading and writing.
  public static func null() throws(SystemFailure) -> Descriptor { try opening("/dev/null", O_RDWR) }

  /// Opens a file; always closed on exec.
  public static func opening(
    _ path: String, _ flags: Int32, _ mode: UInt32 = 0
  ) throws(SystemFailure) -> Descriptor {
    Descriptor(adopting: try SystemFailure.retrying { open(path, flags | O_CLOEXEC, mode) })
  }

  /// How many bytes a regular file has; nil for what is none.
  public borrowing func sizeOfFile() throws(SystemFailure) -> UInt64? {
    let number = rawValue
    var facts = stat()
    try SystemFailure.retrying { fstat(number, &facts) }
    return facts.st_mode & S_IFMT == S_IFREG ? UInt64(max(0, facts.st_size)) : nil
  }

  /// Writes all bytes, waiting as long as it takes.
  public borrowing func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let (number, piece) = (rawValue, rest)
      let count = try SystemFailure.retrying { write(number, piece.baseAddress, piece.count) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
  }

  /// Reads to the end.
  ///
  /// - Throws: `EFBIG` past the limit.
  public borrowing func readAll(limit: Int) throws(SystemFailure) -> [UInt8] {
    let number = rawValue
    var result: [UInt8] = []
    var failure: SystemFailure?
    // Not zeroed first, and no system call to ask for a size that files of the kernel do not tell.
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 16) { buffer in
      do throws(SystemFailure) {
        while true {
          let count = try SystemFailure.retrying { read(number, buffer.baseAddress, buffer.count) }
          if count == 0 { return }
          if result.count + count > limit { throw SystemFailure(EFBIG) }
          result.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return result
  }
}

/// Reads small files of the kernel and of ours.
public enum FileContents {
  /// The bytes of a file.
  public static func bytes(_ path: String, limit: Int = 16 << 20) throws(SystemFailure) -> [UInt8] {
    try Descriptor.reading(path).readAll(limit: limit)
  }

  /// The text of a file; what is no UTF-8 is replaced.
  public static func text(_ path: String, limit: Int = 16 << 20) throws(SystemFailure) -> String {
    String(decoding: try bytes(path, limit: limit), as: UTF8.self)
  }

  /// The text without the white space at its ends; nil when the file cannot be read.
  static func trimmed(_ path: String) -> String? {
    guard let text = try? text(path, limit: 1 << 20) else { return nil }
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\0" }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// What one call reads, 2 KiB at the most.
  static func beginning(_ path: String) throws(SystemFailure) -> String {
    let descriptor = try Descriptor.reading(path)
    let number = descriptor.rawValue
    var bytes = [UInt8](repeating: 0, count: 2048)
    let count = try SystemFailure.retrying { read(number, &bytes, bytes.count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// Where a symbolic link points.
  public static func link(_ path: String) throws(SystemFailure) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = try SystemFailure.retrying { readlink(path, &buffer, buffer.count) }
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
