import Glibc

/// Cuts a stream of bytes into messages of limited length, however the bytes arrive: each is a line, or an object that is
/// written over several lines (`-qmp-pretty`, `pretty=on`). Such a one begins with a line that is a brace alone, and ends
/// with another; those in it stand further to the right.
struct LineSplitter: Sendable {
  /// A line grew beyond the limit; the stream has no meaning any more.
  struct TooLong: Error, Hashable {
    let limit: Int
  }

  private let limit: Int
  private var rest: [UInt8] = []
  /// The lines of an object that is not complete; empty outside of one.
  private var object: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  /// How many bytes of an unfinished message are held.
  var pending: Int { object.count + rest.count }

  /// The beginning of the unfinished message, for messages to people.
  func beginning(_ count: Int) -> [UInt8] { Array((object.isEmpty ? rest : object).prefix(count)) }

  /// Takes bytes and gives each message that they complete, without its last newline.
  ///
  /// A line within one piece is not copied; each byte is looked at once.
  mutating func feed(
    _ bytes: UnsafeRawBufferPointer, _ message: (UnsafeRawBufferPointer) -> Bool
  ) throws(TooLong) {
    // Taken out and put back, as the lines are joined while they are cut.
    let limit = limit
    var object = object
    self.object = []
    var isTooLong = false
    try cut(bytes) { line in
      if object.isEmpty {
        guard Self.isAlone(line, UInt8(ascii: "{")) else { return message(line) }
        object.append(contentsOf: line)
        return true
      }
      guard object.count + line.count < limit else {
        isTooLong = true
        return false
      }
      object.append(0x0A)
      object.append(contentsOf: line)
      guard Self.isAlone(line, UInt8(ascii: "}")) else { return true }
      defer { object.removeAll(keepingCapacity: object.capacity <= 1 << 16) }
      return object.withUnsafeBytes(message)
    }
    if isTooLong { throw TooLong(limit: limit) }
    self.object = object
  }

  private static func isAlone(_ line: UnsafeRawBufferPointer, _ brace: UInt8) -> Bool {
    line.first == brace && line.dropFirst().allSatisfy { $0 == 0x0D }
  }

  private mutating func cut(
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
