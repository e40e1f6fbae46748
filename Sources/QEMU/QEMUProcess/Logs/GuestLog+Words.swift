import DroverHost
import Glibc

extension GuestLog {
  /// The end of what QEMU wrote in a run: whole lines, no more than a number of bytes.
  func words(since start: LogMark, atMost limit: Int = 4096) -> String {
    guard let file = try? Descriptor.opening(path, O_RDONLY | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK) else { return "" }
    let place = Self.holds(start, file.rawValue) ? start.words : 0
    return Self.words(of: file.rawValue, from: place, atMost: limit)
  }

  /// Whether a file is still the one in which a run began.
  private static func holds(_ start: LogMark, _ descriptor: Int32) -> Bool {
    guard let place = Int(exactly: start.head) else { return false }
    let expected = Array(start.stamp.utf8)
    var found = [UInt8](repeating: 0, count: expected.count)
    let count = found.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, place) }
    return count == expected.count && found == expected
  }

  /// The end of what a file holds from a place on: whole lines, no more than a number of bytes.
  static func words(of descriptor: Int32, from offset: UInt64, atMost limit: Int = 4096) -> String {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_size > 0 else { return "" }
    let size = UInt64(facts.st_size)
    guard size > offset else { return "" }
    let start = size - offset > UInt64(limit) ? size - UInt64(limit) : offset
    var buffer = [UInt8](repeating: 0, count: Int(min(size - start, UInt64(limit))))
    guard let place = Int(exactly: start) else { return "" }
    let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(place)) }
    guard count > 0 else { return "" }
    var bytes = buffer.prefix(count)
    if start > offset, let newline = bytes.firstIndex(of: 0x0A) { bytes = bytes[(newline + 1)...] }
    let text = String(decoding: bytes.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
    // QEMU tells of each terminal that it opened, which explains nothing; and our own lines are not its words.
    let lines = text.split(separator: "\n").filter { line in
      !line.hasPrefix("char device redirected to ") && !line.contains(ownMark)
    }
    return lines.joined(separator: "\n")
  }
}
