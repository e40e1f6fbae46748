import Glibc

/// Cuts a stream of bytes into lines of limited length, however the bytes arrive.
struct LineSplitter: Sendable {
  /// A line grew beyond the limit; the stream has no meaning any more.
  struct TooLong: Error, Hashable {
    let limit: Int
  }

  private let limit: Int
  private var rest: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  /// How many bytes of an unfinished line are held.
  var pending: Int { rest.count }

  /// The beginning of the unfinished line, for messages.
  func beginning(_ count: Int) -> [UInt8] { Array(rest.prefix(count)) }

  /// Takes bytes and gives each line that they complete, without its newline.
  ///
  /// A line within one piece is not copied; each byte is looked at once.
  mutating func feed(
    _ bytes: UnsafeRawBufferPointer, _ line: (UnsafeRawBufferPointer) -> Bool
  ) throws(TooLong) {
    var left = bytes
    while let newline = Self.newline(in: left) {
      let piece = UnsafeRawBufferPointer(rebasing: left[..<newline])
      guard rest.count + piece.count <= limit else { throw TooLong(limit: limit) }
      let goOn: Bool
      if rest.isEmpty {
        goOn = line(piece)
      } else {
        rest.append(contentsOf: piece)
        goOn = rest.withUnsafeBytes(line)
        rest.removeAll(keepingCapacity: rest.capacity <= 1 << 16)
      }
      left = UnsafeRawBufferPointer(rebasing: left[(newline + 1)...])
      if !goOn { return }
    }
    guard rest.count + left.count <= limit else { throw TooLong(limit: limit) }
    rest.append(contentsOf: left)
  }

  /// Where the first newline is. By the C library: a liar's line may have any length.
  private static func newline(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else { return nil }
    return UnsafeRawPointer(found) - start
  }
}
